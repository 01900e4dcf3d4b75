// make screenshots: starts the product with its demo estate, waits for the incident, and takes the pictures of docs/images on the way to the healed system.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './browser.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const images = join(root, 'docs', 'images');
const patience = 600_000;
const challenger = { AIOps__Shadow__Enabled: 'true', AIOps__Shadow__SeriesPercent: '100', AIOps__Shadow__Detect__DeviationScale: '1.5' };

const data = await mkdtemp(join(tmpdir(), 'aiops-tour-'));
const binary = join(root, 'artifacts', 'bin', 'AIOps.Local', 'release', 'AIOps.Local.dll');
const host = spawn('dotnet', [binary, 'run', '--port', '0', '--data', data, '--speed', '30'], { env: { ...process.env, ...challenger } });
const browser = await launch();
try {
  const address = await listening();
  const page = await (
    await browser.newContext({ viewport: { width: 1360, height: 900 }, colorScheme: 'light', locale: 'en-GB', timezoneId: 'Europe/Berlin' })
  ).newPage();
  page.setDefaultTimeout(patience);
  await page.addInitScript(() => sessionStorage.setItem('aiops.demo-banner', 'hidden'));
  await mkdir(images, { recursive: true });
  const shot = async (name, path, ready) => {
    if (path) await page.goto(address + path);
    await page.locator(ready).first().waitFor();
    await page.waitForFunction(() => !document.querySelector('.skeleton'));
    await page.waitForTimeout(800);
    await page.screenshot({ path: join(images, `${name}.png`) });
    console.log(`${name}.png`);
  };
  await page.goto(`${address}/incidents?status=awaiting-approval`);
  await page.getByTestId('incident-row').first().waitFor();
  await page.getByTestId('incident-row').last().click();
  await shot('incident', null, '[data-testid="approve-button"]');
  const incident = new URL(page.url()).pathname;
  const resource = await page.evaluate(() => document.querySelector('[data-testid="cause-row"]')?.dataset.resource ?? '');
  await shot('overview', '/', '[data-testid="stats"]');
  await shot('approvals', '/approvals', '[data-testid="approval-row"]');
  await shot('objectives', '/slo', '[data-testid="slo-row"]');
  await shot('topology', `/topology?incident=${incident.split('/').at(-1)}`, '[data-testid="topology-node"]');
  await shot('explorer', `/explorer?resourceId=${encodeURIComponent(resource)}&range=24h`, 'canvas');
  await shot('learning', '/learning', '[data-testid="drift"]');
  await shot('health', '/health', '[data-testid="dependency"]');
  await page.goto(address + incident);
  await page.getByTestId('approve-button').click();
  await page.getByTestId('reason-input').fill('One instance of three, the others carry the load');
  await page.getByTestId('confirm-approve').click();
  await shot('resolved', null, '[data-testid="incident-status"][data-status="resolved"]');
  await shot('audit', '/audit', '[data-testid="audit-row"]');
} finally {
  await browser.close();
  host.kill('SIGKILL');
  await rm(data, { recursive: true, force: true });
}

function listening() {
  return new Promise((resolve, reject) => {
    let text = '';
    host.stdout.on('data', (chunk) => {
      text += chunk;
      const match = /is listening on (http:\/\/\S+)/.exec(text);
      if (match) resolve(match[1]);
    });
    host.on('exit', (code) => reject(new Error(`The host ended with ${code} before it listened. Build it first: make build\n${text}`)));
  });
}
