import { appendFileSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import type { Epoch, EpochRecord, Submission, SubmissionResult } from '../../offchain/chain/index.ts';
import { type EpochReport, epochReportSchema } from '../../types/files/report.ts';
import { reasonOf } from '../launch/failure.ts';
import { epochRow } from './epoch-row.ts';

/** What the recorder reads from the chain. */
export type EpochReader = {
  record(epoch: number): Promise<EpochRecord | null>;
  submissions(epoch: number): Promise<Submission[]>;
  results(epoch: number): Promise<SubmissionResult[]>;
};

/**
 * Reads each epoch as it ends and keeps the rows in a file, a line each: the chain drops submissions some epochs later, and the report is
 * about all epochs since genesis.
 */
export class EpochRecorder {
  readonly #reader: EpochReader;
  readonly #file: string;
  readonly #blockSeconds: number;
  readonly #note: (sentence: string) => void;
  readonly #now: () => number;
  readonly #rows: EpochReport[];
  /** How many rows are in the file. */
  #saved: number;
  /** When each epoch was first seen running, in milliseconds. */
  readonly #seen = new Map<number, number>();

  /** `blockSeconds`: length of a block, by which an epoch that ended unseen is timed. `note` is told what goes wrong with the file. */
  constructor(
    reader: EpochReader,
    file: string,
    blockSeconds: number,
    note: (sentence: string) => void,
    now: () => number = () => performance.now(),
  ) {
    this.#reader = reader;
    this.#file = file;
    this.#blockSeconds = blockSeconds;
    this.#note = note;
    this.#now = now;
    this.#rows = readRows(file);
    this.#saved = this.#rows.length;
  }

  /** Every epoch that ended, oldest first. */
  rows(): readonly EpochReport[] {
    return this.#rows;
  }

  /** Records what ended since the last call; `running` is the epoch that runs now. Calls must not overlap. */
  async update(running: Pick<Epoch, 'index'>): Promise<void> {
    const now = this.#now();
    if (!this.#seen.has(running.index)) this.#seen.set(running.index, now);
    for (let epoch = this.#rows.length; epoch < running.index; epoch += 1) {
      const record = await this.#reader.record(epoch);
      if (!record) break;
      const [submissions, results] = await Promise.all([this.#reader.submissions(epoch), this.#reader.results(epoch)]);
      const began = this.#seen.get(epoch);
      const ended = this.#seen.get(epoch + 1);
      const seconds =
        began !== undefined && ended !== undefined
          ? (ended - began) / 1000
          : (record.ended - record.started) * this.#blockSeconds;
      this.#rows.push(epochRow(record, submissions, results, Math.round(seconds * 10) / 10));
    }
    this.#save();
  }

  /** Adds what the file lacks, whole lines alone. What cannot be written, as on a full disk, is tried again at the next epoch. */
  #save(): void {
    if (this.#saved === this.#rows.length) return;
    const size = statSync(this.#file, { throwIfNoEntry: false })?.size ?? 0;
    try {
      appendFileSync(this.#file, linesOf(this.#rows.slice(this.#saved)));
      this.#saved = this.#rows.length;
    } catch (error) {
      if (existsSync(this.#file)) truncateSync(this.#file, size);
      this.#note(`The epochs that ended could not be written to ${this.#file}: ${reasonOf(error)}`);
    }
  }
}

const linesOf = (rows: readonly EpochReport[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** The rows of a file up to the first one that is not whole or out of order; the file is cut there, and the rest is read from the chain again. */
const readRows = (file: string): EpochReport[] => {
  if (!existsSync(file)) return [];
  const rows: EpochReport[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    let row: EpochReport | undefined;
    try {
      row = epochReportSchema.parse(JSON.parse(line));
    } catch {
      break;
    }
    if (row.epoch !== rows.length) break;
    rows.push(row);
  }
  writeFileSync(file, linesOf(rows));
  return rows;
};
