import type { RequestListener, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import test, { type ExecutionContext } from 'ava';
import { hashOf } from '../store/index.ts';
import { UploadRefused, uploadBlob } from './index.ts';
import { serve } from './testing/serve.ts';

const bytes = new Uint8Array(100);

/** Uploads to a voter that answers in this way. */
async function uploadTo(t: ExecutionContext, listener: RequestListener, allowedMs?: number): Promise<void> {
  const endpoint = await serve(t, listener);
  await uploadBlob(endpoint, hashOf(bytes), bytes, 'account', '0x00', AbortSignal.timeout(20_000), allowedMs);
}

const refusal = (t: ExecutionContext, listener: RequestListener) =>
  t.throwsAsync(uploadTo(t, listener), { instanceOf: UploadRefused });

test('of an endless refusal no more is read than its beginning', async (t) => {
  let sent = 0;
  const flood = (response: ServerResponse) => {
    const more = () => {
      while (!response.destroyed && sent < 2 ** 28) {
        sent += 65_536;
        if (!response.write(Buffer.alloc(65_536, 'x'))) return;
      }
      response.end();
    };
    response.on('drain', more);
    more();
  };
  const error = await refusal(t, (_, response) => flood(response.writeHead(400)));
  t.regex(error?.message ?? '', /answered 400: no reason given$/);
  // The rest is what sockets hold.
  t.true(sent < 2 ** 26, `${sent} bytes were sent`);
});

test('a refusal is asked for as it is, and is not inflated', async (t) => {
  let accepted: string | undefined;
  const error = await refusal(t, (request, response) => {
    accepted = request.headers['accept-encoding'];
    response.writeHead(400, { 'content-encoding': 'gzip' }).end(gzipSync(JSON.stringify({ error: 'inflated' })));
  });
  t.is(accepted, 'identity');
  t.regex(error?.message ?? '', /no reason given$/);
});

test('a refusal cannot write to the terminal of a miner', async (t) => {
  const error = await refusal(t, (_, response) =>
    response.writeHead(400).end(JSON.stringify({ error: 'red \u001b[31m and\nmore' })),
  );
  t.regex(error?.message ?? '', /answered 400: red \\u001b\[31m and\\u000amore$/);
});

test('an endpoint that is not the plain address of a server is sent nothing', async (t) => {
  let asked = 0;
  const endpoint = await serve(t, (_, response) => {
    asked += 1;
    response.end();
  });
  const upload = uploadBlob(
    `${endpoint}/admin?x=`,
    hashOf(bytes),
    bytes,
    'account',
    '0x00',
    AbortSignal.timeout(20_000),
  );
  const error = await t.throwsAsync(upload, { instanceOf: UploadRefused });
  t.regex(error?.message ?? '', /admin\?x= is not the plain address of a server$/);
  t.is(asked, 0);
});

test('a voter that never ends its answer does not hold a miner', async (t) => {
  const error = await t.throwsAsync(
    uploadTo(t, () => undefined, 50),
    { name: 'TimeoutError' },
  );
  t.truthy(error);
  const dripping = uploadTo(t, (_, response) => void response.writeHead(400).write('{'), 3000);
  await t.throwsAsync(dripping, { instanceOf: UploadRefused });
});
