/** Head and cells of a table, for a page and for a document. */
export type Table = Readonly<{ head: readonly string[]; rows: readonly (readonly string[])[] }>;

/** A table in Markdown. */
export const markdownOf = ({ head, rows }: Table): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |\n`).join('');
