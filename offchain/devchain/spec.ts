import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { describeIssues } from '../../types/files/issues.ts';
import { DevChainError } from './errors.ts';

const largestSpecBytes = 64 * 1024 * 1024;
const hex = z.templateLiteral(['0x', z.string().regex(/^([0-9a-f]{2})*$/)]);

const rawSpec = z.looseObject({
  name: z.string().min(1).max(256),
  id: z.string().min(1).max(256),
  chainType: z.enum(['Development', 'Local', 'Live']),
  bootNodes: z.array(z.string()),
  properties: z.looseObject({
    tokenSymbol: z.string(),
    tokenDecimals: z.int().min(0).max(38),
    ss58Format: z.int().min(0).max(16383),
  }),
  genesis: z.object({ raw: z.object({ top: z.record(hex, hex), childrenDefault: z.strictObject({}) }) }),
});

/** A raw chain spec: what a chain is called, and every storage entry of its first state. */
export type RawSpec = z.infer<typeof rawSpec>;

/**
 * Checks that a value is a raw chain spec with a runtime in it.
 * @throws DevChainError saying what is wrong first
 */
export function parseRawSpec(value: unknown, source: string): RawSpec {
  const parsed = rawSpec.safeParse(value);
  if (!parsed.success) throw new DevChainError(`${source} is not a raw chain spec: ${describeIssues(parsed.error)}.`);
  if (!parsed.data.genesis.raw.top['0x3a636f6465'])
    throw new DevChainError(`${source} is not a raw chain spec: there is no runtime (:code) in it.`);
  return parsed.data;
}

/** Reads a raw chain spec from a file. @throws DevChainError */
export async function readRawSpec(path: string): Promise<RawSpec> {
  const info = await stat(path).catch(() => null);
  if (!info?.isFile()) throw new DevChainError(`There is no chain spec at ${path}.`);
  if (info.size > largestSpecBytes)
    throw new DevChainError(`The chain spec ${path} is over ${largestSpecBytes} bytes.`);
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    throw new DevChainError(`The chain spec ${path} is not JSON.`);
  }
  return parseRawSpec(json, path);
}
