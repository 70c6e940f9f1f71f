/** A program that starts a network. There are two; they differ in what carries the chain, and in nothing else. */
export type Launcher = {
  /** As it is called. */
  readonly name: string;
  /** Whether each validator gets a real node; without it there is one development chain. */
  readonly nodes: boolean;
  /** The option for the number of validators, and what it is without the option. */
  readonly option: 'validators' | 'nodes';
  readonly validators: number;
  /** The data folder in the checkout. */
  readonly data: string;
};

/** `scripts/start`: the development chain, which executes the runtime in one process, without consensus and peers. */
export const startLauncher: Launcher = {
  name: 'scripts/start',
  nodes: false,
  option: 'validators',
  validators: 3,
  data: 'data',
};

/** `scripts/network`: real nodes, which make blocks by Aura and finalise them by GRANDPA. */
export const networkLauncher: Launcher = {
  name: 'scripts/network',
  nodes: true,
  option: 'nodes',
  validators: 4,
  data: 'data-nodes',
};
