import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';

/** Its standard input ends with who holds the other end, however that ends. */
const program = 'trap "" INT TERM HUP; read -r _; kill -s "$1" "$2" 2>/dev/null';

/** The runner does not end this process when it is itself killed, as by a limit on its time. */
const runner = process.ppid;
setInterval(() => {
  if (process.ppid !== runner) process.exit(1);
}, 1000).unref();

/**
 * Sends a signal to a process of the test's own when the process of the test is gone, even by SIGKILL: a network that nobody ends would take
 * the processor from all that runs after it.
 */
export function endWithTest(child: ChildProcess, signal: 'KILL' | 'TERM' = 'KILL'): void {
  if (child.pid === undefined) return;
  const guard = spawn('/bin/sh', ['-c', program, 'guard', signal, String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  (guard.stdin as Socket).unref();
  child.once('exit', () => guard.kill('SIGKILL'));
}
