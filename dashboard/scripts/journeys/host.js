// A fresh mock host and a page on it; fails when the page logs an error or breaks the content security policy.
import { serve } from '../../mock/server.js';
import { World } from '../../mock/world.js';

/** Long, since a CI machine may be busy; a passing check never waits for it. */
const patience = 30_000;

export async function onHost(browser, options, run) {
  const { incidents = 140, empty = false, pace = 400, ...context } = options;
  const world = new World({ speed: 1, incidents, empty, pace });
  const server = await serve(world, 0);
  const page = await (
    await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/Berlin', ...context })
  ).newPage();
  page.setDefaultTimeout(patience);
  const problems = [];
  page.on('pageerror', (e) => problems.push(String(e)));
  page.on('console', (m) => {
    if (m.type() === 'error' && !/status of 4\d\d|ERR_FAILED/.test(m.text())) problems.push(m.text());
  });
  try {
    await run({
      page,
      world,
      server,
      at: (path) => page.goto(`http://127.0.0.1:${server.address().port}${path}`),
      id: (name) => page.getByTestId(name),
    });
  } finally {
    await page.context().close();
    server.closeAllConnections();
    server.close();
  }
  if (problems.length > 0) throw new Error(`The page reported: ${problems.join(' | ')}`);
}

export function expect(condition, what) {
  if (!condition) throw new Error(`Expected ${what}`);
}

/** Waits until an element shows the text. */
export async function shows(locator, text) {
  await locator.filter({ hasText: text }).first().waitFor();
}
