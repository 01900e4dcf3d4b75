// npm run screenshots -- [folder] [path ...]: pictures of the pages, desktop and phone, light and dark, to be looked at.
import { mkdir } from 'node:fs/promises';
import { resources } from '../mock/estate.js';
import { serve } from '../mock/server.js';
import { runawayId, World } from '../mock/world.js';
import { launch } from './browser.js';

const [folder = 'screenshots', ...only] = process.argv.slice(2);
const wanted = (process.env.VIEWS ?? 'desktop-light,desktop-dark,phone-light,phone-dark').split(',');
const pages = {
  overview: '/',
  incidents: '/incidents',
  incident: `/incidents/${runawayId}`,
  approvals: '/approvals',
  objectives: '/slo',
  objective: '/slo/shop-availability',
  topology: '/topology',
  explorer: `/explorer?resourceId=${encodeURIComponent(resources.files)}`,
  model: '/incidents/inc-91bb07d4',
  logs: '/explorer?show=logs',
  learning: '/learning',
  maintenance: '/maintenance',
  health: '/health',
  deadletters: '/dead-letters',
  workflows: '/workflows',
  audit: '/audit',
  settings: '/settings',
};
const views = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

await mkdir(folder, { recursive: true });
const server = await serve(new World({ speed: 1, incidents: 140, empty: false, pace: 1000 }), 0);
const browser = await launch();
for (const [view, viewport] of Object.entries(views)) {
  for (const colorScheme of ['light', 'dark']) {
    if (!wanted.includes(`${view}-${colorScheme}`)) continue;
    const context = await browser.newContext({ viewport, colorScheme, timezoneId: 'Europe/Berlin', locale: 'en-GB' });
    const page = await context.newPage();
    page.on('console', (m) => {
      if (m.type() === 'error' || m.type() === 'warning') console.log(view, m.text());
    });
    page.on('pageerror', (e) => console.log(view, String(e)));
    for (const [name, path] of Object.entries(pages)) {
      if (only.length > 0 && !only.includes(name)) continue;
      await page.goto(`http://127.0.0.1:${server.address().port}${path}`);
      await page.waitForTimeout(900);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      if (wide) console.log(`${name} ${view}: wider than the screen`);
      await page.screenshot({ path: `${folder}/${name}-${view}-${colorScheme}.png`, fullPage: name !== 'incidents' });
    }
    await context.close();
  }
}
await browser.close();
server.close();
process.exit(0);
