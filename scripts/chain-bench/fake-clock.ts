import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Length of a slot, milliseconds. */
const SLOT = 6000;

/** Debian's libfaketime, where it is installed: it gives one process another clock. */
export const faketime: string | undefined = ['/usr/lib', '/usr/local/lib']
  .flatMap((lib) => [join(lib, 'faketime'), ...subfolders(lib).map((sub) => join(lib, sub, 'faketime'))])
  .map((folder) => join(folder, 'libfaketimeMT.so.1'))
  .find((file) => existsSync(file));

function subfolders(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.includes('linux')) : [];
}

/** A clock that goes in steps of a slot. */
export interface SteppedClock {
  /** What a process needs in its environment to have this clock. */
  readonly env: Readonly<Record<string, string>>;
  stop(): void;
}

/**
 * Makes a clock that jumps by a slot every `period` milliseconds, to one and a half periods before the next slot: a node with it has a slot every
 * `period`. The clock that measures waits stays right: a node computes how long it is to the next slot by the one and waits by the other. So it
 * wakes half a period after a jump; were it to wake just before one, it would wait for the rest of a whole slot.
 * @param file where the process reads how far off its clock is, each time it asks for the time
 * @throws Error where libfaketime is not installed
 */
export function steppedClock(file: string, period: number): SteppedClock {
  if (faketime === undefined) throw new Error('libfaketime is not installed (on Debian: apt-get install libfaketime)');
  let next = Math.ceil(Date.now() / SLOT) * SLOT;
  const step = () => {
    next += SLOT;
    writeFileSync(`${file}.new`, `+${((next - 1.5 * period - Date.now()) / 1000).toFixed(3)}\n`);
    renameSync(`${file}.new`, file);
  };
  step();
  const timer = setInterval(step, period);
  return {
    env: {
      LD_PRELOAD: faketime,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    },
    stop: () => clearInterval(timer),
  };
}
