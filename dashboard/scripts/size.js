// npm run size: what the first page makes a browser fetch, gzipped, must stay under 300 KB, and the chart library must not be part of it.
import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { report } from './report.js';

const limit = 300 * 1024;
const dist = new URL('../dist/', import.meta.url);
const html = await readFile(new URL('index.html', dist), 'utf8');
const named = [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map((match) => match[1]);
const files = await readdir(new URL('assets/', dist));
const firstPage = files.filter((name) => /^(OverviewPage|List|Loaded|Tabs|PageHead)-/.test(name)).map((name) => `assets/${name}`);
const first = [...new Set([...named, ...firstPage])];

async function gzipped(names) {
  const sizes = await Promise.all(names.map(async (name) => gzipSync(await readFile(new URL(name, dist))).length));
  return sizes.reduce((a, b) => a + b, 0) + gzipSync(html).length;
}

const total = await gzipped(first);
console.log(`First load: ${(total / 1024).toFixed(1)} KB gzipped in ${first.length + 1} files`);
const { failed } = await report('size', [
  {
    name: 'The first load is under 300 KB gzipped',
    run: () => {
      if (total >= limit) throw new Error(`${total} bytes`);
    },
  },
  {
    name: 'Charts and topology are fetched later',
    run: () => {
      if (first.some((name) => /SeriesChart|TopologyGraph/.test(name))) throw new Error(first.join(', '));
    },
  },
  {
    name: 'Nothing is inlined in the page',
    run: () => {
      if (/<style|<script(?![^>]*src=)|javascript:|data:/.test(html)) throw new Error(html);
    },
  },
]);
process.exit(failed > 0 ? 1 : 0);
