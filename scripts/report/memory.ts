import { readdirSync, readFileSync } from 'node:fs';

const MEBI = 2 ** 20;

/** Resident memory in bytes and the parent of every process of the machine; null where there is no /proc. */
const processes = (): Map<number, { parent: number; resident: number }> | null => {
  const found = new Map<number, { parent: number; resident: number }>();
  let names: string[];
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return null;
  }
  for (const name of names) {
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      const field = (label: string) => Number(new RegExp(`^${label}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
      found.set(Number(name), { parent: field('PPid'), resident: field('VmRSS') * 1024 });
    } catch {
      // It ended while the list was read.
    }
  }
  return found.size === 0 ? null : found;
};

/** Resident memory of a process and everything it started, in MiB; pages that several share count for each. Null where there is no /proc. */
export const residentMiB = (root: number): number | null => {
  const all = processes();
  if (!all) return null;
  const family = new Set([root]);
  // Parents may come after children in the list: go through it until nothing is added.
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const [pid, { parent }] of all) if (family.has(parent)) family.add(pid);
  }
  let bytes = 0;
  for (const pid of family) bytes += all.get(pid)?.resident ?? 0;
  return bytes / MEBI;
};

/** Watches the memory of this process and all it starts; `peak` is the largest seen, `stop` ends the watch. */
export const watchMemory = (milliseconds = 1000): { peak: () => number | null; stop: () => void } => {
  let peak: number | null = null;
  const look = (): void => {
    const now = residentMiB(process.pid);
    if (now !== null) peak = Math.max(peak ?? 0, now);
  };
  look();
  const timer = setInterval(look, milliseconds);
  timer.unref();
  return { peak: () => peak, stop: () => clearInterval(timer) };
};
