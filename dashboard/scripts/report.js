// Runs named checks a few at a time, prints each, and writes JUnit XML for "make test" when AIOPS_RESULTS_DIR is set.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const escape = (text) => text.replace(/[<>&"]/g, (c) => `&#${c.charCodeAt(0)};`).replace(/\u001b\[\d+m/g, '');

/** checks: [{name, run}]; with `skip` (a reason) none is run. Returns {passed, failed, skipped}. */
export async function report(suite, checks, { atOnce = 1, skip = null } = {}) {
  const rows = [];
  const waiting = [...checks];
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) rows.push(await one(check, skip));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const failed = rows.filter((r) => r.error).length;
  const skipped = skip ? rows.length : 0;
  await write(suite, rows, failed, skip);
  console.log(`${suite}: ${rows.length - failed - skipped} passed, ${failed} failed, ${skipped} skipped${skip ? ` (${skip})` : ''}`);
  return { passed: rows.length - failed - skipped, failed, skipped };
}

async function one({ name, run }, skip) {
  const start = Date.now();
  let error = null;
  try {
    if (!skip) await run();
  } catch (e) {
    error = e instanceof Error ? e.message : String(e);
  }
  const seconds = (Date.now() - start) / 1000;
  console.log(`${skip ? 'skip' : error ? 'FAIL' : ' ok '} ${name} (${seconds.toFixed(1)} s)${error ? `\n     ${error}` : ''}`);
  return { name, error, seconds };
}

async function write(suite, rows, failed, skip) {
  const folder = process.env.AIOPS_RESULTS_DIR;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  const inside = (r) => (skip ? `<skipped message="${escape(skip)}"/>` : r.error ? `<failure message="${escape(r.error)}"/>` : '');
  const cases = rows.map((r) => `  <testcase classname="dashboard.${suite}" name="${escape(r.name)}" time="${r.seconds}">${inside(r)}</testcase>`);
  const counts = `tests="${rows.length}" failures="${failed}" errors="0" skipped="${skip ? rows.length : 0}"`;
  await writeFile(
    join(folder, `dashboard-${suite}.junit.xml`),
    `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${counts}>\n<testsuite name="dashboard.${suite}" ${counts}>\n` +
      `${cases.join('\n')}\n</testsuite>\n</testsuites>\n`,
  );
}
