import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { identify, isRunning, signal } from './identity.ts';
import { endLeftovers, type ProcessSpec, Supervisor } from './supervisor.ts';

type Bench = {
  folder: string;
  notes: string[];
  supervisor: Supervisor;
  spec: (code: string, more?: Partial<ProcessSpec>) => ProcessSpec;
};

/** Waits for a condition that must come true; the test's own time limit ends it otherwise. */
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await delay(10);
};

const bench = (t: { teardown: (undo: () => Promise<void>) => void }): Bench => {
  const folder = mkdtempSync(join(tmpdir(), 'alice-supervisor-'));
  const notes: string[] = [];
  const supervisor = new Supervisor({
    records: join(folder, 'processes.json'),
    note: (sentence) => notes.push(sentence),
    firstPause: 10,
    longestPause: 20,
    grace: 2000,
  });
  t.teardown(async () => {
    await supervisor.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const spec = (code: string, more: Partial<ProcessSpec> = {}): ProcessSpec => ({
    name: 'part',
    command: process.execPath,
    args: ['-e', code],
    log: join(folder, 'part.log'),
    stage: 0,
    channel: false,
    ready: async () => {},
    ...more,
  });
  return { folder, notes, supervisor, spec };
};

const idle = 'setInterval(() => {}, 1000);';

test('events are the lines of JSON on stdout, and every line is in the log', async (t) => {
  const { supervisor, spec } = bench(t);
  const events: unknown[] = [];
  const say = `console.log('plain'); console.log('{"event":"a"}'); console.log('{broken'); console.error('oh'); ${idle}`;
  const own = spec(say, { onEvent: (event) => events.push(event) });
  await supervisor.start(own);
  await until(() => readFileSync(own.log, { encoding: 'utf8', flag: 'a+' }).split('\n').length === 5);
  t.deepEqual(events, [{ event: 'a' }]);
});

test('a process that ends before it is ready is a failure that quotes its last words', async (t) => {
  const { supervisor, spec } = bench(t);
  const never = () => new Promise<void>(() => {});
  const error = await t.throwsAsync(
    supervisor.start(spec(`console.error('Port 1 is taken.'); process.exit(1);`, { ready: never })),
  );
  t.is(error?.message, 'part could not start: Port 1 is taken.');
  t.is(supervisor.running().size, 0);
});

test('a program that does not exist is a failure, not a crash', async (t) => {
  const { supervisor, spec } = bench(t);
  const error = await t.throwsAsync(
    supervisor.start(spec('', { command: '/nonexistent/program', ready: () => new Promise(() => {}) })),
  );
  t.regex(error!.message, /^part could not start: its program did not start/);
});

test('a process that is killed is started again with a note, and the record names the new one', async (t) => {
  const { folder, notes, supervisor, spec } = bench(t);
  await supervisor.start(spec(idle));
  const first = supervisor.running().get('part')!;
  signal(first, 'SIGKILL');
  await until(() => ![undefined, first].includes(supervisor.running().get('part')));
  t.is(notes.length, 1);
  t.regex(notes[0]!, /^part ended \(it was ended by SIGKILL\): starting it again/);
  const second = supervisor.running().get('part');
  const records = JSON.parse(readFileSync(join(folder, 'processes.json'), 'utf8'));
  t.deepEqual(
    records.map(({ pid }: { pid: number }) => pid),
    [second],
  );
});

test('where nothing can be written, as on a full disk, what runs goes on and is stopped', async (t) => {
  const { folder, spec } = bench(t);
  const notes: string[] = [];
  const gone = join(folder, 'gone');
  const supervisor = new Supervisor({
    records: join(gone, 'processes.json'),
    note: (sentence) => notes.push(sentence),
  });
  t.teardown(() => supervisor.stop());
  await supervisor.start(spec(`console.log('said'); ${idle}`, { log: join(gone, 'part.log') }));
  const pid = supervisor.running().get('part')!;
  t.regex(notes[0]!, /^The list of what runs could not be written to .*ENOENT/);
  await supervisor.stop();
  t.is(supervisor.running().size, 0);
  t.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
});

test('who reads the record while it changes reads a whole one', async (t) => {
  const { folder, supervisor, spec } = bench(t);
  await supervisor.start(spec(idle));
  const before = openSync(join(folder, 'processes.json'), 'r');
  t.teardown(async () => closeSync(before));
  await supervisor.start(spec(idle, { name: 'another' }));
  const names = (text: string) => JSON.parse(text).map(({ name }: { name: string }) => name);
  t.deepEqual(names(readFileSync(before, 'utf8')), ['part']);
  t.deepEqual(names(readFileSync(join(folder, 'processes.json'), 'utf8')).sort(), ['another', 'part']);
});

test('stop ends all, the highest stage first, also what ignores SIGTERM and what processes started themselves', async (t) => {
  const { supervisor, spec } = bench(t);
  const order: string[] = [];
  const up: string[] = [];
  const says = (name: string, stage: number) =>
    supervisor.start(
      spec(`process.on('SIGTERM', () => { console.log('{}'); process.exit(); }); console.log('{"up":1}'); ${idle}`, {
        name,
        stage,
        onEvent: (event) => ((event as { up?: number }).up === undefined ? order : up).push(name),
      }),
    );
  await says('low', 0);
  await says('high', 2);
  let grandchild = 0;
  await supervisor.start(
    spec(
      `process.on('SIGTERM', () => {});
       const { pid } = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(idle)}]);
       console.log(JSON.stringify({ pid })); ${idle}`,
      {
        name: 'stubborn',
        stage: 1,
        onEvent: (event) => {
          grandchild = (event as { pid: number }).pid;
        },
      },
    ),
  );
  await until(() => grandchild !== 0 && up.length === 2);
  const pids = [...supervisor.running().values(), grandchild].map((pid) => identify(pid)!);
  t.is(pids.length, 4);
  await supervisor.stop();
  t.deepEqual(order, ['high', 'low']);
  await until(() => !pids.some(isRunning));
  t.pass();
});

test('leftovers of a killed start are ended, and a process that merely has the same number is not', async (t) => {
  const { supervisor, spec } = bench(t);
  await supervisor.start(spec(idle));
  const pid = supervisor.running().get('part')!;
  const identity = identify(pid)!;
  await endLeftovers([{ pid, began: 'at another time' }], 300);
  t.true(isRunning(identity));
  await endLeftovers([identity], 300);
  t.false(isRunning(identity));
});

test('what a starter started ends by itself when the starter is killed', async (t) => {
  const { folder } = bench(t);
  const orphan = fileURLToPath(new URL('./orphan.ts', import.meta.url));
  const starter = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { Supervisor } from ${JSON.stringify(new URL('./supervisor.ts', import.meta.url).href)};
     const supervisor = new Supervisor({ records: ${JSON.stringify(join(folder, 'list.json'))}, note: () => {} });
     await supervisor.start({
       name: 'part', command: process.execPath, args: ['--import', ${JSON.stringify(orphan)}, '-e', ${JSON.stringify(idle)}],
       log: ${JSON.stringify(join(folder, 'part.log'))}, stage: 0, channel: true, ready: async () => {},
     });
     console.log(supervisor.running().get('part'));`,
  ]);
  t.teardown(async () => void starter.kill('SIGKILL'));
  const [line] = (await once(starter.stdout, 'data')) as [Buffer];
  const part = identify(Number(line.toString()))!;
  t.true(isRunning(part));
  starter.kill('SIGKILL');
  await until(() => !isRunning(part));
  t.pass();
});

test('a process whose starter is gone before it looks ends too; one without a channel goes on', async (t) => {
  const orphan = fileURLToPath(new URL('./orphan.ts', import.meta.url));
  const gone = 'data:text/javascript,await new Promise((go) => process.once("disconnect", go))';
  const late = spawn(process.execPath, ['--import', gone, '--import', orphan, '-e', idle], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  t.teardown(() => late.kill('SIGKILL'));
  late.disconnect();
  t.deepEqual(await once(late, 'exit'), [null, 'SIGTERM']);
  const plain = spawn(process.execPath, ['--import', orphan, '-e', ''], { stdio: 'ignore' });
  t.deepEqual(await once(plain, 'exit'), [0, null]);
});
