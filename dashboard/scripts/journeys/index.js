import { runawayId } from '../../mock/world.js';
import { expect, onHost, shows } from './host.js';
import { operating } from './operating.js';
import { pages } from './pages.js';

const incident = `/incidents/${runawayId}`;

/** Scrolls frame by frame until a row is reached; runs in the page. */
function scrollTo(wanted) {
  return new Promise((done) => {
    const start = performance.now();
    let count = 0;
    const reached = () => Number([...document.querySelectorAll('[data-testid="incident-row"]')].at(-1)?.dataset.index ?? 0);
    const frame = (now) => {
      count++;
      window.scrollBy(0, 1200);
      if (reached() < wanted && now - start < 60_000) requestAnimationFrame(frame);
      else done({ last: reached(), count });
    };
    requestAnimationFrame(frame);
  });
}

/** Processor time that the page's thread spent on script, style and layout so far, in ms: what another program takes of the machine does not count. */
async function pageWork(client) {
  const { metrics } = await client.send('Performance.getMetrics');
  const wanted = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'];
  return 1000 * metrics.filter((m) => wanted.includes(m.name)).reduce((sum, m) => sum + m.value, 0);
}

export const journeys = [
  {
    name: 'From the list to resolved by mouse, live',
    run: (browser) =>
      onHost(browser, { pace: null }, async ({ page, at, id, world }) => {
        await at('/');
        await id('demo-next').click();
        await page.goBack();
        await id('nav-incidents').click();
        await id('status-filter').getByText('Awaiting approval').click();
        await id('incident-row').filter({ hasText: 'CPU runaway' }).click();
        await shows(id('cause-title').first(), 'has run out of CPU');
        await page.locator('[data-testid="chart"] canvas').first().waitFor();
        await id('chart-mark').first().waitFor();
        await id('evidence-item').first().click();
        await shows(id('evidence-detail'), '96.8 %');
        await page.keyboard.press('Escape');
        await id('evidence-drawer').waitFor({ state: 'detached' });
        await id('approve-button').click();
        await id('confirm-approve').click();
        await shows(page.getByRole('alert'), 'A reason is needed');
        await id('reason-input').fill('One instance of three, matches the runbook');
        await id('confirm-approve').click();
        for (const status of ['remediating', 'verifying', 'verifying', 'resolved']) {
          await page.locator(`[data-testid="incident-status"][data-status="${status}"]`).waitFor();
          world.step();
        }
        await page.locator('[data-testid="verification-state"][data-state="passed"]').waitFor();
        await shows(id('audit-row').first(), 'Approval requested');
        expect((await id('audit-row').count()) === 4, 'four audit rows');
        await shows(id('vote'), 'One instance of three');
      }),
  },
  {
    name: 'By keyboard alone: list, open, approve, back, help',
    run: (browser) =>
      onHost(browser, {}, async ({ page, at, id }) => {
        await at('/incidents');
        await id('incident-row').first().waitFor();
        await page.keyboard.press('j');
        await page.waitForFunction(() => document.activeElement?.getAttribute('data-index') === '0');
        await page.keyboard.press('j');
        await page.waitForFunction(() => document.activeElement?.getAttribute('data-index') === '1');
        await page.keyboard.press('Enter');
        await id('approve-button').waitFor();
        await page.keyboard.press('a');
        await page.keyboard.type('approved by keyboard');
        await page.keyboard.press('Control+Enter');
        await page.locator('[data-testid="incident-status"][data-status="resolved"]').waitFor();
        await page.keyboard.press('?');
        await id('shortcut-help').waitFor();
        await page.keyboard.press('Escape');
        await id('shortcut-help').waitFor({ state: 'detached' });
        await page.keyboard.press('u');
        await page.waitForURL('**/incidents');
      }),
  },
  {
    name: 'Reject hands the incident to a person and runs nothing',
    run: (browser) =>
      onHost(browser, {}, async ({ page, at, id, world }) => {
        await at(incident);
        await id('reject-button').click();
        await id('reason-input').fill('A release is running');
        await id('confirm-reject').click();
        await page.locator('[data-testid="incident-status"][data-status="escalated"]').waitFor();
        expect(!world.audit.of(runawayId).some((row) => row.action === 'action-run'), 'no action in the audit trail');
      }),
  },
  {
    name: 'Refusals are explained: 409 who decided, 412 changed, 410 expired, 403 four eyes',
    run: (browser) =>
      onHost(browser, {}, async ({ page, at, id, world }) => {
        const attempt = async (story, change) => {
          await at(`/incidents/${story.detail.id}`);
          await id('approve-button').click();
          await id('reason-input').fill('try');
          change();
          await id('confirm-approve').click();
          const text = await id('decision-error').innerText();
          expect((await id('confirm-approve').count()) === 0, 'no way to send a decision again that cannot succeed');
          await page.keyboard.press('Escape');
          return text;
        };
        const runaway = world.story(runawayId);
        const { plan } = runaway.detail;
        expect(
          /plan has changed/i.test(
            await attempt(runaway, () => {
              runaway.detail.plan = { ...plan, hash: 'f'.repeat(64) };
            }),
          ),
          'words for 412',
        );
        runaway.detail.plan = plan;
        expect(
          /decided by You/.test(
            await attempt(runaway, () => world.decide(runaway.detail.approval.id, { decision: 'reject', reason: 'first', planHash: plan.hash })),
          ),
          'who decided',
        );
        const slow = world.stories.find((s) => s.detail.id === 'inc-9d10aa55');
        expect(
          /expired/.test(
            await attempt(slow, () => {
              slow.detail.approval.expiresAt = new Date(world.now() - 1).toISOString();
            }),
          ),
          'words for 410',
        );
        const high = world.stories.find((s) => s.detail.id === 'inc-95e2c08b');
        expect(/may not decide/.test(await attempt(high, () => undefined)), 'words for 403');
      }),
  },
  {
    name: 'On a phone: nothing is wider than the screen, and the plan can be approved',
    run: (browser) =>
      onHost(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }, async ({ page, at, id }) => {
        for (const path of [
          '/',
          '/incidents',
          '/approvals',
          '/slo',
          '/slo/shop-availability',
          '/topology',
          '/explorer',
          '/explorer?show=logs',
          '/learning',
          '/maintenance',
          '/health',
          '/dead-letters',
          '/workflows',
          '/audit',
          '/settings',
          incident,
        ]) {
          await at(path);
          await page.locator('h1').first().waitFor();
          expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${path} to fit a phone`);
        }
        await id('approve-button').tap();
        await id('reason-input').fill('from the phone');
        await id('confirm-approve').tap();
        await page.locator('[data-testid="incident-status"][data-status="resolved"]').waitFor();
      }),
  },
  {
    name: 'An empty host, an unknown page and an unknown incident say so in words',
    run: (browser) =>
      onHost(browser, { empty: true }, async ({ page, at, id }) => {
        await at('/incidents');
        await shows(id('empty-state'), 'All quiet');
        await at('/nowhere');
        await shows(id('empty-state'), 'No such page');
        await at('/incidents/inc-none');
        await shows(id('error-state'), 'Not found');
        expect((await page.getByRole('button', { name: 'Try again' }).count()) === 1, 'a way to try again');
      }),
  },
  {
    name: 'Without a live stream the page falls back to polling and catches up',
    run: (browser) =>
      onHost(browser, {}, async ({ page, at, id, world }) => {
        await page.route('**/api/live', (route) => route.abort());
        await at(incident);
        await page.locator('[data-testid="live-state"][data-state="polling"]').waitFor();
        const { plan, approval } = world.story(runawayId).detail;
        world.decide(approval.id, { decision: 'approve', reason: 'elsewhere', planHash: plan.hash });
        await page.locator('[data-testid="incident-status"][data-status="resolved"]').waitFor();
        await id('vote').waitFor();
      }),
  },
  {
    name: '10,000 incidents stay smooth: few rows in the page, paging while scrolling, no long frame',
    run: (browser) =>
      onHost(browser, { incidents: 10_000 }, async ({ page, at, id }) => {
        await at('/incidents');
        await id('incident-row').first().waitFor();
        const client = await page.context().newCDPSession(page);
        await client.send('Performance.enable', { timeDomain: 'threadTicks' });
        const before = await pageWork(client);
        const frames = await page.evaluate(scrollTo, 200);
        // Processor time of the page for each row that passed, not for each frame: a busy machine draws fewer frames of the same work.
        const work = ((await pageWork(client)) - before) / frames.last;
        console.log(`     10,000 incidents: ${frames.count} frames to row ${frames.last}, ${work.toFixed(1)} ms of work a row`);
        expect(frames.last >= 200, `four pages of rows, not up to row ${frames.last}`);
        expect((await id('incident-row').count()) < 60, 'fewer than 60 rows in the page');
        expect(work < 8, `less than 8 ms of work a row (a row a frame at 60 frames a second leaves half of the time), not ${work.toFixed(1)} ms`);
      }),
  },
  ...pages,
  ...operating,
];
