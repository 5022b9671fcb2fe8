// The published build in a real browser, under a policy that forbids inline scripts and eval. Without Chromium it says so and how to get it.

import { existsSync } from 'node:fs';
import { expect } from 'chai';
import { chromium } from 'playwright-core';
import { Subscription } from 'rxjs';
import { served } from './serve.js';

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

const TRANSCRIPT = [
  'state idle',
  'state connecting',
  'state authenticating',
  'state two-factor',
  'state restoring',
  'state ready',
  'connected',
  'account Gross',
  'report Filled EURUSD',
  'order accepted',
  'trades show the order',
  'state waiting',
  'state connecting',
  'state authenticating',
  'state restoring',
  'state ready',
  'reconnected',
  'trades show the order',
  'history has records',
  'state closed',
  'closed',
  'done',
];

if (!existsSync(CHROMIUM)) {
  console.log(`  The browser specs were left out: there is no ${CHROMIUM}. Install it (Debian: apt-get install chromium) or name one in CHROMIUM.`);
} else {
  describe('the published build in a browser', () => {
    const running = new Subscription();
    afterEach(() => {
      running.unsubscribe();
    });

    it('logs in with a second factor, reads, trades, survives a cut and closes, without a word on the console', async () => {
      const address = await new Promise<string>((resolve, reject) => {
        running.add(served().subscribe({ next: resolve, error: reject }));
      });
      const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
      try {
        const page = await browser.newPage();
        const console: string[] = [];
        page.on('console', (message) => console.push(message.text()));
        page.on('pageerror', (error) => console.push(error.message));
        await page.goto(address);
        await page.waitForFunction(() => /^(?:done|failed)/.test(document.querySelector('li:last-of-type')?.textContent ?? ''), undefined, { timeout: 15_000 });
        expect(await page.locator('li').allTextContents()).to.deep.equal(TRANSCRIPT);
        expect(console).to.deep.equal([]);
      } finally {
        await browser.close();
      }
    });
  });
}
