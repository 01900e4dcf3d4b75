// npm run test:browser [-- part of a name]: the incident journey in Chromium against the mock host, by mouse, by keyboard and on a phone.
import { journeys } from './journeys/index.js';
import { launch, noBrowser } from './browser.js';
import { report } from './report.js';

const wanted = process.argv.slice(2).join(' ');
const browser = await launch();
const checks = journeys.filter(({ name }) => name.includes(wanted)).map(({ name, run }) => ({ name, run: () => run(browser) }));
const { failed } = await report('browser', checks, { atOnce: 2, skip: noBrowser });
await browser?.close();
process.exit(failed > 0 ? 1 : 0);
