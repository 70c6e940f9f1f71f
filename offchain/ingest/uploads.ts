import { Pace } from './pace.ts';
import { Shares } from './shares.ts';

export interface UploadLimits {
  /** Uploads at one time. */
  count: number;
  /** Sizes of all of them together, in bytes: they are held in memory. One upload is always let in. */
  bytes: number;
  /** Slowest upload that is waited for, bytes a second. */
  pace: number;
  /** One that is this far behind the pace is cut, milliseconds. */
  graceMs: number;
  /** One that is this far behind the pace gives way to another, milliseconds. */
  yieldMs: number;
}

const usual: UploadLimits = { count: 128, bytes: 2 ** 30, pace: 32_768, graceMs: 5000, yieldMs: 1000 };

export interface Upload {
  readonly name: string;
  readonly size: number;
  readonly pace: Pace;
}

/**
 * The uploads under way. Whoever sends nothing keeps nobody out: an upload behind its pace gives way as soon as its place is wanted. One
 * that keeps up stays, also against a second one of its own name, since a voter can repeat at another what a miner has signed; but where all places are
 * taken, whoever has the most loses its newest to one who has fewer.
 */
export class Uploads {
  readonly #limits: UploadLimits;
  readonly #running = new Map<string, Upload>();
  readonly #shares = new Shares<Upload>();
  #bytes = 0;

  constructor(limits: Partial<UploadLimits> = {}) {
    this.#limits = { ...usual, ...limits };
  }

  /**
   * A place for the upload, to be given back with `end`; null when there is none now.
   * @param origin whom it comes from (`originOf`)
   */
  begin(name: string, size: number, origin: string | null): Upload | null {
    const { count, bytes, pace, graceMs } = this.#limits;
    const same = this.#running.get(name);
    if (same && !this.#giveWay(same)) return null;
    while (this.#running.size > 0 && (this.#running.size >= count || this.#bytes + size > bytes)) {
      const all = [...this.#running.values()];
      if (this.#giveWay(all.reduce((a, b) => (b.pace.behindMs > a.pace.behindMs ? b : a)))) continue;
      const other = this.#shares.newestBeside(origin);
      if (other === null) return null;
      this.end(other, new Error('gave way to one from elsewhere'));
    }
    const upload = { name, size, pace: new Pace(pace, graceMs) };
    this.#running.set(name, upload);
    this.#shares.add(origin, upload);
    this.#bytes += size;
    return upload;
  }

  end(upload: Upload, reason?: Error): void {
    upload.pace.stop(reason);
    if (this.#running.get(upload.name) !== upload) return;
    this.#running.delete(upload.name);
    this.#shares.delete(upload);
    this.#bytes -= upload.size;
  }

  #giveWay(upload: Upload): boolean {
    if (upload.pace.behindMs < this.#limits.yieldMs) return false;
    this.end(upload, new Error('was slow and gave way to another'));
    return true;
  }
}
