// The Angular example on accounts that keep their books in other ways, end to end: a Net account has one position a symbol, a Cash account has currencies.

import { expect } from 'chai';
import type { Locator } from 'playwright-core';
import { becomes, confirm, newest, open, rows, send, soon, ticket } from './hands.js';
import { misplaced, violations } from './measures.js';
import { BUILD_TIME, lacking, signIn, staged, type Stage } from './stage.js';

const PAST = { days: 60, records: 600 };

const AMOUNT = 2; // which cell of a position

/** The figure in a cell of a row; NaN where it is none. */
const cell = async (row: Locator, index: number): Promise<number> => Number((await row.getByRole('cell').nth(index).innerText()).replaceAll(',', ''));

const exits = ({ page }: Stage): Promise<number> => page.locator('#ticket-StopLoss, #ticket-TakeProfit').count();

/** What is wrong with any of its views, for people or for the console. */
const complaints = async (stage: Stage, views: readonly string[], name: string): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const view of views) {
    await open(stage, view);
    found.push(...(await violations(stage.page)), ...(await misplaced(stage.page)));
    await stage.picture(`${name}-${view.toLowerCase()}`);
  }
  return [...found, ...stage.log];
};

if (lacking === undefined) {
  describe('the Angular example on a Net account', () => {
    let stage: Stage;
    let leave = (): Promise<void> => Promise.resolve(); // nothing to leave where the stage could not be set
    before(async function () {
      this.timeout(BUILD_TIME);
      stage = await staged({ simulator: { accountingType: 'Net', seed: 3, ticksPerSecond: 20, history: PAST } });
      leave = stage.leave;
      await signIn(stage);
    });
    after(() => leave());

    it('shows one position a symbol, with what it is worth, and asks for no exits', async () => {
      const { page } = stage;
      const { exchange } = stage.simulator;
      const { bid = '' } = exchange.prices()['EURGBP'] ?? {};
      exchange.request('TradeCreate', { Type: 'Market', Side: 'Sell', Symbol: 'EURGBP', Amount: 1_000_000 });
      const position = rows(stage, 'Positions', 'EURGBP');
      await position.getByText('Sell').waitFor();
      exchange.price('EURGBP', { bid: Number(bid) * 1.01, ask: Number(bid) * 1.0102 });
      await position.getByText(/−[\d,]{5,}\.\d\d/).waitFor();
      expect(await exits(stage)).to.equal(0);
      expect(await page.locator('app-account-bar').innerText()).to.include('Net');
    });

    it('grows a position by an order, turns it round by another, and closes it by an order against it', async () => {
      const { journal } = stage.simulator;
      await ticket(stage, 'Market', { Symbol: 'NZDUSD', Amount: '40,000' });
      await send(stage);
      await becomes(stage, 'Filled');
      const position = rows(stage, 'Positions', 'NZDUSD');
      await soon(async () => (await cell(position, AMOUNT)) > 30_000); // less what it was short before
      const before = await cell(position, AMOUNT);
      await ticket(stage, 'Market', { Amount: '10,000' });
      await send(stage);
      await becomes(stage, 'Filled');
      await soon(async () => (await cell(position, AMOUNT)) === before + 10_000);

      await stage.page.getByRole('radio', { name: 'Sell' }).check();
      await ticket(stage, 'Market', { Amount: '500,000' });
      await send(stage);
      await becomes(stage, 'Filled');
      await position.getByText('Sell').waitFor();
      const amount = String(await cell(position, AMOUNT));

      await confirm(position, /^Close short/);
      await becomes(stage, 'Filled');
      await position.waitFor({ state: 'detached' });
      expect(journal.at(-1)).to.include({ kind: 'filled', symbol: 'NZDUSD', side: 'Buy', amount });
    });

    it('reads its positions again after a lost connection', async () => {
      const { exchange } = stage.simulator;
      exchange.restart({ downFor: 1_500 });
      await stage.page.getByText('Connection lost').waitFor();
      await stage.page.getByText(/What you see is as of \d\d:\d\d:\d\d/).waitFor();
      exchange.request('TradeCreate', { Type: 'Market', Side: 'Buy', Symbol: 'ETHUSD', Amount: 77 });
      await stage.page.getByText('Live', { exact: true }).waitFor({ timeout: 15_000 });
      await rows(stage, 'Positions', 'ETHUSD').waitFor();
    });

    it('breaks no rule of axe, and leaves no word on the console', async () => {
      expect(await complaints(stage, ['History', 'Equity', 'Blotter'], 'net')).to.deep.equal([]);
    });
  });

  describe('the Angular example on a Cash account', () => {
    let stage: Stage;
    let leave = (): Promise<void> => Promise.resolve(); // nothing to leave where the stage could not be set
    before(async function () {
      this.timeout(BUILD_TIME);
      stage = await staged({ simulator: { accountingType: 'Cash', seed: 3, ticksPerSecond: 20, history: PAST } });
      leave = stage.leave;
      await signIn(stage);
    });
    after(() => leave());

    it('shows what it holds of each currency, also where others say how an account stands', async () => {
      const { page } = stage;
      await rows(stage, 'Assets', 'GBP').waitFor();
      const [, pounds = ''] = (await rows(stage, 'Assets', 'GBP').innerText()).split(/\s+/);
      expect(pounds).to.match(/^[\d,]+\.\d\d/);
      const bar = await page.locator('app-account-bar').innerText();
      expect(bar)
        .to.include('Cash')
        .and.match(new RegExp(`GBP\\s+${pounds}`))
        .and.not.include('Equity');
      expect(await exits(stage)).to.equal(0);
    });

    it('locks what a waiting order may cost, and frees it when that is canceled', async () => {
      const dollars = rows(stage, 'Assets', 'USD');
      await dollars.waitFor();
      const [amount, free] = [await cell(dollars, 1), await cell(dollars, 2)];
      await ticket(stage, 'Limit', { Symbol: 'AUDUSD', Amount: '30,000', Price: '0.5' });
      await send(stage);
      await becomes(stage, 'Accepted');
      await soon(async () => (await cell(dollars, 2)) < free);
      expect(free - (await cell(dollars, 2))).to.be.within(15_000, 15_010); // the price, and the commission
      expect(await cell(dollars, 1)).to.equal(amount);
      await confirm(rows(stage, 'Orders', 'AUDUSD', '30,000'), /^Cancel/);
      await becomes(stage, 'Canceled');
      await soon(async () => (await cell(dollars, 2)) === free);
    });

    it('swaps one currency for another, and the history says which for which', async () => {
      await ticket(stage, 'Market', { Symbol: 'NZDUSD', Amount: '12,000' });
      await send(stage);
      await becomes(stage, 'Filled');
      await rows(stage, 'Assets', 'NZD').waitFor();
      await open(stage, 'History');
      await rows(stage, 'History', '+12,000.00 NZD', 'USD').waitFor();
    });

    it('says what an account that cannot owe is refused', async () => {
      await ticket(stage, 'Market', { Symbol: 'BTCUSD', Amount: '100' });
      await send(stage);
      await becomes(stage, 'Rejected');
      expect(await newest(stage).innerText()).to.match(/not enough money/i);
    });

    it('draws what it held of a currency, day by day', async () => {
      const { page } = stage;
      await open(stage, 'Holdings');
      await page.getByRole('button', { name: 'EUR', exact: true }).click();
      const chart = page.getByRole('slider', { name: 'EUR by day' });
      expect(await chart.getAttribute('aria-valuetext')).to.match(/EUR [\d,]+\.\d\d, free [\d,]+\.\d\d/);
    });

    it('breaks no rule of axe, and leaves no word on the console', async () => {
      expect(await complaints(stage, ['History', 'Holdings', 'Blotter'], 'cash')).to.deep.equal([]);
    });
  });
}
