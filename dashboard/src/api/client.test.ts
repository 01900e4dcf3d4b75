import { afterEach, expect, test, vi } from 'vitest';
import { ApiError, getJson, postJson, setCsrfToken, withQuery } from './client';

const answer = (status: number, body: string) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.resolve(new Response(body, { status, statusText: 'Text' }))),
  );
afterEach(() => vi.unstubAllGlobals());

test('Empty parameters are left out of an address', () => expect(withQuery('/api/x', { a: 1, b: '', c: null, d: 'y z' })).toBe('/api/x?a=1&d=y+z'));

test('Problem details become the error, with their extensions', async () => {
  answer(409, JSON.stringify({ type: 't', title: 'Already decided', status: 409, detail: 'd', decidedBy: 'Mira' }));
  const error = await getJson('/api/x').catch((e: unknown) => e);
  expect(error).toBeInstanceOf(ApiError);
  expect((error as ApiError).problem).toMatchObject({ title: 'Already decided', decidedBy: 'Mira' });
});

test('An error without a body still has a title and its status', async () => {
  answer(502, '<html>');
  expect(await getJson('/api/x').catch((e: unknown) => (e as ApiError).problem)).toMatchObject({ status: 502, title: 'Text' });
});

test('A host that does not answer is an error with status 0', async () => {
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.reject(new TypeError('no'))),
  );
  expect(await getJson('/api/x').catch((e: unknown) => (e as ApiError).status)).toBe(0);
});

test('A POST carries the CSRF token of the session', async () => {
  answer(200, '{}');
  setCsrfToken('secret');
  await postJson('/api/x', { a: 1 });
  const [, init] = vi.mocked(fetch).mock.calls[0] ?? [];
  expect(init).toMatchObject({ method: 'POST', body: '{"a":1}', headers: { 'X-CSRF-Token': 'secret' } });
});

test('An empty answer is null', async () => {
  answer(200, '');
  expect(await getJson('/api/x')).toBeNull();
});
