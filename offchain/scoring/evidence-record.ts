import { canonicalJson } from '../../types/files/canonical.ts';
import { type EvidenceRecord, evidenceRecord, largestEvidenceRecord } from '../../types/files/evidence.ts';
import type { Hash } from '../../types/files/hash.ts';
import { describeIssues } from '../../types/files/issues.ts';
import type { Standing } from './standing.ts';

/** Epochs after which a miner that was not measured any more is forgotten, and a record is too old to go on from. */
export const rememberedEpochs = 16;

/** What is known of miners, by SS58 address. */
export type Standings = ReadonlyMap<string, Standing>;

/** A published record, and its hash. */
export type PublishedRecord = Readonly<{ hash: Hash; record: EvidenceRecord }>;

/** What is known of each account that something is known of. @param standings in the order of the accounts */
export const standingsOf = (accounts: readonly string[], standings: readonly (Standing | null)[]): Standings =>
  new Map(standings.flatMap((each, index) => (each ? [[accounts[index]!, each] as const] : [])));

/** What the record that an epoch goes on from says and is not too old. @param previous null where there is none */
export function standingsBefore(previous: PublishedRecord | null, epoch: number): Standings {
  const known = Object.entries(previous?.record.standings ?? {}).filter(
    ([, each]) => epoch - each.epoch <= rememberedEpochs,
  );
  return new Map(
    known.map(([account, { mean, error, typical }]) => [
      account,
      { mean: BigInt(mean), error: BigInt(error), typical: BigInt(typical) },
    ]),
  );
}

/**
 * The record of an epoch, from the one it goes on from and what the epoch has shown.
 *
 * @param previous null where there is none
 * @param measured standings after the epoch of the miners that were measured in it
 */
export function nextRecord(
  epoch: number,
  nonce: Hash,
  previous: PublishedRecord | null,
  measured: Standings,
): EvidenceRecord {
  const standings: EvidenceRecord['standings'] = {};
  for (const [account, each] of Object.entries(previous?.record.standings ?? {}))
    if (epoch - each.epoch < rememberedEpochs) standings[account] = each;
  for (const [account, { mean, error, typical }] of measured)
    standings[account] = { mean: `${mean}`, error: `${error}`, typical: `${typical}`, epoch };
  return { epoch, nonce, previous: previous?.hash ?? null, standings };
}

/** A record as it is hashed and published. */
export const recordBytes = (record: EvidenceRecord): Uint8Array => new TextEncoder().encode(canonicalJson(record));

/** The record in these bytes, or in one sentence what is wrong with them. */
export function parseRecord(bytes: Uint8Array): EvidenceRecord | string {
  if (bytes.length > largestEvidenceRecord) return `${bytes.length} bytes, which is too long for a record of evidence`;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return 'no JSON';
  }
  const parsed = evidenceRecord.safeParse(value);
  return parsed.success ? parsed.data : describeIssues(parsed.error);
}
