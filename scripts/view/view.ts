import type { EpochReport } from '../../types/files/report.ts';
import type { Places } from './render.ts';
import type { ViewState } from './state.ts';

/** What a person sees of a running network. */
export type View = {
  /** Shows the state; cheap to call at every change. */
  update(state: ViewState): void;
  /** An epoch ended. */
  epoch(row: EpochReport): void;
  /** Something that should be known now. */
  note(sentence: string): void;
  /** Leaves the terminal in order. */
  end(): void;
};

const REDRAW_MILLISECONDS = 200;

/** A view that redraws itself on the terminal. */
export const liveView = async (places: Places): Promise<View> => {
  const { createLogUpdate } = await import('log-update');
  const { renderView } = await import('./render.ts');
  const draw = createLogUpdate(process.stdout);
  let shown: ViewState | undefined;
  const redraw = (): void => {
    if (!shown) return;
    const canvas = { columns: process.stdout.columns ?? 80, colour: process.stdout.hasColors?.() ?? false };
    draw(renderView(shown, places, performance.now() / 1000, canvas));
  };
  const timer = setInterval(redraw, REDRAW_MILLISECONDS);
  return {
    update: (state) => {
      shown = state;
    },
    epoch: () => {},
    note: () => {},
    end: () => {
      clearInterval(timer);
      redraw();
      draw.done();
    },
  };
};

/** One line an epoch on stdout; what should be known goes to stderr. */
export const plainView = async (places: Places): Promise<View> => {
  const { epochLine } = await import('./epoch-line.ts');
  console.log(`RPC ${places.rpc}  API ${places.api}  data ${places.data}`);
  return {
    update: () => {},
    epoch: (row) => console.log(epochLine(row)),
    note: (sentence) => console.error(sentence),
    end: () => {},
  };
};
