/** Well-formed pieces that valid inputs are made of. */

export const hash = `0x${'0a'.repeat(32)}`;
export const otherHash = `0x${'b7'.repeat(32)}`;
export const address = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
export const otherAddress = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
