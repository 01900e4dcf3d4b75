// npm run test:browser: the whole incident journey in Chromium against the mock host, by mouse, by keyboard and on a phone.
import { journeys } from './journeys/index.js';
import { launch } from './browser.js';
import { report } from './report.js';

const browser = await launch();
const wanted = process.argv.slice(2).join(" ");
const failed = await report('browser', journeys.filter(({ name }) => name.includes(wanted)).map(({ name, run }) => ({ name, run: () => run(browser) })));
await browser.close();
process.exit(failed > 0 ? 1 : 0);
