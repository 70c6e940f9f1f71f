import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { faketime } from '../../scripts/chain-bench/fake-clock.ts';

/** Why no clock can be wrong here; null where one can. */
export const noClocks =
  faketime === undefined ? 'libfaketime is not installed (on Debian: apt-get install libfaketime)' : null;

/** The clock of one process, which can be set while it runs. */
export interface Clock {
  /** Environment of the process. */
  readonly env: Readonly<Record<string, string>>;
  /** @param offset to the right time, such as `+30s` */
  set(offset: string): void;
}

/** A clock that is right until it is set; it goes with the test. */
export function makeClock(t: ExecutionContext): Clock {
  const file = join(tmpdir(), `alice-clock-${process.pid}`);
  const set = (offset: string) => writeFileSync(file, offset);
  set('+0s');
  t.teardown(() => rmSync(file));
  const env = {
    LD_PRELOAD: faketime!,
    FAKETIME_TIMESTAMP_FILE: file,
    // The file is read again once a second. Waits are by another clock, which stays right.
    FAKETIME_CACHE_DURATION: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    NO_FAKE_STAT: '1',
  };
  return { env, set };
}
