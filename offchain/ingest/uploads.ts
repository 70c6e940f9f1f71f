import { Pace } from './pace.ts';

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
 * that keeps up stays, also against a second one of its own name, since a voter can repeat at another what a miner has signed.
 */
export class Uploads {
  readonly #limits: UploadLimits;
  readonly #running = new Map<string, Upload>();
  #bytes = 0;

  constructor(limits: Partial<UploadLimits> = {}) {
    this.#limits = { ...usual, ...limits };
  }

  /** A place for the upload, to be given back with `end`; null when there is none now. */
  begin(name: string, size: number): Upload | null {
    const { count, bytes, pace, graceMs } = this.#limits;
    const same = this.#running.get(name);
    if (same && !this.#giveWay(same)) return null;
    while (this.#running.size > 0 && (this.#running.size >= count || this.#bytes + size > bytes)) {
      const all = [...this.#running.values()];
      if (!this.#giveWay(all.reduce((a, b) => (b.pace.behindMs > a.pace.behindMs ? b : a)))) return null;
    }
    const upload = { name, size, pace: new Pace(pace, graceMs) };
    this.#running.set(name, upload);
    this.#bytes += size;
    return upload;
  }

  end(upload: Upload, reason?: Error): void {
    upload.pace.stop(reason);
    if (this.#running.get(upload.name) !== upload) return;
    this.#running.delete(upload.name);
    this.#bytes -= upload.size;
  }

  #giveWay(upload: Upload): boolean {
    if (upload.pace.behindMs < this.#limits.yieldMs) return false;
    this.end(upload, new Error('was slow and gave way to another'));
    return true;
  }
}
