import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { canonicalJson } from '../../types/files/canonical.ts';
import { type RunReport, runReport } from './report.ts';
import type { Scenario } from './scenario.ts';
import type { RunState } from './simulate.ts';

/** One scenario with one seed. */
export interface Run {
  scenario: Scenario;
  seed: number;
}

/**
 * Where runs are written down as they go: after each epoch the state, at the end the report. What a file belongs to is in its name:
 * a scenario or a commit that has changed finds nothing, and begins anew.
 */
export class WorkFolder {
  readonly #folder: string;
  readonly #commit: string;

  constructor(folder: string, commit: string) {
    this.#folder = folder;
    this.#commit = commit;
  }

  /** The report of a run that is over, or null. */
  async report(run: Run): Promise<RunReport | null> {
    const bytes = await this.#read(run, 'json');
    return bytes === null ? null : runReport.parse(JSON.parse(bytes.toString('utf8')));
  }

  /** The state that a run was stopped in, or null. */
  async state(run: Run): Promise<RunState | null> {
    const bytes = await this.#read(run, 'state');
    return bytes === null ? null : (deserialize(bytes) as RunState);
  }

  /** A run that is over has no state any more, which takes far more room than its report. */
  async saveReport(run: Run, report: RunReport): Promise<void> {
    await this.#write(run, 'json', Buffer.from(JSON.stringify(report)));
    await rm(this.#path(run, 'state'), { force: true });
  }

  saveState(run: Run, state: RunState): Promise<void> {
    return this.#write(run, 'state', serialize(state));
  }

  #path({ scenario, seed }: Run, kind: string): string {
    // What other seeds there are changes nothing.
    const what = canonicalJson({ ...scenario, seeds: [seed], commit: this.#commit });
    const hash = createHash('sha256').update(what).digest('hex').slice(0, 16);
    return join(this.#folder, `${scenario.name}-${seed}-${hash}.${kind}`);
  }

  async #read(run: Run, kind: string): Promise<Buffer | null> {
    return readFile(this.#path(run, kind)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
  }

  async #write(run: Run, kind: string, bytes: Uint8Array): Promise<void> {
    const path = this.#path(run, kind);
    await mkdir(this.#folder, { recursive: true });
    await writeFile(`${path}.new`, bytes);
    await rename(`${path}.new`, path);
  }
}
