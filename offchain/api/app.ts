import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { cors } from 'hono/cors';
import { ChainError } from '../chain/index.ts';
import { shuffled } from '../ingest/index.ts';
import { presentLosses, presentRecord, presentStake, presentSubmission } from './present.ts';
import type { ApiReader } from './reader.ts';
import * as routes from './routes.ts';
import { fromValidators, isBase } from './weights.ts';

/** 21,000,000 ALICE. */
const CAP = 21_000_000n * 10n ** 12n;

/**
 * The public HTTP API: read-only, JSON, open to pages of any origin. A wrong request gets 400 with the reason, an unknown thing 404,
 * and 503 when the chain does not answer; each as `{ "error": "one sentence" }`. An answer is read at one block, and names it.
 */
export const createApi = (reader: ApiReader): OpenAPIHono => {
  const app = new OpenAPIHono({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const issue = result.error.issues[0]!;
      return c.json({ error: `${issue.path.join('.')}: ${issue.message}` }, 400);
    },
  });
  app.use(cors({ origin: '*', allowMethods: ['GET', 'HEAD', 'OPTIONS'], exposeHeaders: ['Content-Range'] }));

  app.openapi(routes.health, async (c) => {
    const { block, blockHash } = await reader.block();
    const [epoch, health] = await Promise.all([reader.epoch(blockHash), reader.health(blockHash)]);
    const status = health.halted ? 'halted' : health.state === 'Diverging' ? 'diverging' : 'ok';
    const { series, heldInRow } = health;
    return c.json({ block, blockHash, status, epoch: epoch.index, series, heldInRow } as const, 200);
  });

  app.openapi(routes.runningEpoch, async (c) => {
    const { block, blockHash } = await reader.block();
    const [epoch, lengths, voters, announcements] = await Promise.all([
      reader.epoch(blockHash),
      reader.lengths(blockHash),
      reader.voters(blockHash),
      reader.announcements(blockHash),
    ]);
    const submissions = await reader.submissions(blockHash, epoch.index);
    const endpoints = new Map(announcements.map(({ account, endpoint }) => [account, endpoint]));
    const { index, phase, halted, started, deadline, randomness, base } = epoch;
    return c.json(
      {
        ...{ block, blockHash, epoch: index, phase, halted, started, deadline, lengths, randomness, base },
        submissions: submissions.length,
        voters: voters.map(({ account, power }) => ({
          address: account,
          power: String(power),
          endpoint: endpoints.get(account) ?? null,
        })),
      },
      200,
    );
  });

  app.openapi(routes.epoch, async (c) => {
    const { epoch } = c.req.valid('param');
    const { block, blockHash } = await reader.block();
    const { index } = await reader.epoch(blockHash);
    if (epoch > index) return c.json({ error: `Epoch ${epoch} has not begun: epoch ${index} is running.` }, 404);
    const [history, submissions, results] = await Promise.all([
      reader.history(blockHash, epoch, epoch + 1),
      reader.submissions(blockHash, epoch),
      reader.results(blockHash, epoch),
    ]);
    const resultOf = new Map(results.map((result) => [result.index, result]));
    return c.json(
      {
        block,
        blockHash,
        epoch,
        record: history[0] ? presentRecord(history[0]) : null,
        submissions: submissions.map((submission) => presentSubmission(submission, resultOf.get(submission.index))),
      },
      200,
    );
  });

  app.openapi(routes.losses, async (c) => {
    const { from, limit = 100 } = c.req.valid('query');
    const { block, blockHash } = await reader.block();
    const { index } = await reader.epoch(blockHash);
    // While the running epoch is being paid, and while training is halted, its record is there already.
    const first = from ?? Math.max(0, index - limit);
    const records = await reader.history(
      blockHash,
      first,
      from === undefined ? index + 1 : Math.min(index + 1, first + limit),
    );
    return c.json({ block, blockHash, epochs: records.slice(-limit).map(presentLosses) }, 200);
  });

  app.openapi(routes.emission, async (c) => {
    const { block, blockHash } = await reader.block();
    const { accounted, scheduled, issuance, minted, deferred, burnt } = await reader.supply(blockHash);
    const amounts = { cap: CAP, scheduled, issuance, minted, deferred, burnt };
    const text = Object.fromEntries(Object.entries(amounts).map(([name, value]) => [name, String(value)]));
    return c.json({ block, blockHash, accounted, ...(text as Record<keyof typeof amounts, string>) }, 200);
  });

  app.openapi(routes.account, async (c) => {
    const { address } = c.req.valid('param');
    const { block, blockHash } = await reader.block();
    const [balance, income, stake] = await Promise.all([
      reader.balance(blockHash, address),
      reader.income(blockHash, address),
      reader.stake(blockHash, address),
    ]);
    const { free, reserved, frozen, nonce } = balance;
    return c.json(
      {
        block,
        blockHash,
        address,
        balance: { free: String(free), reserved: String(reserved), frozen: String(frozen), nonce },
        income: String(income),
        stake: presentStake(stake),
      },
      200,
    );
  });

  app.openapi(routes.inscription, async (c) => {
    const { blockHash } = await reader.block();
    return c.text(await reader.inscription(blockHash), 200);
  });

  // What streams is not JSON, so the handler's answer is outside the described types.
  app.openapi(routes.weights, (async (c: Context) => {
    const hash = c.req.param('hash') as `0x${string}`;
    const { blockHash } = await reader.block();
    if (!(await isBase(reader, blockHash, hash))) return c.json({ error: 'No recent epoch had this base.' }, 404);
    const [announcements, model] = await Promise.all([reader.announcements(blockHash), reader.model(blockHash)]);
    // None is always the first to be asked: it could spoil every download.
    const endpoints = shuffled(announcements.map(({ endpoint }) => endpoint));
    const method = c.req.method === 'HEAD' ? 'HEAD' : 'GET';
    const asked = { method, hash, range: c.req.header('range'), model, gone: c.req.raw.signal } as const;
    const found = await fromValidators(endpoints, asked);
    return found ?? c.json({ error: 'No validator serves these weights now: try again in a minute.' }, 502);
  }) as never);

  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Alice',
      version: '1',
      description:
        'What the chain of an Alice network says, read-only. Amounts are plancks (10^-12 ALICE) as strings. `block` and `blockHash` name the final block that an answer was read at: a light client, or a node of your own, can check it there.',
    },
  });

  app.notFound((c) => c.json({ error: 'There is nothing here: /openapi.json lists what there is.' }, 404));
  app.onError((error, c) => {
    if (error instanceof ChainError) return c.json({ error: error.message }, 503);
    console.error(error);
    return c.json({ error: 'The answer could not be made: the log of the API says why.' }, 500);
  });
  return app;
};
