import { readdirSync, readFileSync } from 'node:fs';

const MEGA = 1e6;

/** The parent of every process of the machine; null where there is no /proc. */
const parents = (): Map<number, number> | null => {
  const found = new Map<number, number>();
  let names: string[];
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return null;
  }
  for (const name of names) {
    try {
      found.set(Number(name), Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]));
    } catch {
      // It ended while the list was read.
    }
  }
  return found.size === 0 ? null : found;
};

/** Memory of one process in bytes: what it has alone, and its part of the pages that it shares (proc(5), Pss). */
const memoryOf = (pid: number): number => {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
};

/** Memory of a process and everything it started, in MB (10^6 bytes); a page that several share counts once. Null where there is no /proc. */
export const memoryMB = (root: number): number | null => {
  const all = parents();
  if (!all) return null;
  const family = new Set([root]);
  // Parents may come after children in the list: go through it until nothing is added.
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const [pid, parent] of all) if (family.has(parent)) family.add(pid);
  }
  let bytes = 0;
  for (const pid of family) bytes += memoryOf(pid);
  return bytes / MEGA;
};

/** Watches the memory of this process and all it starts; `peak` is the largest seen, `stop` ends the watch. */
export const watchMemory = (milliseconds = 4000): { peak: () => number | null; stop: () => void } => {
  let peak: number | null = null;
  const look = (): void => {
    const now = memoryMB(process.pid);
    if (now !== null) peak = Math.max(peak ?? 0, now);
  };
  look();
  const timer = setInterval(look, milliseconds);
  timer.unref();
  return { peak: () => peak, stop: () => clearInterval(timer) };
};
