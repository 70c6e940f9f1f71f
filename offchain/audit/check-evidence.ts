import type { EvidenceRecord } from '../../types/files/evidence.ts';
import type { Hash } from '../../types/files/hash.ts';
import { ObjectError } from '../ingest/index.ts';
import { nextRecord, type PublishedRecord, parseRecord, rememberedEpochs, type Standings } from '../scoring/index.ts';
import type { Archive, VoterFacts } from './facts.ts';
import type { Findings } from './finding.ts';
import type { Objects } from './objects.ts';
import { tolerance, within } from './tolerance.ts';

/** A validator's record of evidence of an epoch, and the one that it goes on from. */
export type KnownEvidence = Readonly<{
  previous: PublishedRecord | null;
  record: EvidenceRecord;
}>;

/** Nano-nats by which what is said of a miner's evidence may differ: errors of a few epochs add up. */
const evidenceTolerance = 4n * tolerance;

/**
 * The record of evidence of a validator's scores, and the one that it goes on from, which must be an earlier one of the same validator.
 *
 * @returns null when the record is wrong, which is then in `findings`
 * @throws ObjectError when nobody serves one of them
 */
export async function readEvidence(
  voter: VoterFacts,
  epoch: number,
  archive: Archive,
  objects: Objects,
  findings: Findings,
): Promise<KnownEvidence | null> {
  const { account: validator, salt } = voter;
  if (salt === null) throw new ObjectError('The salt of its reveal is not in the blocks of the epoch.');
  const wrong = (said: string, expected: string) => {
    findings.add('evidence', 'record of evidence', said, expected, { validator });
    return null;
  };
  const record = parseRecord(await objects.get(salt));
  if (typeof record === 'string') return wrong(record, 'a record of evidence');
  if (record.epoch !== epoch) return wrong(`that of epoch ${record.epoch}`, `that of epoch ${epoch}`);
  if (record.previous === null) return { previous: null, record };

  const previous = parseRecord(await objects.get(record.previous));
  if (typeof previous === 'string') return wrong(`one that goes on from ${previous}`, 'one that goes on from another');
  const isRecent = previous.epoch < epoch && epoch - previous.epoch <= rememberedEpochs;
  if (!isRecent || (await archive.salts(previous.epoch)).get(validator) !== record.previous)
    return wrong(`one that goes on from ${record.previous}`, 'one that goes on from an own record of late');
  return { previous: { hash: record.previous, record: previous }, record };
}

/** Compares what a record says of miners with what follows from the one before and from the scoring, of those that were measured. */
export function checkStandings(
  validator: string,
  { previous, record }: KnownEvidence,
  measured: Standings,
  findings: Findings,
): void {
  const said = record.standings;
  const expected = nextRecord(record.epoch, record.nonce, previous, measured).standings;
  for (const miner of new Set([...Object.keys(said), ...Object.keys(expected)])) {
    const [one, other] = [said[miner], expected[miner]];
    const near = (part: 'mean' | 'error' | 'typical') =>
      one && other && within(evidenceTolerance, BigInt(one[part]), BigInt(other[part]));
    if (!(near('mean') && near('error') && near('typical') && one?.epoch === other?.epoch))
      findings.add('evidence', 'evidence of a miner', shown(one), shown(other), { validator, miner });
  }
}

const shown = (standing: EvidenceRecord['standings'][string] | undefined) =>
  standing ? `${standing.mean} ± ${standing.error}, typical ${standing.typical}` : 'none';

/** The salts of an epoch by validator, from what the chain says of it. */
export const saltsOf = (voters: readonly VoterFacts[]): ReadonlyMap<string, Hash> =>
  new Map(voters.flatMap(({ account, salt }) => (salt === null ? [] : [[account, salt] as const])));
