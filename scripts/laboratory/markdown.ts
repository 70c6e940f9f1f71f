/** Head and cells of a table, for a page and for a document. */
export type Table = Readonly<{ head: readonly string[]; rows: readonly (readonly string[])[] }>;

/** A table with a heading of its own. */
export type Section = Readonly<{ title: string; table: Table }>;

/** The same without the columns of which no row says anything. */
export function withoutEmptyColumns({ head, rows }: Table): Table {
  const kept = head.flatMap((_, column) => (rows.some((row) => row[column] !== '') ? [column] : []));
  const of = (row: readonly string[]) => kept.map((column) => row[column]!);
  return { head: of(head), rows: rows.map(of) };
}

/** A table in Markdown. */
export const markdownOf = ({ head, rows }: Table): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |\n`).join('');
