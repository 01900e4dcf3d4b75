// Debian's chromium under playwright-core; CHROMIUM names another one.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const args = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Why browser checks cannot run here, or null. */
export const noBrowser = existsSync(executablePath) ? null : `no chromium at ${executablePath}; install it or set CHROMIUM`;
export const launch = () => (noBrowser ? null : chromium.launch({ executablePath, args }));
