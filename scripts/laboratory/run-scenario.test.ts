import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { Failure } from '../launch/failure.ts';
import { readScenario, runScenario } from './run-scenario.ts';

const example = join(import.meta.dirname, 'example.ts');
const folder = async (t: { teardown(undo: () => Promise<void>): void }): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), 'alice-scenario-'));
  t.teardown(() => rm(made, { recursive: true, force: true }));
  return made;
};

test('the example runs, and leaves JSON and a page that needs nothing besides', async (t) => {
  t.timeout(300_000);
  const out = await folder(t);
  await runScenario(example, { out, threads: 1 });
  const { reports } = JSON.parse(await readFile(join(out, 'example.json'), 'utf8'));
  const [{ epochs }] = reports;
  t.is(epochs.length, 4);
  const noise = epochs.at(-1).submissions.find(({ miner }: { miner: string }) => miner === 'turncoat-0');
  t.false(noise.accepted);
  const page = await readFile(join(out, 'example.html'), 'utf8');
  t.true(page.includes('<svg'));
  t.notRegex(page, /(src|href)="(?!#|data:)/);
});

test('a file that is no scenario is told in one sentence', async (t) => {
  const file = join(await folder(t), 'wrong.json');
  await writeFile(file, '{"name":"x"');
  await t.throwsAsync(readScenario(file), {
    instanceOf: Failure,
    message: /^The scenario .*wrong\.json cannot be read: /,
  });
  await writeFile(file, '{"name":"x"}');
  await t.throwsAsync(readScenario(file), { instanceOf: Failure, message: /^The scenario .*wrong\.json is wrong at / });
});
