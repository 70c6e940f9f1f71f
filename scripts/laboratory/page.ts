import { sectionsOf } from './attack-table.ts';
import type { Table } from './markdown.ts';
import type { RunReport } from './report.ts';
import type { SuiteOptions } from './suite/suite.ts';
import type { Line } from './table.ts';

/** Where figures come from. */
export interface Provenance {
  commit: string;
  command: string;
  date: string;
}

/** Text as it stands in HTML and SVG. */
export const asText = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character]!);

const colours = ['#1b6ca8', '#c8553d', '#588157', '#8e5572', '#b08900', '#3d405b', '#00798c', '#d1495b'];

/** Curves over epochs as an inline SVG with a legend. */
export function chart(title: string, series: readonly { name: string; values: readonly number[] }[]): string {
  const [width, height, left, bottom] = [640, 260, 48, 24];
  const all = series.flatMap(({ values }) => values).filter(Number.isFinite);
  const [lowest, highest] = [Math.min(...all), Math.max(...all)];
  const most = Math.max(2, ...series.map(({ values }) => values.length));
  const x = (at: number) => left + ((width - left - 8) * at) / (most - 1);
  const y = (value: number) => 8 + ((height - bottom - 8) * (highest - value)) / (highest - lowest || 1);
  const line = (values: readonly number[]) =>
    values.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const value = lowest + part * (highest - lowest);
    return `<text x="${left - 6}" y="${y(value) + 4}" text-anchor="end">${value.toFixed(2)}</text><path d="M${left} ${y(value)}H${width - 8}" stroke="#ddd"/>`;
  });
  const paths = series.map(
    ({ values }, i) =>
      `<polyline fill="none" stroke="${colours[i % colours.length]}" stroke-width="1.5" points="${line(values)}"/>`,
  );
  const legend = series.map(
    ({ name }, i) => `<span style="color:${colours[i % colours.length]}">■ ${asText(name)}</span>`,
  );
  return `<figure><figcaption>${asText(title)}</figcaption><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${asText(title)}">${ticks.join('')}${paths.join('')}<text x="${width / 2}" y="${height - 4}" text-anchor="middle">epoch</text></svg><p>${legend.join(' ')}</p></figure>`;
}

/** A table in HTML. */
export function table({ head, rows }: Table): string {
  const cells = (tag: string, row: readonly string[]) =>
    `<tr>${row.map((cell) => `<${tag}>${asText(cell)}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${cells('th', head)}</thead><tbody>${rows.map((row) => cells('td', row)).join('')}</tbody></table>`;
}

/** One self-contained page. @param body HTML */
export function document(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${asText(title)}</title><style>body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;font-size:13px}td,th{border-bottom:1px solid #ddd;padding:.2rem .6rem;text-align:left;vertical-align:top}td:not(:first-child){white-space:nowrap}svg{max-width:40rem;font-size:11px}figure{margin:1rem 0}</style><h1>${asText(title)}</h1>${body}</html>\n`;
}

const provenanceOf = ({ commit, command, date }: Provenance): string =>
  `<p>Commit ${asText(commit)}, <code>${asText(command)}</code>, ${asText(date)}.</p>`;

/** The page of an attack suite. */
export function attacksPage(
  lines: readonly Line[],
  reports: readonly RunReport[],
  options: SuiteOptions,
  provenance: Provenance,
): string {
  const model = typeof options.model === 'string' ? options.model : options.model.name;
  const first = reports.filter(({ seed }) => seed === options.seeds[0]);
  const curves = first.map(({ scenario, initialLoss, epochs }) => ({
    name: scenario,
    values: [initialLoss, ...epochs.map(({ heldOut }) => heldOut)],
  }));
  const tables = sectionsOf(lines).map(({ title, table: shown }) => `<h2>${title}</h2>${table(shown)}`);
  const charts: string[] = [];
  for (let from = 1; from < curves.length; from += 7)
    charts.push(chart(`Held-out loss, seed ${options.seeds[0]}`, [curves[0]!, ...curves.slice(from, from + 7)]));
  return document(
    'What attacks earn',
    `${provenanceOf(provenance)}<p>Model ${asText(model)}, ${options.epochs} epochs, seeds ${options.seeds.join(', ')}; means over seeds ± half of their 95% interval (Student's t). Shares are of the miners' part.</p>${tables.join('')}${charts.join('')}`,
  );
}

/** The page of a single table. */
export const tablePage = (title: string, shown: Table, provenance: Provenance): string =>
  document(title, `${provenanceOf(provenance)}${table(shown)}`);

/** The page of a single scenario's runs. */
export function runPage(reports: readonly RunReport[], provenance: Provenance): string {
  const name = reports[0]!.scenario;
  const losses = reports.map(({ seed, initialLoss, epochs }) => ({
    name: `seed ${seed}`,
    values: [initialLoss, ...epochs.map(({ heldOut }) => heldOut)],
  }));
  const groups = [
    ...new Set(
      reports.flatMap(({ epochs }) => epochs.flatMap(({ submissions }) => submissions.map(({ group }) => group))),
    ),
  ];
  const incomes = groups.map((group) => ({
    name: group,
    values: reports[0]!.epochs.map(({ submissions, minersPart }) =>
      minersPart === '0'
        ? 0
        : submissions.reduce(
            (sum, each) => sum + (each.group === group ? Number(each.paid) / Number(minersPart) : 0),
            0,
          ),
    ),
  }));
  const rows = reports[0]!.epochs.map(({ epoch, status, heldOut, submissions }) => [
    String(epoch),
    status,
    heldOut.toFixed(4),
    `${submissions.filter(({ accepted }) => accepted).length} of ${submissions.length}`,
  ]);
  return document(
    `Scenario ${name}`,
    `${provenanceOf(provenance)}${chart('Held-out loss', losses)}${chart(`Income as a share of the miners' part, seed ${reports[0]!.seed}`, incomes)}<h2>Seed ${reports[0]!.seed}</h2>${table({ head: ['epoch', 'status', 'held-out loss', 'accepted'], rows })}`,
  );
}
