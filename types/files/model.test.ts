import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { ModelDescription } from './model.ts';

const folder = join(import.meta.dirname, '..', '..', 'chain-spec', 'models');
const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));

test('every committed model description is valid and named as its file', (t) => {
  for (const file of readdirSync(folder)) t.is(`${ModelDescription.parse(read(file)).name}.json`, file);
});

test('a wrong description is refused with the field that is wrong', (t) => {
  const tiny = ModelDescription.parse(read('tiny.json'));
  const wrong: [string, unknown][] = [
    ['width', { ...tiny, width: 130 }],
    ['seed', { ...tiny, seed: '0x12' }],
    ['context', { ...tiny, context: 0 }],
    ['layers', { ...tiny, layers: 1.5 }],
    ['training.clip', { ...tiny, training: { ...tiny.training, clip: 0 } }],
    ['training.betas.1', { ...tiny, training: { ...tiny.training, betas: [0.9, 1] } }],
    [
      'training.learningRate',
      { ...tiny, training: { ...tiny.training, learningRate: { peak: 0.1, floor: 0.2, decaySteps: 1 } } },
    ],
    ['training.optimizer', { ...tiny, training: { ...tiny.training, optimizer: 'adamw' } }],
    ['', { ...tiny, surprise: 1 }],
  ];
  for (const [path, value] of wrong) {
    const result = ModelDescription.safeParse(value);
    t.is(result.error?.issues[0]?.path.join('.'), path);
  }
});
