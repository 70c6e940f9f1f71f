import { asText } from '../page.ts';
import type { Line } from './summary.ts';
import type { Point } from './trial.ts';

const colours = [
  '#222222',
  '#1b6ca8',
  '#c8553d',
  '#588157',
  '#b08900',
  '#8e5572',
  '#00798c',
  '#8a8a8a',
  '#9d4edd',
  '#d1495b',
];
const [width, panelWidth, top, plotHeight, left, right, legendRow] = [920, 460, 34, 300, 46, 12, 17];
/** Curves are shown from where the slowest has trained on this part of its tokens: what is before would flatten all that follows. */
const shownFrom = 0.15;

interface Series {
  label: string;
  colour: string;
  points: Point[];
}

/** Held-out loss against tokens and against bytes of gradients sent, both on logarithmic axes, as one SVG; means over seeds. */
export function learningPicture(lines: readonly Line[]): string {
  const series = lines.map(({ label, curves }, i) => ({
    label,
    colour: colours[i % colours.length]!,
    points: meanCurve(curves).filter(({ loss }) => Number.isFinite(loss)),
  }));
  const begins = series.map(({ points }) => points.find(({ tokens }) => tokens >= shownFrom * points.at(-1)!.tokens)!);
  const losses = {
    low: Math.min(...series.flatMap(({ points }) => points.map(({ loss }) => loss))) - 0.02,
    high: Math.max(...begins.map(({ loss }) => loss)),
  };
  const panels = [
    panel(0, 'tokens trained on, all miners together', series, ({ tokens }) => tokens, losses),
    panel(panelWidth, 'bytes of gradients sent, all miners together', series, ({ bytes }) => bytes, losses),
  ];
  const legendTop = top + plotHeight + 50;
  const legend = series.map(({ label, colour }, i) => {
    const [x, y] = [left + (i % 2) * panelWidth, legendTop + Math.floor(i / 2) * legendRow];
    return `<path d="M${x} ${y - 4}h22" stroke="${colour}" stroke-width="2.5"/><text x="${x + 30}" y="${y}">${asText(label)}</text>`;
  });
  const height = legendTop + Math.ceil(series.length / 2) * legendRow;
  const title = 'Held-out loss, nats a token';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui,sans-serif" font-size="11" role="img" aria-label="${title}"><rect width="${width}" height="${height}" fill="#fff"/><text x="${left}" y="18" font-size="13">${title}</text>${panels.join('')}${legend.join('')}</svg>\n`;
}

/** Point by point the mean over seeds; runs whose miners come and go differ in tokens too. */
function meanCurve(curves: readonly Point[][]): Point[] {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const points = Math.min(...curves.map(({ length }) => length));
  return Array.from({ length: points }, (_, i) => ({
    tokens: mean(curves.map((curve) => curve[i]!.tokens)),
    bytes: mean(curves.map((curve) => curve[i]!.bytes)),
    loss: mean(curves.map((curve) => curve[i]!.loss)),
  }));
}

function panel(
  x0: number,
  title: string,
  all: readonly Series[],
  xOf: (point: Point) => number,
  { low, high }: { low: number; high: number },
): string {
  const series = all
    .map((each) => ({ ...each, points: each.points.filter((point) => xOf(point) > 0 && point.loss <= high) }))
    .filter(({ points }) => points.length > 0);
  if (series.length === 0) return '';
  const logs = series.flatMap(({ points }) => points.map((point) => Math.log10(xOf(point))));
  const [least, most] = [Math.min(...logs), Math.max(...logs)];
  const across = (value: number) =>
    x0 + left + ((panelWidth - left - right) * (Math.log10(value) - least)) / (most - least || 1);
  const down = (loss: number) => top + (plotHeight * (high - loss)) / (high - low);
  const bottom = top + plotHeight;
  const step = high - low > 1 ? 0.2 : high - low > 0.4 ? 0.1 : 0.05;
  const levels = Array.from({ length: Math.floor(high / step) - Math.ceil(low / step) + 1 }, (_, i) => {
    const loss = (Math.ceil(low / step) + i) * step;
    const y = down(loss).toFixed(1);
    return `<path d="M${x0 + left} ${y}H${x0 + panelWidth - right}" stroke="#ddd"/><text x="${x0 + left - 6}" y="${Number(y) + 4}" text-anchor="end">${loss.toFixed(2)}</text>`;
  });
  const marks = [1, 2, 5].flatMap((digit) =>
    Array.from({ length: 15 }, (_, power) => digit * 10 ** power).filter(
      (value) => Math.log10(value) >= least - 1e-9 && Math.log10(value) <= most + 1e-9,
    ),
  );
  const shown = most - least > 2 ? marks.filter((value) => Number.isInteger(Math.log10(value))) : marks;
  const ticks = shown.map((value) => {
    const x = across(value).toFixed(1);
    return `<path d="M${x} ${top}V${bottom}" stroke="#eee"/><text x="${x}" y="${bottom + 15}" text-anchor="middle">${amount(value)}</text>`;
  });
  const curves = series.map(({ colour, points }) => {
    const places = points.map((point) => `${across(xOf(point)).toFixed(1)},${down(point.loss).toFixed(1)}`);
    return `<polyline fill="none" stroke="${colour}" stroke-width="1.6" points="${places.join(' ')}"/>`;
  });
  const middle = x0 + left + (panelWidth - left - right) / 2;
  return `${levels.join('')}${ticks.join('')}${curves.join('')}<text x="${middle}" y="${bottom + 31}" text-anchor="middle">${title}</text>`;
}

/** 20,000 as "20 k". */
function amount(value: number): string {
  const unit = [
    { size: 1e12, name: ' T' },
    { size: 1e9, name: ' G' },
    { size: 1e6, name: ' M' },
    { size: 1e3, name: ' k' },
  ].find(({ size }) => value >= size);
  return unit ? `${value / unit.size}${unit.name}` : String(value);
}
