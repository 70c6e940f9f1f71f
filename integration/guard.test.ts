import { spawn } from 'node:child_process';
import { once } from 'node:events';
import test, { type ExecutionContext } from 'ava';
import { identify, isRunning } from '../scripts/launch/identity.ts';
import { eventually } from './micro.ts';

const program = (source: string) => spawn(process.execPath, ['--input-type=module', '-e', source]);

/** The process whose id a program prints, which runs. The program ends with the test. */
async function printed(t: ExecutionContext, running: ReturnType<typeof program>) {
  t.teardown(() => running.kill('SIGKILL'));
  const [line] = (await once(running.stdout, 'data')) as [Buffer];
  const named = identify(Number(line.toString()))!;
  t.true(isRunning(named));
  return named;
}

test.serial('what a test started ends when the process of the test is killed', async (t) => {
  const parent = program(
    `import { spawn } from 'node:child_process';
     import { endWithTest } from ${JSON.stringify(new URL('./guard.ts', import.meta.url).href)};
     const child = spawn('sleep', ['600']);
     endWithTest(child);
     console.log(child.pid);`,
  );
  const child = await printed(t, parent);
  parent.kill('SIGKILL');
  await eventually(() => !isRunning(child), 'the child ends');
});

test.serial('a guard keeps nobody, and ends with what it guards', async (t) => {
  const parent = program(
    `import { spawn } from 'node:child_process';
     import { endWithTest } from ${JSON.stringify(new URL('./guard.ts', import.meta.url).href)};
     endWithTest(spawn(process.execPath, ['-e', '']));`,
  );
  t.deepEqual(await once(parent, 'close'), [0, null]);
});

test.serial('a process of tests ends when its runner is killed', async (t) => {
  const tests = `import ${JSON.stringify(new URL('./guard.ts', import.meta.url).href)};
    console.log(process.pid);
    setInterval(() => undefined, 1000);`;
  const runner = program(
    `import { spawn } from 'node:child_process';
     spawn(process.execPath, ['--input-type=module', '-e', ${JSON.stringify(tests)}], { stdio: 'inherit' });`,
  );
  const own = await printed(t, runner);
  runner.kill('SIGKILL');
  await eventually(() => !isRunning(own), 'it ends');
});
