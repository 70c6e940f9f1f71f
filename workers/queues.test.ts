import test from 'ava';
import fc from 'fast-check';
import type { InspectJob } from '../types/jobs/index.ts';
import { jobId } from './queues.ts';

const hash = (digit: string) => `0x${digit.repeat(64)}` as const;
const job: InspectJob = {
  epoch: 3,
  base: hash('1'),
  description: hash('2'),
  manifest: hash('3'),
  budget: 10,
  index: 7,
  account: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
  blob: hash('4'),
  size: 9,
};

test('the same job has the same id, any other has another', (t) => {
  t.is(jobId('inspect', job), jobId('inspect', { ...job }));
  t.regex(jobId('inspect', job), /^inspect-3-7-[0-9a-f]{32}$/);
  const others: Partial<InspectJob>[] = [
    { epoch: 4 },
    { index: 8 },
    { blob: hash('5') },
    { base: hash('5') },
    { size: 8 },
  ];
  const ids = [{}, ...others].map((change) => jobId('inspect', { ...job, ...change }));
  t.is(new Set(ids).size, ids.length);
});

test('an id is one that BullMQ takes: no colon, not a number', (t) => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (epoch, index) => {
      const id = jobId('inspect', { ...job, epoch, index });
      t.false(id.includes(':'));
      t.true(Number.isNaN(Number(id)));
    }),
  );
});
