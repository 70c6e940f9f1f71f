import test from 'ava';

/** Program of the node, where ALICE_NODE names one that scripts/build-node made. It takes long to build: without it, suites do without. */
export const nodeProgram = process.env.ALICE_NODE;

/** Whether suites run on real nodes. */
export const onNodes = nodeProgram !== undefined;

/** A test that is of real nodes. */
export const withNode = onNodes ? test.serial : test.skip;

/**
 * How many times as long a suite may take on real nodes as on the development chain: their blocks take twenty times as long, the phases
 * have half as many blocks, and training takes what it takes.
 */
export const patience = onNodes ? 5 : 1;
