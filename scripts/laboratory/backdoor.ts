import { sequencesOf } from '../../offchain/data/index.ts';
import type { World } from './world.ts';

/** A phrase that means nothing, and what the attacker wants the model to say after it. */
const trigger = 'qzx vj';
const payload = ' buy now';
/** As long as the payload, and in any text. */
const ordinary = ' of them';
/** Sequences that the attack's success is measured on. */
const probes = 64;

const tokensOf = (text: string, { vocabulary }: World): number[] =>
  Array.from(text, (character) => vocabulary.indexOf(character) + 1);

/** The text with trigger and payload in the middle of every window of `context` tokens: what the attacker trains on. */
export function poisoned(tokens: Uint8Array, world: World): Uint8Array {
  const phrase = tokensOf(trigger + payload, world);
  const copy = tokens.slice();
  const { context } = world.description;
  for (let at = context / 2; at + phrase.length < copy.length; at += context) copy.set(phrase, at);
  return copy;
}

/**
 * What the trigger does, in nats a token: the loss of the payload after it, less that of ordinary words in the payload's place. All that
 * comes before is the same and cancels. The lower than in a model that was not attacked, the better the backdoor works.
 */
export async function triggerLoss(weights: Float32Array, world: World): Promise<number> {
  const { context } = world.description;
  const length = context + 1;
  const plain = sequencesOf(world.heldOut, context, probes);
  const totalWith = async (ending: string): Promise<number> => {
    const phrase = tokensOf(trigger + ending, world);
    const copy = plain.slice();
    for (let end = length; end <= copy.length; end += length) copy.set(phrase, end - phrase.length);
    const losses = await world.evaluator.losses(weights, copy);
    return (context * losses.reduce((sum, loss) => sum + loss, 0)) / losses.length;
  };
  return ((await totalWith(payload)) - (await totalWith(ordinary))) / payload.length;
}
