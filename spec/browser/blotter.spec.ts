// The example application, end to end: a user signs in, trades, loses the connection with an order in flight, and is told what became of it.
// Without Chromium, or without the packages of the example, it says what it left out and how to get it.

import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { BUILT } from '../../examples/angular-blotter/serve/build.js';
import type { SeenRequest } from '../../lib/simulator/index.js';
import { becomes, open, send, soon, ticket } from './blotter/hands.js';
import { misplaced, violations } from './blotter/measures.js';
import { BUILD_TIME, lacking, staged, type Stage } from './blotter/stage.js';

if (lacking !== undefined) {
  console.log(`  The specs of the Angular example were left out: ${lacking}.`);
} else {
  describe('the Angular example', () => {
    let stage: Stage;
    let leave = (): Promise<void> => Promise.resolve(); // nothing to leave where the stage could not be set
    before(async function () {
      this.timeout(BUILD_TIME);
      stage = await staged({ simulator: { seed: 7, ticksPerSecond: 20, history: { days: 260, records: 3_000 } } });
      leave = stage.leave;
    });
    after(() => leave());

    it('has its first page rendered by the server', () => {
      const page = readFileSync(new URL('index.html', BUILT), 'utf8');
      expect(page).to.include('ng-server-context="ssg"').and.include('Sign in with your Web API token');
    });

    it('signs in with a second factor, after a code that is refused', async () => {
      const { page, simulator, picture } = stage;
      await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#webApiKey')?.value);
      await picture('sign-in');
      await page.getByRole('button', { name: 'Sign in' }).click();
      const code = page.getByLabel('One-time code');
      await code.fill('12');
      await page.keyboard.press('Enter');
      await page.getByText('A code has six digits.').waitFor();
      await code.fill('000000');
      await page.keyboard.press('Enter');
      await page.getByText('That code was refused.').waitFor();
      await picture('second-factor');
      await code.fill(simulator.oneTimePassword());
      await page.keyboard.press('Enter');
      await page.getByText('Live', { exact: true }).waitFor();
      expect(await page.locator('app-account-bar').innerText()).to.match(/Balance USD\s+[\d,]+\.\d\d/);
      await page.locator('app-grid').first().getByText('EURUSD').first().waitFor();
      await picture('desk-dark');
    });

    it('says what is wrong with an order, and sends nothing', async () => {
      const { page, simulator } = stage;
      const sent: SeenRequest[] = [];
      const disarm = simulator.exchange.answer('TradeCreate', (request) => {
        sent.push(request);
        return undefined;
      });
      await ticket(stage, 'Limit', { Amount: '10,000', Price: 'abc', TakeProfit: '1' });
      await send(stage);
      await page.getByText('A figure above 0').waitFor();
      expect(await page.locator('#ticket-Price').getAttribute('aria-invalid')).to.equal('true');
      await stage.picture('ticket-problems');
      disarm();
      expect(sent).to.deep.equal([]);
      expect(await page.locator('app-command-card').count()).to.equal(0);
    });

    it('places orders and shows what became of them: waiting, changed, filled in part, canceled, rejected, filled', async () => {
      const { page, simulator, picture } = stage;
      await ticket(stage, 'Limit', { Price: '0.9', TakeProfit: '' });
      await send(stage);
      await becomes(stage, 'Accepted');
      const rows = page.getByLabel('Orders').getByRole('row');
      await rows
        .filter({ hasText: '0.90000' })
        .getByRole('button', { name: /^Edit Limit/ })
        .click();
      await page.getByRole('heading', { name: /^Change Limit/ }).waitFor(); // the ticket for new orders has a price too
      await page.locator('#ticket-Price').fill('0.91');
      await page.keyboard.press('Enter');
      const order = rows.filter({ hasText: '0.91000' });
      await order.waitFor();
      await becomes(stage, 'Accepted');
      const [, id = ''] = /Trade (\d+)/.exec(await page.locator('app-command-card').first().innerText()) ?? [];

      simulator.exchange.fill(id, 4_000);
      await page.getByText('4,000 of 10,000').waitFor();
      await order.getByRole('button', { name: /^Cancel Limit/ }).click();
      await order.getByRole('button', { name: /^Confirm/ }).click();
      await becomes(stage, 'Canceled');
      await order.waitFor({ state: 'detached' });

      await ticket(stage, 'Market', { Amount: '900,000,000' });
      await send(stage);
      await becomes(stage, 'Rejected');

      await ticket(stage, 'Market', { Amount: '25,000' });
      await send(stage);
      await becomes(stage, 'Filled');
      await page.getByLabel('Positions').getByRole('row').filter({ hasText: '25,000' }).waitFor();
      await picture('verdicts');
    });

    it('cut off with an order in flight, says that nobody knows, recovers, and finds the order', async () => {
      const { page, simulator, picture } = stage;
      const { exchange } = simulator;
      const disarm = [
        exchange.answer('TradeCreate', () => 'mute after executing'),
        exchange.answer('Login', () => ({ error: 'The server is being restarted' })),
      ];
      await ticket(stage, 'Market', { Amount: '31,000' });
      await send(stage);
      await becomes(stage, 'Sending');
      exchange.cut();
      await becomes(stage, 'Unknown');
      await page.getByText('Connection lost').waitFor();
      await page.getByText(/try \d+ in 0:0\d/).waitFor();
      await page.getByText('do not send it again').waitFor();
      expect(await page.getByRole('timer').innerText()).to.match(/^\d+:\d\d$/);

      await ticket(stage, 'Market', { Amount: '32,000' });
      await send(stage);
      await becomes(stage, 'Not sent');
      await picture('cut-off');
      for (const undo of disarm) undo();

      await page.getByText('Live', { exact: true }).waitFor({ timeout: 15_000 });
      const doubted = page.locator('app-command-card').filter({ hasText: '31,000' });
      await doubted.getByText('Known by').waitFor();
      expect(await doubted.innerText()).to.match(/Filled|Accepted/);
      await page.getByLabel('Positions').getByRole('row').filter({ hasText: '31,000' }).waitFor();
      expect(await page.getByLabel('Positions').getByRole('row').filter({ hasText: '32,000' }).count()).to.equal(0);
      await picture('recovered');
    }).timeout(40_000);

    it('shows a margin call until somebody has read it', async () => {
      const { page, simulator, picture } = stage;
      simulator.exchange.notify({ Code: 'MarginCall', Severity: 'Warning', Message: 'Margin level 48.20 %' });
      const notice = page.getByText(/^\d\d:\d\d:\d\d Margin call: Margin level 48.20 %$/);
      await notice.waitFor();
      await picture('margin-call');
      expect(await violations(page)).to.deep.equal([]);
      await page.getByRole('button', { name: 'Dismiss the notice' }).click();
      await notice.waitFor({ state: 'detached' });
    });

    it('reads the history a page at a time, as somebody scrolls', async () => {
      const { page, simulator, picture } = stage;
      let asked = 0;
      const disarm = simulator.exchange.answer('TradeHistory', () => {
        asked++;
        return undefined;
      });
      await open(stage, 'History');
      await page.getByText('100 records, more as you scroll').waitFor();
      await picture('history');
      expect(asked, 'one page, and one read ahead').to.be.within(1, 2);
      const before = asked;
      await page.waitForTimeout(300);
      expect(asked).to.equal(before);
      expect(await page.getByLabel('History').getByRole('row').count(), 'only what can be seen is in the document').to.be.below(60);
      for (const count of ['200', '300']) {
        await page.getByRole('region', { name: 'History' }).evaluate((region) => {
          region.scrollTo(0, region.scrollHeight);
        });
        await page.getByText(`${count} records`).waitFor();
      }
      expect(asked).to.be.within(3, 4);
      disarm();
    });

    it('draws the equity, and reads it out by the arrow keys', async () => {
      const { page, picture } = stage;
      await open(stage, 'Equity');
      const chart = page.getByRole('slider', { name: 'Equity by day' });
      await chart.focus();
      expect(await chart.getAttribute('aria-valuetext')).to.match(/Equity [\d,]+\.\d\d/);
      const last = (await chart.getAttribute('aria-valuenow')) ?? '';
      await page.keyboard.press('ArrowLeft');
      await page.locator(`[role=slider][aria-valuenow="${String(Number(last) - 1)}"]`).waitFor();
      await page.getByRole('button', { name: '1 year' }).click();
      await picture('equity-dark');
    });

    it('can be used by the keyboard alone, and shows where it is', async () => {
      const { page } = stage;
      await page.getByRole('tab', { name: 'Equity' }).focus();
      await page.keyboard.press('ArrowRight'); // round to the first
      await page.getByRole('tab', { name: 'Blotter', selected: true }).waitFor();
      await page.keyboard.press('Tab');
      expect(await page.evaluate(`document.activeElement.getAttribute('aria-label')`)).to.equal('Positions');
      await page.locator('#ticket-Amount').focus();
      await page.keyboard.press('Control+A');
      await page.keyboard.type('7,000');
      expect(await page.evaluate(`getComputedStyle(document.activeElement).outlineStyle`)).to.equal('solid');
      await page.keyboard.press('Enter');
      await becomes(stage, 'Filled');
    });

    for (const theme of ['Dark', 'Light']) {
      it(`breaks no rule of axe in any view: ${theme.toLowerCase()}`, async () => {
        const { page, picture } = stage;
        const toggle = page.getByRole('button', { name: `${theme} theme` });
        if ((await toggle.count()) > 0) await toggle.click();
        await ticket(stage, 'Stop limit', { Price: 'abc' });
        await send(stage);
        for (const view of ['Blotter', 'History', 'Equity']) {
          await open(stage, view);
          expect(await violations(page), view).to.deep.equal([]);
          expect(await misplaced(page), view).to.deep.equal([]);
          await picture(`${view.toLowerCase()}-${theme.toLowerCase()}`);
        }
      });
    }

    it('fits a narrow window, and those in between', async () => {
      const { page, picture } = stage;
      await open(stage, 'Blotter');
      await page.setViewportSize({ width: 420, height: 900 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).to.be.at.most(420);
      expect(await violations(page)).to.deep.equal([]);
      await picture('narrow');
      for (const width of [1280, 1024, 390]) {
        await page.setViewportSize({ width, height: 900 });
        for (const view of ['History', 'Equity', 'Blotter']) {
          await open(stage, view);
          expect(await page.evaluate('document.documentElement.scrollWidth'), view).to.be.at.most(width);
          expect(await misplaced(page), `${view} at ${String(width)}`).to.deep.equal([]);
          await picture(`${view.toLowerCase()}-${String(width)}`);
        }
      }
      await page.setViewportSize({ width: 1440, height: 900 });
    });

    it('closes its client when somebody signs out', async () => {
      const { page, simulator } = stage;
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('button', { name: 'Sign in' }).waitFor();
      await soon(() => simulator.exchange.connections === 0);
      expect(await violations(page)).to.deep.equal([]);
    });

    it('left no word on the console, and no error', () => {
      expect(stage.log).to.deep.equal([]);
    });
  });
}
