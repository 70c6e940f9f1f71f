/** Largest loss that is reported, in nats a token: far above ln of any vocabulary, far below an i64 of nano-nats. */
const largest = 1000;

/**
 * Nats a token as the chain's integer nano-nats, rounded to nearest, halves away from zero. The only place where a loss
 * or a score becomes an integer. What is not a number, or beyond ±1000 nats, is clamped: NaN counts as the largest loss.
 */
export function toNanoNats(nats: number): bigint {
  const clamped = Number.isNaN(nats) ? largest : Math.min(largest, Math.max(-largest, nats));
  return BigInt(Math.sign(clamped) * Math.round(Math.abs(clamped) * 1e9));
}
