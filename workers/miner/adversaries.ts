/** Ways to cheat that the network must not pay for. Nothing here is on the honest path. */
export const adversaryKinds = ['sign-flip', 'noise', 'nan', 'zero', 'scaled'] as const;

export type AdversaryKind = (typeof adversaryKinds)[number];
