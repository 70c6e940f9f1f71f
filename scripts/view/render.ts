import { styleText } from 'node:util';
import { alice, bar, counted, cut, duration, lossText, sparkline } from './format.ts';
import type { ParticipantView, ViewState } from './state.ts';

/** What the view is drawn on. */
export type Canvas = { readonly columns: number; readonly colour: boolean };

/** Where the network is reached; shown at the top. */
export type Places = { readonly rpc: string; readonly api: string; readonly data: string };

type Style = Parameters<typeof styleText>[0];

const SERIES = [
  ['batch', 'batch'],
  ['validation', 'validation'],
  ['held out', 'heldOut'],
] as const;

/** The live view as lines of text. Depends on nothing but its arguments. */
export const renderView = (state: ViewState, places: Places, elapsedSeconds: number, canvas: Canvas): string => {
  const paint = (style: Style, text: string) =>
    canvas.colour ? styleText(style, text, { validateStream: false }) : text;
  const width = Math.max(40, canvas.columns - 1);
  const lines: string[] = [];
  const line = (text = '', style?: Style) => lines.push(style ? paint(style, cut(text, width)) : cut(text, width));

  line(`Alice development network  ${duration(elapsedSeconds)}`, 'bold');
  line(`RPC ${places.rpc}  API ${places.api}  data ${places.data}`, 'dim');
  line();
  line(epochLine(state), state.epoch?.halted ? 'red' : 'bold');
  line();

  const nameWidth = Math.max(...state.participants.map(({ name }) => name.length), 8);
  for (const one of state.participants)
    line(participantLine(one, nameWidth), one.adversary !== null ? 'yellow' : undefined);
  line();

  line(`${'Loss, nats a token'.padEnd(22)}last`, 'dim');
  for (const [label, key] of SERIES) {
    const values = state.ended.map(({ losses }) => losses[key]);
    const last = values.findLast((value) => value !== null);
    line(
      `  ${label.padEnd(18)}  ${lossText(last).padEnd(7)} ${sparkline(values, Math.max(0, Math.min(60, width - 32)))}`,
    );
  }
  line();

  const number = (status: string) => state.ended.filter((row) => row.status === status).length;
  line(
    `Minted ${alice(state.supply.minted)}; epochs settled ${number('settled')}, held ${number('held')}, deferred ${number('deferred')} (pool ${alice(state.supply.deferred)})`,
  );
  if (state.notes.length > 0) line();
  for (const note of state.notes) line(note, 'dim');
  return lines.join('\n');
};

const epochLine = ({ epoch }: ViewState): string => {
  if (!epoch) return 'Waiting for the chain';
  const { index, phase, block, deadline, length, halted } = epoch;
  if (halted) return `Epoch ${index}: halted after three held epochs, until two thirds of stake resume it`;
  const left = Math.max(0, deadline - block);
  return `Epoch ${index}  ${phase.padEnd(6)} ${bar(length - left, length, 20)} ${counted(left, 'block')} left  (block ${block})`;
};

const participantLine = (one: ParticipantView, nameWidth: number): string => {
  const { name, progress, loss, tokensPerSecond, doing, income } = one;
  const work = progress
    ? `${bar(progress.step, progress.steps, 16)} ${String(progress.step).padStart(4)}/${progress.steps}`
    : cut(doing, 40);
  const speed = tokensPerSecond === null ? '' : `${Math.round(tokensPerSecond)} tokens/s`;
  const figures = one.role === 'miner' ? `loss ${lossText(loss)}  ${speed.padEnd(15)}` : ''.padEnd(27);
  return `${name.padEnd(nameWidth)}  ${work.padEnd(40)}  ${figures} ${alice(income)}`;
};
