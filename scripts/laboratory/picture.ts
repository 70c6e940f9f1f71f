import { asText } from './page.ts';
import type { Line } from './table.ts';

const [rowHeight, left, right, width] = [18, 400, 90, 920];

/**
 * What attacks earn, as one SVG: a bar for each, in parts of what the same keys would earn by honest work, with the 95% interval; the line
 * is at an honest share.
 *
 * @param honestKeys honest miners in the network
 */
export function incomePicture(lines: readonly Line[], honestKeys: number): string {
  const shown = lines.filter(
    ({ kind, without }) => without === null && (kind === 'idle' || kind === 'cheat' || kind === 'fair'),
  );
  // A key that works as the honest do has this part of the miners' pay.
  const fair = 1 / (honestKeys + 1);
  const values = shown.map(({ income }) => ({ mean: income.mean / fair, margin: (income.margin ?? 0) / fair }));
  const most = Math.max(1.2, ...values.map(({ mean, margin }) => mean + margin));
  const x = (value: number) => left + ((width - left - right) * Math.max(0, value)) / most;
  const height = rowHeight * shown.length + 44;
  const rows = shown.map(({ title, kind }, i) => {
    const { mean, margin } = values[i]!;
    const y = 8 + i * rowHeight;
    const middle = y + 7;
    const colour = kind === 'idle' ? '#c8553d' : kind === 'cheat' ? '#b08900' : '#1b6ca8';
    return [
      `<text x="${left - 8}" y="${y + 11}" text-anchor="end">${asText(title)}</text>`,
      `<rect x="${left}" y="${y + 2}" width="${(x(mean) - left).toFixed(1)}" height="10" fill="${colour}"/>`,
      `<path d="M${x(mean - margin).toFixed(1)} ${middle}H${x(mean + margin).toFixed(1)}" stroke="#222"/>`,
      `<text x="${(x(mean + margin) + 6).toFixed(1)}" y="${y + 11}">${mean.toFixed(3)}</text>`,
    ].join('');
  });
  const bottom = 8 + rowHeight * shown.length;
  const scale = [0, 0.5, 1].map(
    (part) =>
      `<path d="M${x(part).toFixed(1)} 8V${bottom}" stroke="${part === 1 ? '#222' : '#ccc'}" stroke-dasharray="${part === 1 ? '4 3' : 'none'}"/><text x="${x(part).toFixed(1)}" y="${bottom + 16}" text-anchor="middle">${part}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui,sans-serif" font-size="11" role="img" aria-label="What attacks earn"><rect width="${width}" height="${height}" fill="#fff"/>${scale.join('')}${rows.join('')}<text x="${width / 2}" y="${height - 6}" text-anchor="middle">income of all keys of an attack, in shares of one honest miner</text></svg>\n`;
}
