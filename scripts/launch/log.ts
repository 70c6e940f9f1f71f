import { appendFileSync, renameSync, statSync } from 'node:fs';

const LARGEST = 8 * 2 ** 20;

/**
 * A log file of lines with the time at which they came. It never grows beyond 8 MiB: what is older is kept once, beside it, under `.1`.
 * Lines that cannot be written, as on a full disk, are left out: what is logged about goes on.
 */
export class Log {
  readonly path: string;
  #size: number;

  constructor(path: string) {
    this.path = path;
    this.#size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  }

  write(line: string): void {
    try {
      this.#write(line);
    } catch {
      // There is nowhere to say so.
    }
  }

  #write(line: string): void {
    if (this.#size > LARGEST) {
      renameSync(this.path, `${this.path}.1`);
      this.#size = 0;
    }
    const text = `${new Date().toISOString()} ${line}\n`;
    appendFileSync(this.path, text);
    this.#size += Buffer.byteLength(text);
  }
}
