// Runs named checks one after the other, prints each, and writes JUnit XML for "make test" when AIOPS_RESULTS_DIR is set.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const escape = (text) => text.replace(/[<>&"]/g, (c) => `&#${c.charCodeAt(0)};`);

export async function report(suite, checks) {
  const rows = [];
  for (const { name, run } of checks) {
    const start = Date.now();
    let error = null;
    try {
      await run();
    } catch (e) {
      error = e instanceof Error ? e.message : String(e);
    }
    rows.push({ name, error, seconds: (Date.now() - start) / 1000 });
    console.log(`${error ? 'FAIL' : ' ok '} ${name} (${rows.at(-1).seconds.toFixed(1)} s)${error ? `\n     ${error}` : ''}`);
  }
  const failed = rows.filter((r) => r.error).length;
  await write(suite, rows, failed);
  console.log(`${suite}: ${rows.length - failed} passed, ${failed} failed`);
  return failed;
}

async function write(suite, rows, failed) {
  const folder = process.env.AIOPS_RESULTS_DIR;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  const cases = rows.map((r) => `  <testcase classname="dashboard.${suite}" name="${escape(r.name)}" time="${r.seconds}">${r.error ? `<failure message="${escape(r.error)}"/>` : ''}</testcase>`);
  await writeFile(join(folder, `dashboard-${suite}.junit.xml`), `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites tests="${rows.length}" failures="${failed}"><testsuite name="dashboard.${suite}" tests="${rows.length}" failures="${failed}">\n${cases.join('\n')}\n</testsuite></testsuites>\n`);
}
