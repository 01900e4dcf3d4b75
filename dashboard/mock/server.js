// The mock host: the API of src/api/types.ts over World, server-sent events, and the built pages with the product's strict headers.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { get, post, put } from './routes.js';
import { problem } from './world.js';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const headers = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

export function serve(world, port) {
  world.csrf = randomBytes(16).toString('hex');
  const server = createServer((request, response) => void answer(world, request, response));
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

async function answer(world, request, response) {
  const url = new URL(request.url, 'http://localhost');
  if (url.pathname === '/api/live') return live(world, request, response);
  if (!url.pathname.startsWith('/api/') && url.pathname !== '/readyz') return file(url.pathname, response);
  const [status, body] =
    request.method === 'GET' ? route(get, url.pathname, (handler, id) => handler(world, url.searchParams, id)) : await changed(world, request, url);
  const kind = status >= 400 ? 'application/problem+json' : 'application/json';
  response.writeHead(status, { 'Content-Type': kind, 'Cache-Control': 'no-store', ...headers }).end(JSON.stringify(body));
}

async function changed(world, request, url) {
  let text = '';
  for await (const part of request) text += part;
  if (request.headers['x-csrf-token'] !== world.csrf) return problem(403, 'Not allowed', 'The CSRF token is missing or wrong.');
  return route({ POST: post, PUT: put }[request.method] ?? {}, url.pathname, (handler, id) => handler(world, JSON.parse(text || '{}'), id));
}

function route(table, path, run) {
  for (const [pattern, handler] of Object.entries(table)) {
    const match = new RegExp(`^${pattern.replace(':id', '([^/]+)')}$`).exec(path);
    if (match) return run(handler, match[1] && decodeURIComponent(match[1]));
  }
  return problem(404, 'No such route', path);
}

function live(world, request, response) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', ...headers });
  const send = (event, data) => response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  send('hello', { now: new Date(world.now()).toISOString() });
  world.listeners.add(send);
  request.on('close', () => world.listeners.delete(send));
}

async function file(path, response) {
  const wanted = normalize(join(dist, path));
  const name = wanted.startsWith(dist) && extname(wanted) ? wanted : join(dist, 'index.html');
  try {
    const body = await readFile(name);
    response
      .writeHead(200, {
        'Content-Type': types[extname(name)] ?? 'application/octet-stream',
        'Cache-Control': name.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        ...headers,
      })
      .end(body);
  } catch {
    response.writeHead(404).end('Not found. Run "npm run build" first.');
  }
}
