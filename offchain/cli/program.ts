import { Command, CommanderError } from 'commander';
import { audit } from './commands/audit.ts';
import { balance } from './commands/balance.ts';
import { check } from './commands/check.ts';
import { devnet } from './commands/devnet.ts';
import { emission } from './commands/emission.ts';
import { key } from './commands/key.ts';
import { mine } from './commands/mine.ts';
import { resume } from './commands/resume.ts';
import { send } from './commands/send.ts';
import { sign } from './commands/sign.ts';
import { stake } from './commands/stake.ts';
import { status } from './commands/status.ts';
import { transfer } from './commands/transfer.ts';
import { upgrade } from './commands/upgrade.ts';
import { validate } from './commands/validate.ts';
import { verify } from './commands/verify.ts';
import { weights } from './commands/weights.ts';
import type { Terminal } from './terminal.ts';

const standard: Terminal = {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
};

/** Applies to a command and all under it. */
const everywhere = (command: Command, change: (one: Command) => void): void => {
  change(command);
  for (const under of command.commands) everywhere(under, change);
};

/**
 * Runs `alice` with these arguments and resolves with its exit code: 0, 1 when something is wrong (one sentence on stderr, which
 * says what to do next), 2 when the arguments are.
 */
export const run = async (args: readonly string[], terminal: Terminal = standard): Promise<number> => {
  let exitCode = 0;
  const setExitCode = (code: number): void => {
    exitCode = code;
  };
  const program = new Command('alice')
    .description('Train, validate and look on: the command line of an Alice network')
    .enablePositionalOptions()
    .addCommand(devnet(setExitCode).passThroughOptions())
    .addCommand(mine(terminal, setExitCode))
    .addCommand(validate(terminal, setExitCode))
    .addCommand(status(terminal))
    .addCommand(balance(terminal))
    .addCommand(check(terminal, setExitCode))
    .addCommand(stake(terminal))
    .addCommand(transfer(terminal))
    .addCommand(emission(terminal))
    .addCommand(resume(terminal))
    .addCommand(upgrade(terminal))
    .addCommand(weights(terminal))
    .addCommand(audit(terminal, setExitCode))
    .addCommand(verify(terminal, setExitCode))
    .addCommand(key(terminal))
    .addCommand(sign(terminal))
    .addCommand(send(terminal));
  everywhere(program, (command) => {
    command
      .exitOverride()
      .allowExcessArguments(false)
      .showSuggestionAfterError()
      .configureOutput({
        writeOut: (text) => terminal.out(text.trimEnd()),
        outputError: () => {},
        writeErr: (text) => terminal.err(text.trimEnd()),
      });
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      if (!/\(outputHelp\)|help/.test(error.code)) {
        const sentence = error.message
          .replace(/^error: /, '')
          .replace(/\s*\n\s*/g, ' ')
          .trim();
        terminal.err(`alice: ${sentence} (--help says more)`);
      }
      return 2;
    }
    const sentence = (error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, ' ').trim();
    terminal.err(`alice: ${sentence}`);
    return 1;
  }
  return exitCode;
};
