// The browser of the browser specs: where it is, how it is started, and what is said where there is none.

import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Why there is no browser, and how to get one; undefined where there is one. */
export const missing = existsSync(CHROMIUM) ? undefined : `there is no ${CHROMIUM}. Install it (Debian: apt-get install chromium) or name one in CHROMIUM`;

/** Starts it, without a window. */
export const launched = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
