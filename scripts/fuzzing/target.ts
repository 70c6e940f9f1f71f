import { strict as assert } from 'node:assert';
import { getHeapStatistics } from 'node:v8';
import fc from 'fast-check';

/** What a program made of one input: it was taken, or refused in the documented way. */
export type Outcome = 'accepted' | 'refused';

/** A target that is ready to be run. */
export type Session = {
  /**
   * Makes up inputs and checks what each does, until one breaks a promise (it is then shrunk), `runs` are done or `milliseconds` are over.
   * The same seed gives the same inputs.
   */
  run(options: {
    seed: number;
    runs: number;
    milliseconds?: number;
    onOutcome: (outcome: Outcome) => void;
  }): Promise<fc.RunDetails<[unknown]>>;
  close(): Promise<void>;
};

/** Something that takes input from outside, the inputs to try on it, and what it promises about any of them. */
export type Target = {
  readonly name: string;
  /** What is tried, for `--help`. */
  readonly about: string;
  /** Runs of the everyday tests. */
  readonly everyday: number;
  open(): Promise<Session>;
};

/** Bytes on the heap and in buffers outside it. A collection makes it less, never more. */
const allocated = (): number => {
  const { used_heap_size: heap, external_memory: buffers } = getHeapStatistics();
  return heap + buffers;
};

/** Fails unless `message` is what a person is to be told: one printable line, not long, without a stack trace. */
export const checkSentence = (message: unknown): void => {
  assert(typeof message === 'string' && message.length > 0, 'there is no message');
  assert(!/[\p{Cc}\u2028\u2029]/u.test(message), `the message holds a control character: ${JSON.stringify(message)}`);
  assert(!/\bat \S+ \(|\bat (file|node):/.test(message), `the message holds a stack trace: ${message}`);
  assert(message.length <= LONGEST_SENTENCE, `the message has ${message.length} characters`);
};

const LONGEST_SENTENCE = 1000;
const MEMORY_TRIES = 3;

/** 'refused' when what was thrown is the documented error, with a sentence. Anything else is a fault. */
export const refusedBy = (kind: abstract new (...args: never[]) => Error, error: unknown): Outcome => {
  if (!(error instanceof kind)) throw error;
  checkSentence(error.message);
  return 'refused';
};

/** A session that holds `check`, which throws when a promise is broken, against inputs of `arbitrary`. */
export const session = <T>(options: {
  arbitrary: fc.Arbitrary<T>;
  check: (input: T) => Outcome | Promise<Outcome>;
  /** The most bytes that one input may cost. */
  memory?: (input: T) => number;
  close?: () => Promise<void>;
}): Session => {
  const { arbitrary, check, memory, close = async () => {} } = options;
  return {
    close,
    run: ({ seed, runs, milliseconds, onOutcome }) =>
      fc.check(
        fc.asyncProperty(arbitrary, async (input) => {
          let before = allocated();
          const outcome = await check(input);
          for (let tries = 1; memory && allocated() - before > memory(input); tries++) {
            // Others in this process allocate too, and what is loaded once is no cost of an input: only what repeats counts.
            assert(
              tries < MEMORY_TRIES,
              `handling it allocates ${allocated() - before} bytes, more than ${memory(input)}`,
            );
            before = allocated();
            await check(input);
          }
          onOutcome(outcome);
        }),
        {
          seed,
          numRuns: runs,
          ...(milliseconds === undefined
            ? {}
            : { interruptAfterTimeLimit: milliseconds, markInterruptAsFailure: false }),
        },
      ) as Promise<fc.RunDetails<[unknown]>>,
  };
};
