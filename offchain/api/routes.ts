import { createRoute, z } from '@hono/zod-openapi';
import * as schemas from './schemas.ts';

const json = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

const wrong = json(schemas.problem, 'The request is wrong; the answer says why in one sentence.');
const unknown = json(schemas.problem, 'There is no such thing.');
const away = json(schemas.problem, 'The chain does not answer; try again later.');

export const health = createRoute({
  method: 'get',
  path: '/health',
  summary: 'Whether the network runs and its three loss series agree',
  responses: { 200: json(schemas.health, 'The state at the newest final block.'), 503: away },
});

export const runningEpoch = createRoute({
  method: 'get',
  path: '/epoch',
  summary: 'The epoch that is running: phase, deadline, base, voters',
  responses: { 200: json(schemas.runningEpoch, 'The state at the newest final block.'), 503: away },
});

export const epoch = createRoute({
  method: 'get',
  path: '/epochs/{epoch}',
  summary: 'One epoch: how it ended, its submissions, their scores and pay',
  description: 'Submissions are kept on chain for a limited number of epochs; the record is kept for good.',
  request: { params: schemas.epochParam },
  responses: { 200: json(schemas.epochDetail, 'The epoch.'), 400: wrong, 404: unknown, 503: away },
});

export const losses = createRoute({
  method: 'get',
  path: '/losses',
  summary: 'The three loss series of ended epochs',
  request: { query: schemas.windowQuery },
  responses: { 200: json(schemas.lossSeries, 'In ascending order of epochs.'), 400: wrong, 503: away },
});

export const emission = createRoute({
  method: 'get',
  path: '/emission',
  summary: 'Schedule, issuance, what is deferred and burnt',
  responses: { 200: json(schemas.emission, 'The state at the newest final block.'), 503: away },
});

export const account = createRoute({
  method: 'get',
  path: '/accounts/{address}',
  summary: 'Balance, stake and income of an account',
  description: 'An account that the chain does not know holds nothing.',
  request: { params: schemas.addressParam },
  responses: { 200: json(schemas.accountDetail, 'The account.'), 400: wrong, 503: away },
});

export const inscription = createRoute({
  method: 'get',
  path: '/inscription',
  summary: 'The inscription in the genesis state, byte for byte',
  responses: {
    200: { description: 'The text.', content: { 'text/plain': { schema: z.string() } } },
    503: away,
  },
});

export const weights = createRoute({
  method: 'get',
  path: '/weights/{hash}',
  summary: 'A base of the model (safetensors), with range requests',
  description:
    'The base of the running epoch, or of one of the last 1,000 (see /epoch and /epochs/{epoch}); validators may serve older ones themselves. It comes from one of the validators. A whole file is checked on its way: the answer breaks off when its blake2b-256 hash is another. Check what you put together from ranges yourself.',
  request: { params: schemas.hashParam },
  responses: {
    200: { description: 'The file.', content: { 'application/octet-stream': { schema: z.string() } } },
    206: { description: 'The range that was asked for.' },
    400: wrong,
    404: json(schemas.problem, 'It was the base of none of the last 1,000 epochs.'),
    416: json(schemas.problem, 'The range is not inside the file.'),
    502: json(schemas.problem, 'No validator serves it now.'),
    503: away,
  },
});
