import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { commandOf } from './laboratory/attacks.ts';

/** Runs a tool of this folder: how it ended, and what it said on standard error. */
const tool = async (name: string, ...args: string[]) => {
  const entry = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { code, said };
};

for (const [args, says] of [
  [['lab', '--bogus'], /unknown option '--bogus'/],
  [['lab', 'attacks', '--seeds', 'x'], /It must be a whole number from 1 to 100\./],
  [['lab', 'attacks', '--quick', '--seeds', '2'], /'--quick' cannot be used with option '--seeds/],
  [['lab', 'attacks', '--quick', '--only', 'noise'], /'--quick' cannot be used with option '--only/],
  [['bench', '--nosuch'], /unknown option '--nosuch'/],
  [['bench', 'nosuch'], /there is no part 'nosuch'/],
  [['try-state', '--at', '0x12'], /It must be 0x and 64 lower-case hexadecimal digits/],
  [['try-state', '--chain', 'http://x'], /It must be a ws:/],
  [['bench-weights', '--foo'], /Unknown option '--foo'/],
] as const) {
  test.serial(`wrong arguments get one sentence and 2: ${args.join(' ')}`, async (t) => {
    const [name, ...rest] = args;
    const { code, said } = await tool(name, ...rest);
    t.is(code, 2);
    t.is(said.trimEnd().split('\n').length, 1, said);
    t.regex(said, says);
  });
}

test.serial('a text that is not there is told in one sentence, without where the program was', async (t) => {
  const args = ['--corpus', '/nonexistent.txt', '--only', 'noise', '--seeds', '1', '--epochs', '1', '--threads', '1'];
  const { code, said } = await tool('lab', 'attacks', '--no-controls', '--out', '/dev/null', ...args);
  t.is(code, 1);
  t.regex(said, /seed 1: the text \/nonexistent\.txt cannot be read: no such file$/m);
  t.notRegex(said, / at (file|async)/);
});

test('the command that is written beside results names all that they depend on', (t) => {
  const given = { seeds: 3, epochs: 40, corpus: ['a.txt'], controls: true, threads: 2, out: 'x' };
  t.is(commandOf({ ...given, quick: true, model: 'tiny' }), 'scripts/lab attacks --quick --model tiny --corpus a.txt');
  t.is(
    commandOf({ ...given, model: 'micro', corpus: [], only: ['noise'], controls: false }),
    'scripts/lab attacks --seeds 3 --epochs 40 --model micro --no-controls --only noise',
  );
});
