import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import type { Network } from '../../types/files/network.ts';
import { openDataFolder } from './folder.ts';
import { identify, isRunning } from './identity.ts';

const temporary = (t: { teardown: (undo: () => void) => void }): string => {
  const folder = mkdtempSync(join(tmpdir(), 'alice-folder-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const network: Network = { version: 1, validators: 3, miners: 4, adversaries: [], corpus: null, participants: [] };

test('a new folder has no network, and keeps the one that is saved', async (t) => {
  const path = join(temporary(t), 'deep', 'data');
  const first = await openDataFolder(path);
  t.is(first.network(), undefined);
  first.save(network);
  first.release();
  const second = await openDataFolder(path);
  t.deepEqual(second.network(), network);
  second.release();
  t.deepEqual(readdirSync(path), ['network.json']);
});

test('clear takes what is ours, whatever state it is in, and leaves what somebody put beside it', async (t) => {
  const path = temporary(t);
  writeFileSync(join(path, 'network.json'), 'no json');
  writeFileSync(join(path, 'epochs.jsonl'), '');
  writeFileSync(join(path, 'notes.txt'), 'of a person');
  const folder = await openDataFolder(path);
  folder.clear();
  t.is(folder.network(), undefined);
  folder.release();
  t.deepEqual(readdirSync(path), ['notes.txt']);
});

test('a folder of somebody else is not opened', async (t) => {
  const path = temporary(t);
  writeFileSync(join(path, 'thesis.txt'), 'years of work');
  const error = await t.throwsAsync(openDataFolder(path));
  t.regex(error!.message, /holds other files \(thesis\.txt\)/);
  t.deepEqual(readdirSync(path), ['thesis.txt']);
});

test('two starts do not share it', async (t) => {
  const path = temporary(t);
  const first = await openDataFolder(path);
  const error = await t.throwsAsync(openDataFolder(path));
  t.regex(error!.message, /is in use by another start/);
  first.release();
  (await openDataFolder(path)).release();
});

test('the lock of a process that is gone is taken over, and what it left running is ended', async (t) => {
  const path = temporary(t);
  const leftover = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
  t.teardown(() => leftover.kill('SIGKILL'));
  const identity = identify(leftover.pid!)!;
  writeFileSync(join(path, 'lock'), JSON.stringify([{ name: 'start', pid: process.pid, began: 'long ago' }]));
  writeFileSync(join(path, 'processes.json'), JSON.stringify([{ name: 'miner-1', ...identity }]));
  const exited = once(leftover, 'exit');
  (await openDataFolder(path)).release();
  await exited;
  t.false(isRunning(identity));
  t.false(existsSync(join(path, 'lock')));
});

for (const [what, content, reason] of [
  ['not JSON', '{', /is damaged \(it is not JSON\): start over with --fresh/],
  ['a wrong field', JSON.stringify({ ...network, miners: -1 }), /is damaged \("miners": /],
  ['an unknown field', JSON.stringify({ ...network, minors: 1 }), /is damaged \(/],
  ['another version', JSON.stringify({ version: 2 }), /written by another version of Alice \(format 2\)/],
] as const) {
  test(`network.json with ${what} is refused in one sentence`, async (t) => {
    const path = temporary(t);
    writeFileSync(join(path, 'network.json'), content);
    const folder = await openDataFolder(path);
    const error = t.throws(() => folder.network());
    folder.release();
    t.regex(error.message, reason);
    t.false(error.message.includes('\n'));
    t.deepEqual(readdirSync(path), ['network.json']);
  });
}
