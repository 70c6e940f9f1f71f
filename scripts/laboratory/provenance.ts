import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { checkoutFile } from '../launch/places.ts';

/** The commit of this checkout, with a plus where files differ from it; "unknown" outside a repository. */
export async function commitOf(): Promise<string> {
  const git = async (...args: string[]) =>
    (await promisify(execFile)('git', ['-C', checkoutFile('.'), ...args])).stdout.trim();
  try {
    const commit = await git('rev-parse', '--short=12', 'HEAD');
    const changed = await git('status', '--porcelain', '--untracked-files=no');
    return changed === '' ? commit : `${commit}+`;
  } catch {
    return 'unknown';
  }
}
