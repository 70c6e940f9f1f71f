/** Prints each event as one line of JSON on stdout; on a terminal, as `describe` puts it (null prints nothing). */
export function printer<E extends object>(describe: (event: E) => string | null): (event: E) => void {
  const { stdout } = process;
  if (!stdout.isTTY) return (event) => void stdout.write(`${JSON.stringify(event)}\n`);
  let open = false;
  return (event) => {
    const text = describe(event);
    if (text === null) return;
    // A text that ends in a carriage return is a progress bar: the next text takes its place.
    const passing = text.endsWith('\r');
    stdout.write(`${open ? '\r\x1b[K' : ''}${passing ? text.slice(0, -1) : `${text}\n`}`);
    open = passing;
  };
}

/** Whole and thousandths of an amount of plancks. */
export function alice(plancks: string): string {
  const thousandths = BigInt(plancks) / 10n ** 9n;
  return `${thousandths / 1000n}.${String(thousandths % 1000n).padStart(3, '0')} ALICE`;
}

/** Nano-nats as nats with six places. */
export function nats(nanoNats: string): string {
  return (Number(nanoNats) / 1e9).toFixed(6);
}
