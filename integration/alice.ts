import { run } from '../offchain/cli/program.ts';

/** What a command said, and its exit code. */
export interface Said {
  code: number;
  out: string;
  err: string;
}

/** Runs the command line `alice` in this process. */
export async function alice(...args: string[]): Promise<Said> {
  const said = { out: '', err: '' };
  const terminal = {
    out: (text: string) => {
      said.out += `${text}\n`;
    },
    err: (text: string) => {
      said.err += `${text}\n`;
    },
  };
  return { code: await run(args, terminal), ...said };
}
