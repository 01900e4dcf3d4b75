// What an operator does beside deciding: objectives, logs, planned work, reviews, the kill switch, regrouping, thumbs, settings; deep links and times.
import { resources } from '../../mock/estate.js';
import { runawayId } from '../../mock/world.js';
import { expect, onHost, shows } from './host.js';

export const operating = [
  {
    name: 'By keyboard from the overview to a verified action: every page key, list, evidence, approve',
    run: (browser) =>
      onHost(browser, { colorScheme: 'dark' }, async ({ page, at, id }) => {
        await at('/');
        await id('stats').waitFor();
        for (const [key, path] of [
          ['l', '/slo'],
          ['n', '/learning'],
          ['m', '/maintenance'],
          ['h', '/health'],
          ['i', '/incidents'],
        ]) {
          await page.keyboard.press('g');
          await page.keyboard.press(key);
          await page.waitForURL(`**${path}`);
        }
        await id('incident-row').first().waitFor();
        await page.locator('#main').focus();
        const row = id('incident-row').filter({ hasText: 'CPU runaway' });
        for (let i = 0; i < 12 && !(await row.evaluate((el) => el.contains(document.activeElement))); i++) {
          await page.keyboard.press('j');
          await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        }
        expect(await row.evaluate((el) => el.contains(document.activeElement)), 'the keys reach the row');
        await page.keyboard.press('Enter');
        await id('approve-button').waitFor();
        await page.keyboard.press('e');
        await id('evidence-drawer').waitFor();
        await page.keyboard.press('Escape');
        await id('evidence-drawer').waitFor({ state: 'detached' });
        await id('approve-button').focus();
        await page.keyboard.press('Enter');
        await page.keyboard.type('one instance of three');
        await page.keyboard.press('Control+Enter');
        await page.locator('[data-testid="incident-status"][data-status="resolved"]').waitFor();
        await page.locator('[data-testid="verification-state"][data-state="passed"]').waitFor();
        expect((await page.locator('html').getAttribute('data-theme')) === 'dark', 'the dark theme of the system');
      }),
  },
  {
    name: 'Objectives stand worst first; one opens with its budget, its rules and the burn rate that alerts',
    run: (browser) =>
      onHost(browser, {}, async ({ page, at, id }) => {
        await at('/slo');
        await shows(id('slo-row').first(), 'shop-availability');
        expect((await id('slo-row').first().getAttribute('data-health')) === 'fast-burn', 'the fast burn on top');
        await id('slo-row').first().click();
        await page.waitForURL('**/slo/shop-availability');
        await shows(id('slo-rule').first(), 'firing since');
        await shows(id('slo-budget'), '37 % left');
        await page.locator('[data-testid="burn-chart"] canvas').first().waitFor();
        await at('/slo/none');
        await shows(id('error-state'), 'Not found');
      }),
  },
  {
    name: 'What is new in the logs leads to the template and its rate',
    run: (browser) =>
      onHost(browser, {}, async ({ page, at, id }) => {
        await at(`/incidents/${runawayId}`);
        await shows(id('log-line').first(), '68 error lines');
        await id('log-line').first().getByRole('link').click();
        await page.waitForURL('**/explorer?show=logs**');
        await shows(id('template-rate'), 'Checkout of order');
        await page.locator('[data-testid="template-rate"] canvas').waitFor();
        await id('logs-resource').selectOption('');
        await shows(id('template-row').nth(1), 'GET /api/orders');
      }),
  },
  {
    name: 'The forecast is drawn in the chart and told in words',
    run: (browser) =>
      onHost(browser, {}, async ({ page, at, id }) => {
        await at(`/explorer?resourceId=${encodeURIComponent(resources.files)}`);
        await page.locator('[data-testid="chart"] canvas').first().waitFor();
        await shows(id('outlook'), 'will be full in 31 h');
      }),
  },
  {
    name: 'A thumb on an alert says what it changes, and is taken back',
    run: (browser) =>
      onHost(browser, {}, async ({ at, id, world }) => {
        await at(`/incidents/${runawayId}`);
        const first = id('alert-row').first();
        await first.getByTestId('feedback-alert-no').click();
        await first.getByText('less sensitive for this series').waitFor();
        expect(world.feedback[0]?.alertId?.startsWith('alr-'), 'the alert in the thumb');
        await first.getByTestId('feedback-alert-undo').click();
        await first.getByTestId('feedback-alert-undo').waitFor({ state: 'detached' });
        expect(world.feedback.length === 0, 'no thumb left at the host');
      }),
  },
  {
    name: 'Alerts are split off into an incident of their own, and merged back',
    run: (browser) =>
      onHost(browser, {}, async ({ page, at, id, world }) => {
        await at(`/incidents/${runawayId}`);
        await id('split-button').click();
        await id('split-choice').last().check();
        await id('split-reason').fill('The gateway has a problem of its own');
        await id('confirm-split').click();
        await page.waitForURL(`**/incidents/${runawayId}-s`);
        await page.getByText('Split from').waitFor();
        await id('merge-button').click();
        await id('merge-choice').first().check();
        await id('merge-reason').fill('It was the same after all');
        await id('confirm-merge').click();
        await id('merge-dialog').waitFor({ state: 'detached' });
        expect(
          world.stories.some((s) => s.detail.mergedInto === `${runawayId}-s`),
          'the other incident to be merged away',
        );
      }),
  },
  {
    name: 'Planned work is announced and ended; what is wrong is said',
    run: (browser) =>
      onHost(browser, {}, async ({ page, at, id, world }) => {
        await at('/maintenance');
        await page.locator('[data-testid="work-row"][data-phase="running"]').waitFor();
        await id('announce-button').click();
        await id('work-name').fill('Web tier patches');
        await id('work-prefix').selectOption({ label: 'app-shop-web and everything in it' });
        await id('work-reason').fill('Monthly patches');
        await id('confirm-announce').click();
        await shows(id('work-row'), 'Web tier patches');
        expect(world.works[0].resourcePrefix === resources.web, 'the resource in the announcement');
        await id('work-row').filter({ hasText: 'file server' }).getByTestId('end-work').click();
        await page.locator('[data-testid="work-row"][data-phase="over"]').waitFor();
      }),
  },
  {
    name: 'An emergency decision is reviewed by somebody else; the kill switch stops everything on every page',
    run: (browser) =>
      onHost(browser, {}, async ({ page, at, id, world }) => {
        await at('/approvals');
        await id('approval-filter').getByText('Emergency reviews').click();
        await id('review-button').click();
        await id('review-comment').fill('Checkout was down, right call');
        await id('review-justified').click();
        await page.locator('[data-testid="review-row"][data-open="false"]').waitFor();
        await id('kill-switch').click();
        await id('kill-switch-reason').fill('Something restarts what it should not');
        await id('confirm-kill-switch').click();
        await shows(id('stop-banner'), 'All actions are stopped');
        expect(world.killSwitch.on, 'the switch at the host');
        await at('/incidents');
        await id('stop-banner').waitFor();
      }),
  },
  {
    name: "The model's sentences are shown with what the check made of them, and past incidents with how they ended",
    run: (browser) =>
      onHost(browser, {}, async ({ page, at, id }) => {
        await at('/incidents/inc-91bb07d4');
        await page.locator('[data-testid="model-claim"][data-verdict="dropped"]').waitFor();
        await shows(id('model-summary'), 'No fact is cited');
        await shows(id('similar-incident').first(), 'alike');
        await id('similar-incident').first().getByRole('link').click();
        await page.locator('[data-testid="incident-status"][data-status="resolved"]').waitFor();
      }),
  },
  {
    name: 'A change of code is shown as a diff with what its validator said; nothing applies it',
    run: (browser) =>
      onHost(browser, {}, async ({ page, at, id }) => {
        await at('/incidents/inc-b7702a15');
        const bicep = page.locator('[data-testid="fix"][data-format="bicep"]');
        await shows(bicep.getByTestId('fix-diff'), 'diskSizeGB: 256');
        await shows(bicep.getByTestId('fix-validation'), 'Accepted by bicep');
        const terraform = page.locator('[data-testid="fix"][data-format="terraform"]');
        await terraform.locator('summary').click();
        await shows(terraform.getByTestId('fix-validation'), 'Not checked');
        await shows(terraform, 'check it in your own pipeline');
        expect(
          (await id('fixes').getByRole('button').allInnerTexts()).every((text) => text.startsWith('Copy')),
          'no button but to copy',
        );
      }),
  },
  {
    name: 'A workflow is suspended and resumed with a reason, an ended one is deleted; each says what it does first',
    run: (browser) =>
      onHost(browser, {}, async ({ page, at, id, world }) => {
        await at('/workflows');
        const row = id('workflow-row').filter({ hasText: runawayId });
        await shows(row.getByTestId('workflow-waits'), 'the workflow “Approval”');
        await row.getByTestId('suspend-workflow').click();
        await shows(id('command-dialog'), 'takes no step until it is resumed');
        expect(await id('confirm-command').isDisabled(), 'no command without a reason');
        await id('command-reason').fill('The storage account is being moved');
        await id('confirm-command').click();
        await page.locator(`[data-testid="workflow-row"][data-state="suspended"]`).waitFor();
        await row.getByTestId('resume-workflow').click();
        await id('command-reason').fill('Moved');
        await id('confirm-command').click();
        await id('command-dialog').waitFor({ state: 'detached' });
        const ended = page.locator('[data-testid="workflow-row"][data-state="completed"]').first();
        await ended.getByTestId('purge-workflow').click();
        await id('command-reason').fill('Old');
        await id('confirm-command').click();
        await id('command-dialog').waitFor({ state: 'detached' });
        expect(world.commands.map((c) => c.state).join() === 'suspended,running,', 'the three commands at the host');
        await row.getByRole('link', { name: 'Open its incident' }).click();
        await page.waitForURL(`**/incidents/${runawayId}`);
      }),
  },
  {
    name: 'Settings are found by words, changed ones stand out, and the health page says what it depends on',
    run: (browser) =>
      onHost(browser, {}, async ({ page, at, id }) => {
        await at('/settings');
        await shows(id('settings-group').first(), '1 changed');
        await id('settings-group').filter({ hasText: 'AIOps:Model' }).locator('summary').click();
        await shows(id('settings-group').filter({ hasText: 'AIOps:Model' }), 'not set');
        await id('option-filter').fill('breach');
        await shows(id('setting'), 'changed');
        expect((await id('setting').count()) === 1, 'one option to match');
        await at('/health');
        await page.locator('[data-testid="dependency"][data-ready="true"]').first().waitFor();
        await shows(id('figures').first(), 'Ingest lag');
        await at('/learning');
        await shows(id('shadow-text'), 'A switch would end 5 of 12 alerts');
        await shows(id('drift-row').first(), 'TotalRequests');
      }),
  },
  {
    name: 'Times are those of the viewer, with UTC on hover; a deep link opens what it names',
    run: (browser) =>
      onHost(browser, { timezoneId: 'Asia/Tokyo' }, async ({ page, at, id, world }) => {
        await at(`/incidents/${runawayId}`);
        const time = page.locator('.incident-headline time').first();
        const [shown, hover] = [await time.innerText(), await time.getAttribute('title')];
        const startedAt = new Date(world.story(runawayId).detail.startedAt);
        const tokyo = startedAt.toLocaleTimeString('en-GB', { timeZone: 'Asia/Tokyo' });
        expect(shown.endsWith(tokyo), `${tokyo} in ${shown}`);
        expect(hover.includes('UTC') && hover.includes(startedAt.toISOString().slice(11, 19)), `the UTC time in ${hover}`);
        await at('/incidents?severity=2&status=escalated');
        await shows(id('incident-row').first(), 'DTU of orders');
        expect((await id('incident-row').count()) === 1, 'only what the link asks for');
      }),
  },
];
