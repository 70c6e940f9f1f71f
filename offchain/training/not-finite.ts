/** Training has left the numbers: a loss or a gradient is infinite or none, as at too high a learning rate. */
export class NotFiniteError extends RangeError {
  override readonly name = 'NotFiniteError';
}
