import type { Hash } from '../../types/files/hash.ts';
import { hiddenEpochs } from '../data/index.ts';
import type { ModelDescription } from '../model/index.ts';
import { sampleSizes } from '../scoring/index.ts';
import type { Archive, EpochFacts, VoterFacts } from './facts.ts';
import type { Findings } from './finding.ts';
import { type Objects, tryGet } from './objects.ts';

/**
 * What became of a validator's hidden text. `checked`: all that it gave was recomputed on it; `published`: it is there, but not all of that could be
 * recomputed. Where nobody serves it: `not yet`: it is in use; `overdue`: it is, though its period is over for more than a whole one; `withheld`: it
 * is not in use any more.
 */
export type HiddenState = 'checked' | 'published' | 'not yet' | 'overdue' | 'withheld' | 'none announced';

/** A voter's hidden text, and what became of it so far. */
export interface HiddenText {
  validator: string;
  root: Hash | null;
  state: HiddenState;
}

/** A voter whose hidden text is published. */
export type Open = Readonly<{ voter: VoterFacts & { hiddenRoot: Hash }; text: HiddenText }>;

/**
 * Looks at the hidden text of each voter, and for what is wrong with those that are published.
 *
 * @param description null where nobody has it: the form of a text is then not looked at
 * @param missing takes what should be published and is not, a sentence each
 * @returns the text of each voter, in their order, and the voters whose scores can be recomputed
 */
export async function readHiddenTexts(
  facts: EpochFacts,
  archive: Archive,
  objects: Objects,
  description: ModelDescription | null,
  findings: Findings,
  missing: string[],
): Promise<{ texts: HiddenText[]; open: Open[] }> {
  const inUse = await archive.rootsInUse();
  const texts: HiddenText[] = [];
  const open: Open[] = [];
  for (const voter of facts.voters) {
    const { account: validator, hiddenRoot: root } = voter;
    if (root === null) {
      texts.push({ validator, root, state: 'none announced' });
      if (voter.scores?.some((score) => score !== null))
        findings.add('hidden text', 'hidden text of the scores', 'none', 'announced before they were given', {
          validator,
        });
      continue;
    }
    const served = await tryGet(objects, root);
    if ('reason' in served) {
      const state = inUse.has(root) ? await stateInUse(root, facts.record.epoch, archive) : 'withheld';
      texts.push({ validator, root, state });
      if (state !== 'not yet') missing.push(`the hidden text of validator ${validator}, ${state}: ${served.reason}`);
      continue;
    }
    const text: HiddenText = { validator, root, state: 'published' };
    texts.push(text);
    const wrong = description && wrongText(served.bytes, description);
    if (wrong === null) open.push({ voter: { ...voter, hiddenRoot: root }, text });
    else findings.add('hidden text', `hidden text ${root}`, wrong, 'sequences of tokens', { validator });
  }
  return { texts, open };
}

/** Whether a text that is in use was so before the period that came before the running one. */
async function stateInUse(root: Hash, epoch: number, archive: Archive): Promise<'not yet' | 'overdue'> {
  const running = Math.floor((await archive.ended()) / hiddenEpochs);
  const first = (running - 1) * hiddenEpochs;
  if (first < 1) return 'not yet';
  return epoch < first || (await archive.rootsBefore(first - 1)).has(root) ? 'overdue' : 'not yet';
}

/** What is wrong with a published text, or null. */
function wrongText(text: Uint8Array, { context, vocabulary }: ModelDescription): string | null {
  const length = sampleSizes.hidden * (context + 1);
  if (text.length !== length) return `${text.length} bytes and not ${length}`;
  const wrong = text.find((token) => token >= vocabulary);
  return wrong === undefined ? null : `text with a token ${wrong} of ${vocabulary}`;
}
