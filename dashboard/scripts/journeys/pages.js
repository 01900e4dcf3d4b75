// The pages around the incident: overview, approvals, topology, explorer, dead letters, audit, settings.
import { runawayId } from '../../mock/world.js';
import { expect, onHost, shows } from './host.js';

export const pages = [
  {
    name: 'An escalated incident is resolved by a person with a reason; thumbs are sent',
    run: (browser) =>
      onHost(browser, {}, async ({ page, at, id, world }) => {
        await at(`/incidents/${runawayId}`);
        await id('feedback-cause-yes').click();
        await page.getByText('Thank you, noted.').waitFor();
        expect(world.feedback[0]?.useful === true, 'the thumb at the host');
        await at('/incidents/inc-a2c4419e');
        await id('resolve-button').click();
        await id('resolve-reason').fill('Batch job of finance, known');
        await id('confirm-resolve').click();
        await page.locator('[data-testid="incident-status"][data-status="resolved"]').waitFor();
        await shows(id('incident-resolution'), 'Batch job');
      }),
  },
  {
    name: 'The overview counts by severity, leads to rows, and shows what waits',
    run: (browser) =>
      onHost(browser, {}, async ({ page, at, id }) => {
        await at('/');
        await shows(id('stat-open'), '6');
        await shows(id('waits-for-me'), 'Restart scale-set instances');
        await id('severity-1').click();
        await page.waitForURL('**/incidents?severity=1');
        await shows(id('incident-row').first(), 'CPU runaway');
      }),
  },
  {
    name: 'A link from a chat message opens the plan, changes nothing, and carries its token into the decision',
    run: (browser) =>
      onHost(browser, {}, async ({ page, at, id, world }) => {
        await at('/approvals/apr-5d20e9?token=t-123');
        await shows(id('plan-action'), 'Restart scale-set instances');
        expect(world.story(runawayId).detail.approval.status === 'pending', 'the approval to be untouched by opening it');
        await id('approve-button').click();
        await id('reason-input').fill('from the link');
        const [request] = await Promise.all([page.waitForRequest('**/decision'), id('confirm-approve').click()]);
        expect(request.postDataJSON().token === 't-123', 'the token in the request');
        await page.locator('[data-testid="approval-status"][data-status="approved"]').waitFor();
      }),
  },
  {
    name: 'The topology shows the cause and leads to the series of a resource',
    run: (browser) =>
      onHost(browser, {}, async ({ page, at, id }) => {
        await at(`/topology?incident=${runawayId}`);
        const cause = page.locator('[data-testid="topology-node"][data-health="cause"]');
        await cause.focus();
        await page.keyboard.press('Enter');
        await id('node-dialog').getByText('Open its series').click();
        await page.waitForURL('**/explorer?**');
        await page.locator('[data-testid="chart"] canvas').first().waitFor();
        await id('anomaly-row').first().waitFor();
        await page.getByRole('button', { name: 'Show as table' }).click();
        await page.getByRole('region', { name: 'Points as a table' }).waitFor();
      }),
  },
  {
    name: 'A dead letter is shown and replayed; one that is refused again says why',
    run: (browser) =>
      onHost(browser, {}, async ({ at, id }) => {
        await at('/dead-letters');
        const [poison, shape] = [id('deadletter-row').nth(0), id('deadletter-row').nth(1)];
        await shape.getByTestId('show-button').click();
        await shows(shape.getByTestId('deadletter-preview'), '"kind":"custom"');
        await shape.getByTestId('replay-button').click();
        await shape.getByTestId('replayed').waitFor();
        await poison.getByTestId('replay-button').click();
        await shows(poison.getByTestId('replay-error'), 'Rejected again');
      }),
  },
  {
    name: 'The audit page shows what the host finds of the chain, and names a broken row',
    run: (browser) =>
      onHost(browser, {}, async ({ page, at, id, world }) => {
        await at('/audit');
        await page.locator('[data-testid="chain-state"][data-broken="false"]').waitFor();
        world.audit.rows[2] = { ...world.audit.rows[2], previousHash: 'f'.repeat(64) };
        await at('/audit');
        await shows(id('chain-state'), 'Row 3');
      }),
  },
  {
    name: 'The chosen theme stays, and a reader who may not approve is told so',
    run: (browser) =>
      onHost(browser, { colorScheme: 'light' }, async ({ page, at, id, world }) => {
        world.canApprove = false;
        await at(`/incidents/${runawayId}`);
        await shows(id('no-decision'), 'your role may not decide');
        expect((await id('approve-button').count()) === 0, 'no approve button');
        await id('nav-settings').click();
        await id('theme-choice').getByText('Dark').click();
        await page.reload();
        await page.locator('html[data-theme="dark"]').waitFor();
      }),
  },
];
