import { spawn } from 'node:child_process';
import { once } from 'node:events';
import test from 'ava';
import { identify, isRunning } from '../scripts/launch/identity.ts';
import { eventually } from './micro.ts';

test('what a test started ends when the process of the test is killed', async (t) => {
  const parent = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { spawn } from 'node:child_process';
     import { endWithTest } from ${JSON.stringify(new URL('./guard.ts', import.meta.url).href)};
     const child = spawn('sleep', ['600']);
     endWithTest(child);
     console.log(child.pid);`,
  ]);
  t.teardown(() => parent.kill('SIGKILL'));
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const child = identify(Number(line.toString()))!;
  t.true(isRunning(child));
  parent.kill('SIGKILL');
  await eventually(() => !isRunning(child), 'the child ends');
});

test('a guard keeps nobody, and ends with what it guards', async (t) => {
  const parent = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { spawn } from 'node:child_process';
     import { endWithTest } from ${JSON.stringify(new URL('./guard.ts', import.meta.url).href)};
     endWithTest(spawn(process.execPath, ['-e', '']));`,
  ]);
  t.deepEqual(await once(parent, 'close'), [0, null]);
});
