import { asText } from '../page.ts';
import { type Line, tableOf } from './summary.ts';
import type { Point } from './trial.ts';

const colours = [
  '#1b6ca8',
  '#c8553d',
  '#588157',
  '#8e5572',
  '#b08900',
  '#3d405b',
  '#00798c',
  '#d1495b',
  '#6b705c',
  '#9d4edd',
];

/** Held-out loss against a quantity on a logarithmic axis, as an inline SVG; points at zero are left out. */
function chart(title: string, lines: readonly Line[], xOf: (point: Point) => number): string {
  const [width, height, left, bottom] = [720, 320, 48, 28];
  const series = lines
    .map(({ label, curves }, i) => ({
      label,
      colour: colours[i % colours.length]!,
      points: curves[0]!
        .filter((point) => xOf(point) > 0)
        .map((point) => ({ x: Math.log10(xOf(point)), y: point.loss })),
    }))
    .filter(({ points }) => points.length > 0);
  const all = series.flatMap(({ points }) => points).filter(({ y }) => Number.isFinite(y));
  const [x0, x1, y0, y1] = [
    Math.min(...all.map(({ x }) => x)),
    Math.max(...all.map(({ x }) => x)),
    Math.min(...all.map(({ y }) => y)),
    Math.max(...all.map(({ y }) => y)),
  ];
  const across = (x: number): number => left + ((width - left - 8) * (x - x0)) / (x1 - x0 || 1);
  const down = (y: number): number => 8 + ((height - bottom - 8) * (y1 - y)) / (y1 - y0 || 1);
  const levels = [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const y = y0 + part * (y1 - y0);
    return `<text x="${left - 6}" y="${down(y) + 4}" text-anchor="end">${y.toFixed(2)}</text><path d="M${left} ${down(y)}H${width - 8}" stroke="#ddd"/>`;
  });
  const powers = Array.from({ length: Math.floor(x1) - Math.ceil(x0) + 1 }, (_, i) => Math.ceil(x0) + i).map(
    (x) =>
      `<text x="${across(x)}" y="${height - 8}" text-anchor="middle">10^${x}</text><path d="M${across(x)} 8V${height - bottom}" stroke="#eee"/>`,
  );
  const paths = series.map(({ colour, points }) => {
    const places = points
      .filter(({ y }) => Number.isFinite(y))
      .map(({ x, y }) => `${across(x).toFixed(1)},${down(y).toFixed(1)}`);
    return `<polyline fill="none" stroke="${colour}" stroke-width="1.5" points="${places.join(' ')}"/>`;
  });
  const legend = series.map(({ label, colour }) => `<span style="color:${colour}">■ ${asText(label)}</span>`);
  return `<figure><figcaption>${asText(title)}</figcaption><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${asText(title)}">${levels.join('')}${powers.join('')}${paths.join('')}</svg><p>${legend.join(' ')}</p></figure>`;
}

/** One self-contained HTML page: where the figures come from, the table, loss against tokens and against bytes. */
export function learningPage(lines: readonly Line[], preface: readonly string[]): string {
  const { head, rows } = tableOf(lines);
  const cells = (tag: string, row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<${tag}>${asText(cell)}</${tag}>`).join('')}</tr>`;
  const table = `<table><thead>${cells('th', head)}</thead><tbody>${rows.map((row) => cells('td', row)).join('')}</tbody></table>`;
  const charts = [
    chart('Held-out loss (nats a token) against tokens trained on, first seed', lines, ({ tokens }) => tokens),
    chart('Held-out loss (nats a token) against bytes of gradients sent, first seed', lines, ({ bytes }) => bytes),
  ];
  const style =
    'body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;font-size:13px}td,th{border-bottom:1px solid #ddd;padding:.2rem .6rem;text-align:left}svg{font-size:11px}figure{margin:1.5rem 0}';
  const title = 'The network against central training';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style><h1>${title}</h1>${preface.map((line) => `<p>${asText(line)}</p>`).join('')}${table}${charts.join('')}</html>\n`;
}
