// Counts tests from the runners' own result files (TRX of dotnet test, JUnit of the dashboard's runners) and prints the one closing line.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const sum = { passed: 0, failed: 0, skipped: 0, files: 0 };

for (const name of readdirSync(folder)) {
  const text = () => readFileSync(join(folder, name), 'utf8');
  if (name.endsWith('.trx')) {
    const counters = /<Counters ([^>]*)\/>/.exec(text());
    if (!counters) {
      console.error(`${name}: the test run ended before its results were written`);
      sum.failed += 1;
      continue;
    }
    const number = (key) => Number(new RegExp(`\\b${key}="(\\d+)"`).exec(counters[1])?.[1] ?? 0);
    sum.passed += number('passed');
    sum.failed += number('failed') + number('error') + number('timeout') + number('aborted');
    sum.skipped += number('total') - number('executed');
    sum.files += 1;
  } else if (name.endsWith('.xml')) {
    const head = /<testsuites?\b([^>]*)>/.exec(text());
    if (!head) continue;
    const number = (key) => Number(new RegExp(`\\b${key}="(\\d+)"`).exec(head[1])?.[1] ?? 0);
    const failed = number('failures') + number('errors');
    sum.failed += failed;
    sum.skipped += number('skipped');
    sum.passed += number('tests') - failed - number('skipped');
    sum.files += 1;
  }
}

if (sum.files === 0) console.error(`no result file in ${folder}: nothing was tested`);
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exit(sum.failed > 0 || sum.passed === 0 ? 1 : 0);
