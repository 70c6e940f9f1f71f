import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { hashOf } from '../store/index.ts';
import { fromValidators, type Wanted } from './weights.ts';

/** Weights of a model with 20,000 parameters: more than one part of a stream. */
const file = Buffer.alloc(80_100, 'weights');
const hash = hashOf(file);
const wanted = (more: Partial<Wanted> = {}): Wanted => ({
  method: 'GET',
  hash,
  range: undefined,
  model: { parameters: 20_000n },
  gone: new AbortController().signal,
  ...more,
});

/** A server on this machine, and what it was asked. */
const serve = async (t: ExecutionContext, answer: RequestListener) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
};

const whole = (bytes: Buffer): RequestListener => {
  const headers = {
    'content-type': 'text/html',
    etag: '"a"',
    'cache-control': 'public',
    'content-length': bytes.length,
  };
  return (_, response) => void response.writeHead(200, headers).end(bytes);
};

test('an endpoint with a query is not asked, and no redirect is followed', async (t) => {
  const secret = await serve(t, whole(file));
  const redirect = await serve(t, (_, response) => response.writeHead(302, { location: secret.url }).end());
  t.is(await fromValidators([`${secret.url}/admin?x=`, redirect.url], wanted()), undefined);
  t.deepEqual(secret.asked, []);
  t.deepEqual(redirect.asked, [`GET /objects/${hash}`]);
});

test('what cannot be the weights is left out, and the next validator asked; its headers are not passed on', async (t) => {
  const page = await serve(t, whole(Buffer.from('<script>')));
  const large = await serve(t, whole(Buffer.alloc(17 * 2 ** 20)));
  const endless = await serve(t, (_, response) => void response.write('no length'));
  const part = await serve(t, (_, response) =>
    response.writeHead(206, { 'content-range': 'bytes 0-2/80100' }).end('abc'),
  );
  const good = await serve(t, whole(file));
  const answer = await fromValidators(
    [page, large, endless, part, good].map(({ url }) => url),
    wanted(),
  );
  t.is(answer?.status, 200);
  t.deepEqual(Buffer.from(await answer!.arrayBuffer()), file);
  t.deepEqual(Object.fromEntries(answer!.headers), {
    'accept-ranges': 'bytes',
    'content-length': '80100',
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
  });
});

test('bytes with another hash break off before the last of them', async (t) => {
  const other = Buffer.from(file);
  other[7] = 0;
  const { url } = await serve(t, whole(other));
  const answer = await fromValidators([url], wanted());
  let size = 0;
  await t.throwsAsync(
    async () => {
      for await (const part of answer!.body!) size += part.length;
    },
    { message: 'The weights have another hash.' },
  );
  t.true(size < file.length);
});

test('of a range its place in the file has to fit', async (t) => {
  const ranges = (contentRange: string, status = 206) =>
    serve(t, (_, response) =>
      response.writeHead(status, { 'content-range': contentRange, 'content-length': 3 }).end('abc'),
    );
  const range = 'bytes=2-4';
  for (const wrong of [
    'bytes 2-4/9',
    'bytes 2-5/80100',
    'bytes 80100-80102/80100',
    'bytes 4-2/80100',
    'bytes 2-4/*',
    '',
  ])
    t.is(await fromValidators([(await ranges(wrong)).url], wanted({ range })), undefined, wrong);
  const answer = await fromValidators([(await ranges('bytes 2-4/80100')).url], wanted({ range }));
  t.is(answer?.headers.get('content-range'), 'bytes 2-4/80100');
  t.is(await answer?.text(), 'abc');
  const outside = await fromValidators([(await ranges('bytes */80100', 416)).url], wanted({ range: 'bytes=90000-' }));
  t.deepEqual(await outside?.json(), { error: 'The range is not inside the file.' });
});

test('for the headers alone nothing is downloaded', async (t) => {
  const { url, asked } = await serve(t, whole(file));
  const answer = await fromValidators([url], wanted({ method: 'HEAD' }));
  t.is(answer?.headers.get('content-length'), '80100');
  t.deepEqual(asked, [`HEAD /objects/${hash}`]);
});
