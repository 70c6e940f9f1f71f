import { spawn } from 'node:child_process';
import { once } from 'node:events';
import test from 'ava';
import { identify, isRunning } from '../scripts/launch/identity.ts';
import { eventually } from './micro.ts';

test.serial('what a test started ends when the process of the test is killed', async (t) => {
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

test.serial('a guard keeps nobody, and ends with what it guards', async (t) => {
  const parent = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { spawn } from 'node:child_process';
     import { endWithTest } from ${JSON.stringify(new URL('./guard.ts', import.meta.url).href)};
     endWithTest(spawn(process.execPath, ['-e', '']));`,
  ]);
  t.deepEqual(await once(parent, 'close'), [0, null]);
});

test.serial('a process of tests ends when its runner is killed', async (t) => {
  const tests = `import ${JSON.stringify(new URL('./guard.ts', import.meta.url).href)};
    console.log(process.pid);
    setInterval(() => undefined, 1000);`;
  const runner = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { spawn } from 'node:child_process';
     spawn(process.execPath, ['--input-type=module', '-e', ${JSON.stringify(tests)}], { stdio: 'inherit' });`,
  ]);
  t.teardown(() => runner.kill('SIGKILL'));
  const [line] = (await once(runner.stdout, 'data')) as [Buffer];
  const own = identify(Number(line.toString()))!;
  t.true(isRunning(own));
  runner.kill('SIGKILL');
  await eventually(() => !isRunning(own), 'it ends');
});
