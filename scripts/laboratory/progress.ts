/**
 * A line with what is done and the time left, rewritten in place on a terminal and silent elsewhere but for a line at each tenth.
 * @param what name of what is counted
 */
export function progressLine(
  what: string,
  write: NodeJS.WriteStream = process.stderr,
): (done: number, all: number) => void {
  const began = performance.now();
  let first: number | null = null;
  let tenth = 0;
  return (done, all) => {
    first ??= done - 1;
    const seconds = (performance.now() - began) / 1000;
    const left = Math.round((seconds * (all - done)) / Math.max(1, done - first));
    const text = `${done} of ${all} ${what}, about ${duration(left)} left`;
    if (write.isTTY) write.write(`\r\u001b[K${text}${done >= all ? '\n' : ''}`);
    else if (Math.floor((10 * done) / all) > tenth) {
      tenth = Math.floor((10 * done) / all);
      write.write(`${text}\n`);
    }
  };
}

const duration = (seconds: number): string =>
  seconds < 60
    ? `${seconds} s`
    : seconds < 3600
      ? `${Math.round(seconds / 60)} min`
      : `${(seconds / 3600).toFixed(1)} h`;
