import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ModelDescription } from '../offchain/model/index.ts';

const TORCH = '2.15.0';
const NUMPY = '2.4.6';
/** PyTorch's pure dependencies. The CUDA packages it also names are 2 GB that its CPU code does not need. */
const PURE = [
  'filelock',
  'typing_extensions',
  'sympy',
  'mpmath',
  'networkx',
  'jinja2',
  'markupsafe',
  'fsspec',
  'setuptools',
];

const script = (name: string): string => join(import.meta.dirname, name);

/** Times of calls, in milliseconds: elapsed, and of all threads of the process on a CPU. */
export interface Times {
  milliseconds: number[];
  cpu: number[];
}

/** PyTorch computing on the same model, weights and batch, in a process of its own. */
export interface TorchReference {
  readonly version: string;
  /** Mean loss and its gradient in the plain layout. */
  gradients(): Promise<{ loss: number; gradient: Float32Array }>;
  /** Times of each of `count` steps of gradients, clipping and AdamW, eager. */
  train(count: number): Promise<Times>;
  /** The same by `torch.compile` with fused AdamW. The first call compiles, which takes a minute and a C++ compiler. */
  trainCompiled(count: number): Promise<Times>;
  /** Times of each of `count` losses without gradients. */
  evaluate(count: number): Promise<Times>;
  /** Trains on one batch a step, each at its own learning rate: the loss before each step, and the time of all. */
  curve(batches: readonly Int32Array[], rates: readonly number[]): Promise<{ losses: number[]; milliseconds: number }>;
  /** Mean loss of sequences, of the weights as training has left them. */
  loss(sequences: Int32Array): Promise<number>;
  close(): void;
}

/** Starts PyTorch on `threads` threads, installing it in the user's cache folder the first time (0.6 GB to download). */
export async function openTorch(
  description: ModelDescription,
  weights: Float32Array,
  tokens: Int32Array,
  threads: number,
): Promise<TorchReference> {
  const python = installTorch();
  const work = mkdtempSync(join(tmpdir(), 'alice-torch-'));
  const files = ['description.json', 'weights.bin', 'tokens.bin', 'gradient.bin'].map((name) => join(work, name));
  const [descriptionFile, weightsFile, tokensFile, gradientFile] = files as [string, string, string, string];
  writeFileSync(descriptionFile, JSON.stringify(description));
  writeFileSync(weightsFile, weights);
  writeFileSync(tokensFile, tokens);
  const command = [script('compare-torch.py'), descriptionFile, weightsFile, tokensFile, String(threads)];
  const child = spawn(python, command, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();

  const answer = async (): Promise<Record<string, unknown>> => {
    const { value, done } = await lines.next();
    if (done) throw new Error('PyTorch ended early: see its message above');
    return JSON.parse(value) as Record<string, unknown>;
  };
  const ask = (line: string): Promise<Record<string, unknown>> => {
    child.stdin.write(`${line}\n`);
    return answer();
  };
  const close = (): void => {
    child.stdin.end();
    rmSync(work, { recursive: true, force: true });
  };
  const hello = await answer().catch((error: unknown) => {
    close();
    throw error;
  });
  return {
    version: hello.torch as string,
    async gradients() {
      const { loss } = await ask(`gradients ${gradientFile}`);
      const bytes = readFileSync(gradientFile);
      return { loss: loss as number, gradient: new Float32Array(new Uint8Array(bytes).buffer) };
    },
    train: async (count) => (await ask(`train ${count}`)) as unknown as Times,
    trainCompiled: async (count) => (await ask(`compiled ${count}`)) as unknown as Times,
    evaluate: async (count) => (await ask(`evaluate ${count}`)) as unknown as Times,
    async curve(batches, rates) {
      const plan = join(work, 'plan.json');
      const tokensOfAll = join(work, 'batches.bin');
      writeFileSync(tokensOfAll, Buffer.concat(batches.map((batch) => new Uint8Array(batch.buffer))));
      writeFileSync(plan, JSON.stringify({ tokens: tokensOfAll, rates }));
      return (await ask(`curve ${plan}`)) as { losses: number[]; milliseconds: number };
    },
    async loss(sequences) {
      const file = join(work, 'sequences.bin');
      writeFileSync(file, sequences);
      return (await ask(`losses ${file}`)).loss as number;
    },
    close,
  };
}

/** Makes the virtual environment if it is not there, and returns its Python. */
function installTorch(): string {
  const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'alice', `torch-${TORCH}`);
  const python = join(folder, 'bin', 'python');
  const complete = join(folder, 'complete');
  if (existsSync(complete)) return python;
  process.stderr.write(`Installing PyTorch ${TORCH} in ${folder} (once)\n`);
  const run = (file: string, args: string[]): string => {
    try {
      return execFileSync(file, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
    } catch (error) {
      throw new Error(`PyTorch could not be installed: ${(error as Error).message}`);
    }
  };
  rmSync(folder, { recursive: true, force: true });
  run('python3', ['-m', 'venv', folder]);
  run(python, ['-m', 'pip', 'install', '--quiet', '--no-deps', `torch==${TORCH}`, `numpy==${NUMPY}`, ...PURE]);
  if (process.platform === 'linux') {
    const site = run(python, ['-c', 'import sysconfig; print(sysconfig.get_path("purelib"))']).trim();
    run(python, [script('compare-torch-stubs.py'), join(site, 'torch', 'lib')]);
  }
  writeFileSync(complete, '');
  return python;
}
