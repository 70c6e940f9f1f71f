import test from 'ava';
import { urlOf, urlUnder } from './index.ts';

test('what a server announces of itself can be asked', (t) => {
  for (const host of ['127.0.0.1', 'v.example', '2001:db8::1', '::1'])
    t.is(urlUnder(urlOf(host, 8700), 'objects/0x01')?.port, '8700', host);
});

test('a path is under the plain address of a server, and nowhere else', (t) => {
  t.is(urlUnder('http://v:8700/alice//', 'objects/0x01')?.href, 'http://v:8700/alice/objects/0x01');
  t.is(urlUnder('https://v', 'blobs/0x01')?.href, 'https://v/blobs/0x01');
  for (const endpoint of [
    'http://10.0.0.5/admin?x=',
    'http://10.0.0.5/admin?',
    'http://10.0.0.5/admin#',
    'http://user:word@v/',
    'http://user@v/',
    'http:\\\\v',
    'file:///etc/passwd',
    'data:text/plain,x',
    'v:8700',
    '',
  ])
    t.is(urlUnder(endpoint, 'objects/0x01'), null, endpoint);
});
