/** Columns of text, each as wide as its widest cell; the first is aligned to the left, the others to the right. */
export const columns = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) =>
      row
        .map((cell, at) => {
          const width = Math.max(...rows.map((other) => other[at]?.length ?? 0));
          return at === 0 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
