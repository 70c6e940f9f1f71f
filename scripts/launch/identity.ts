import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** A process that can be told from a later one with the same number: its id and when it began. */
export type ProcessIdentity = { readonly pid: number; readonly began: string };

const hasProc = existsSync('/proc/self/stat');

/** When a process began, in a form that is only good for comparing; undefined if there is no such process (or it is a zombie). */
const beganAt = (pid: number): string | undefined => {
  try {
    if (!hasProc)
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
    // The second field is the command in parentheses and may hold spaces: count from the last parenthesis (proc(5)).
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
};

/** The identity of a running process, or undefined when there is none with that id. */
export const identify = (pid: number): ProcessIdentity | undefined => {
  const began = beganAt(pid);
  return began === undefined ? undefined : { pid, began };
};

/** Whether the very process that was identified still runs. */
export const isRunning = (identity: ProcessIdentity): boolean => beganAt(identity.pid) === identity.began;

/** Sends a signal to a process (or, negative, a process group); false when it is gone. */
export const signal = (pid: number, name: NodeJS.Signals): boolean => {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
};
