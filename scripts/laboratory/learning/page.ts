import { asText, document, table } from '../page.ts';
import { learningPicture } from './picture.ts';
import { type Line, tableOf } from './summary.ts';

/** One self-contained HTML page: where the figures come from, the table, loss against tokens and against bytes. */
export const learningPage = (lines: readonly Line[], preface: readonly string[]): string =>
  document(
    'The network against central training',
    `${preface.map((line) => `<p>${asText(line)}</p>`).join('')}${table(tableOf(lines))}<figure>${learningPicture(lines)}</figure>`,
  );
