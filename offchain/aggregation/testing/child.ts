import { parentPort, workerData } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { aggregate, factorsOf } from '../index.ts';
import { inputs, slice } from './inputs.ts';

// Run as a worker thread with { from, to }: the aggregate of that part of the parameters.
// Run as a process: prints the CRC-32 of the whole aggregate.
const { base, gradients, scores, specs, eta } = inputs();
const factors = factorsOf(gradients, scores);
if (parentPort) {
  const { from, to } = workerData as { from: number; to: number };
  const part = slice(gradients, specs, from, to);
  parentPort.postMessage(aggregate(base.slice(from, to), part.gradients, factors, eta, part.specs));
} else {
  const whole = aggregate(base, gradients, factors, eta, specs);
  console.log(crc32(new Uint8Array(whole.buffer)));
}
