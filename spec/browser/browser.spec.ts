// The published build in a real browser, under a policy that forbids inline scripts and eval. Without Chromium it says so and how to get it.

import { expect } from 'chai';
import { Subscription } from 'rxjs';
import { launched, missing } from './chromium.js';
import { served } from './serve.js';

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

if (missing !== undefined) {
  console.log(`  The browser specs were left out: ${missing}.`);
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
      const browser = await launched();
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
