import { asText } from '../page.ts';
import { learningPicture } from './picture.ts';
import { type Line, tableOf } from './summary.ts';

/** One self-contained HTML page: where the figures come from, the table, loss against tokens and against bytes. */
export function learningPage(lines: readonly Line[], preface: readonly string[]): string {
  const { head, rows } = tableOf(lines);
  const cells = (tag: string, row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<${tag}>${asText(cell)}</${tag}>`).join('')}</tr>`;
  const table = `<table><thead>${cells('th', head)}</thead><tbody>${rows.map((row) => cells('td', row)).join('')}</tbody></table>`;
  const style =
    'body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;font-size:13px}td,th{border-bottom:1px solid #ddd;padding:.2rem .6rem;text-align:left}figure{margin:1.5rem 0}';
  const title = 'The network against central training';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style><h1>${title}</h1>${preface.map((line) => `<p>${asText(line)}</p>`).join('')}${table}<figure>${learningPicture(lines)}</figure></html>\n`;
}
