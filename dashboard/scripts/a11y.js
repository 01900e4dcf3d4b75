// npm run test:a11y: axe-core on every page, both themes, desktop and phone, against the mock host. Serious and critical violations fail.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { runawayId } from '../mock/world.js';
import { onHost } from './journeys/host.js';
import { launch, noBrowser } from './browser.js';
import { report } from './report.js';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const incident = `/incidents/${runawayId}`;
const paths = [
  '/',
  '/incidents',
  incident,
  '/incidents/inc-b7702a15',
  '/approvals',
  '/approvals/apr-5d20e9',
  '/slo',
  '/slo/shop-availability',
  '/topology',
  '/explorer',
  '/explorer?metric=HttpResponseTime&resourceId=none',
  '/explorer?show=logs&template=8c1f0a5b7d3e2f10',
  '/learning',
  '/maintenance',
  '/health',
  '/incidents/inc-91bb07d4',
  '/dead-letters',
  '/workflows',
  '/audit',
  '/settings',
  '/nowhere',
];

const dialogs = {
  'the evidence drawer': (page) => page.getByTestId('evidence-item').first().click(),
  'the split dialog': (page) => page.getByTestId('split-button').click(),
  'the merge dialog': (page) => page.getByTestId('merge-button').click(),
  'the approve dialog': (page) => page.getByTestId('approve-button').click(),
  'the key help': (page) => page.keyboard.press('?'),
};

const all = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Every rule in the light theme; in the dark one only colours can differ. */
async function audit(page) {
  await page.waitForFunction(() => !document.querySelector('[data-testid="loading"], .skeleton'));
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    const { violations } = await page.evaluate((rules) => window.axe.run(document, { runOnly: rules }), theme === 'light' ? all : ['color-contrast']);
    const bad = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical');
    if (bad.length > 0)
      throw new Error(
        bad
          .map(
            (v) =>
              `${theme}: ${v.id} (${v.impact}) ${v.nodes
                .slice(0, 3)
                .map((n) => `${n.target.join(' ')}: ${n.failureSummary}`)
                .join(' | ')}`,
          )
          .join('\n     '),
      );
  }
}

const browser = await launch();
const views = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const onPhone = ['/', '/incidents', incident, '/slo', '/maintenance'];

/** One page per view, so that scripts are fetched and compiled once. */
const hostFor = (view) =>
  new Promise((ready) => {
    void onHost(browser, { viewport: views[view], bypassCSP: true, reducedMotion: 'reduce' }, async ({ page, at }) => {
      await page.addInitScript(axe);
      await new Promise(() =>
        ready({
          visit: async (path, before) => {
            await at(path);
            await page.locator('h1, h2').first().waitFor();
            if (before) await before(page);
            await audit(page);
          },
        }),
      );
    });
  });
const open = noBrowser ? {} : { desktop: await hostFor('desktop'), phone: await hostFor('phone') };
const checks = [
  ...paths.map((path) => ({ name: `No serious violation on ${path}`, run: () => open.desktop.visit(path) })),
  ...Object.entries(dialogs).map(([name, act]) => ({ name: `No serious violation in ${name}`, run: () => open.desktop.visit(incident, act) })),
  ...onPhone.map((path) => ({ name: `No serious violation on ${path} on a phone`, run: () => open.phone.visit(path) })),
];
const { failed } = await report('a11y', checks, { skip: noBrowser });
await browser?.close();
process.exit(failed > 0 ? 1 : 0);
