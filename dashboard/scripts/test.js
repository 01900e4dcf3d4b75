// npm test: types, unit tests, build, size, browser journeys and accessibility; one summary, an honest exit code.
import { spawn } from 'node:child_process';

const steps = {
  types: ['npx', 'tsc', '--noEmit'],
  unit: ['npx', 'vitest', 'run', '--reporter=dot', ...(process.env.AIOPS_RESULTS_DIR ? ['--reporter=junit'] : [])],
  build: ['npx', 'vite', 'build', '--logLevel', 'warn'],
  size: ['node', 'scripts/size.js'],
  browser: ['node', 'scripts/journey.js'],
  a11y: ['node', 'scripts/a11y.js'],
};

const run = ([command, ...args]) =>
  new Promise((resolve) => spawn(command, args, { stdio: 'inherit', env: { ...process.env, TZ: 'UTC' } }).on('close', resolve));
const failed = [];
for (const [name, step] of Object.entries(steps)) {
  console.log(`\n== ${name}`);
  if ((await run(step)) !== 0) failed.push(name);
}
console.log(failed.length === 0 ? `\ndashboard: all of ${Object.keys(steps).join(', ')} passed` : `\ndashboard: FAILED ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
