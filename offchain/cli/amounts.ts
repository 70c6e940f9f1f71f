/** Plancks in one ALICE: 12 decimals. */
export const ALICE = 1_000_000_000_000n;

const DECIMALS = 12;

/**
 * Plancks as people read them: `1,234.5`, with at most `digits` decimals (cut, not rounded, so that nobody reads more than there is)
 * and no zeros at the end.
 */
export const formatAlice = (plancks: bigint, digits = DECIMALS): string => {
  const size = plancks < 0n ? -plancks : plancks;
  const whole = String(size / ALICE).replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = String(size % ALICE)
    .padStart(DECIMALS, '0')
    .slice(0, digits)
    .replace(/0+$/, '');
  return `${plancks < 0n ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
};

/**
 * Plancks of an amount as people write it: `12`, `0.5`, `1,000`. Throws an Error with one sentence when it is not an amount,
 * has more than 12 decimals or is zero.
 */
export const parseAlice = (text: string): bigint => {
  const match = /^(\d{1,3}(?:,\d{3})+|\d{1,8})(?:\.(\d+))?$/.exec(text);
  if (!match) throw new Error('It must be an amount of ALICE such as 12 or 0.5.');
  const [, whole = '', fraction = ''] = match;
  if (fraction.length > DECIMALS) throw new Error('An amount of ALICE has at most 12 decimals.');
  const plancks = BigInt(whole.replaceAll(',', '')) * ALICE + BigInt(fraction.padEnd(DECIMALS, '0'));
  if (plancks === 0n) throw new Error('The amount must be more than zero.');
  return plancks;
};
