// The Angular example when an answer fails to come, end to end: an order of which nobody knows, one that never arrived, one that turns up late, and a change that
// meets somebody else's. The client waits seconds where it would wait minutes.

import { expect } from 'chai';
import { becomes, confirm, newest, rows, send, soon, ticket } from './hands.js';
import { violations } from './measures.js';
import { BUILD_TIME, lacking, signIn, staged, type Stage } from './stage.js';

const HORIZON = 4_000;
const patience = { requestTimeout: 500, lateness: { afterReset: HORIZON, otherwise: HORIZON }, resolve: { rounds: [200], every: 300 } };

const secondsOf = (text: string): number => text.split(':').reduce((total, part) => total * 60 + Number(part), 0);

if (lacking === undefined) {
  describe('the Angular example in doubt', () => {
    let stage: Stage;
    let leave = (): Promise<void> => Promise.resolve(); // nothing to leave where the stage could not be set
    before(async function () {
      this.timeout(BUILD_TIME);
      stage = await staged({ simulator: { seed: 5, ticksPerSecond: 20 }, patience });
      leave = stage.leave;
      await signIn(stage);
    });
    after(() => leave());

    /** A Limit that waits; resolves to its number. */
    const waiting = async (price: string): Promise<string> => {
      await ticket(stage, 'Limit', { Symbol: 'EURUSD', Amount: '10,000', Price: price });
      await send(stage);
      await becomes(stage, 'Accepted');
      return /Trade (\d+)/.exec(await newest(stage).innerText())?.[1] ?? '';
    };

    it('counts down while nobody knows, and presumes an order absent that never arrived', async () => {
      const { page, simulator, picture } = stage;
      const disarm = simulator.exchange.faults([{ when: { request: 'TradeCreate', nth: 1 }, do: 'drop' }]);
      await ticket(stage, 'Market', { Symbol: 'EURUSD', Amount: '11,000' });
      await send(stage);
      await becomes(stage, 'Unknown');
      const timer = newest(stage).getByRole('timer');
      const first = secondsOf(await timer.innerText());
      expect(first).to.be.within(1, HORIZON / 1_000);
      await picture('unknown');
      await soon(async () => secondsOf(await timer.innerText()) < first);
      expect(await violations(page)).to.deep.equal([]);

      await becomes(stage, 'Presumed absent');
      expect(await newest(stage).innerText())
        .to.match(/Never seen up to \d\d:\d\d:\d\d/)
        .and.include('That is no proof');
      expect(await timer.count()).to.equal(0);
      await picture('presumed-absent');
      disarm();
      expect(simulator.journal.filter(({ amount }) => amount === '11000')).to.deep.equal([]);
    });

    it('puts an order first that turns up after it was presumed absent, and says so', async () => {
      const { page, simulator, picture } = stage;
      const disarm = simulator.exchange.faults([{ when: { request: 'TradeCreate', nth: 1 }, do: { kind: 'lateExecution', by: HORIZON + 4_000 } }]);
      await ticket(stage, 'Market', { Symbol: 'EURUSD', Amount: '12,000' });
      await send(stage);
      await becomes(stage, 'Unknown');
      await becomes(stage, 'Presumed absent');
      await waiting('0.8'); // something newer, which it has to get before
      await newest(stage).filter({ hasText: '12,000' }).getByText('Filled', { exact: true }).waitFor();
      disarm();
      expect(await newest(stage).innerText()).to.match(/It was presumed absent, and turned up at \d\d:\d\d:\d\d\./);
      expect(await page.locator('app-command-card').filter({ hasText: '12,000' }).count(), 'one command, one card').to.equal(1);
      await rows(stage, 'Positions', 'EURUSD', '12,000').waitFor();
      await picture('late');
      expect(await violations(page)).to.deep.equal([]);
    });

    it('calls it a conflict where somebody else changed the order while ours was in doubt, and says what is there', async () => {
      const { page, simulator, picture } = stage;
      const { exchange } = simulator;
      const id = await waiting('0.81');
      const disarm = exchange.faults([
        { when: { request: 'TradeModify', nth: 1 }, do: ['drop', { kind: 'secondActor', request: 'TradeModify', params: { Id: Number(id), Price: 0.83 } }] },
      ]);
      await rows(stage, 'Orders', id).getByRole('button', { name: /^Edit/ }).click();
      await page.locator('app-change-ticket #ticket-Price').fill('0.82');
      await page.keyboard.press('Enter');
      await becomes(stage, 'Conflict');
      disarm();
      expect(await newest(stage).innerText())
        .to.include(`Somebody else changed trade ${id}`)
        .and.include('You asked for price 0.82, it is 0.83.');
      await rows(stage, 'Orders', id, '0.83000').waitFor();
      await picture('conflict');
      expect(await violations(page)).to.deep.equal([]);
    });

    it('lets nobody change a trade of which a change is in doubt', async () => {
      const { simulator } = stage;
      const id = await waiting('0.84');
      const disarm = simulator.exchange.faults([{ when: { request: 'TradeDelete', nth: 1 }, do: 'drop' }]);
      await confirm(rows(stage, 'Orders', id), /^Cancel/);
      await becomes(stage, 'Unknown');
      await confirm(rows(stage, 'Orders', id), /^Cancel/);
      await becomes(stage, 'Not sent');
      expect(await newest(stage).innerText()).to.include('Another change of this trade is still under way.');
      disarm();
    });

    it('left no word on the console, and no error', () => {
      expect(stage.log).to.deep.equal([]);
    });
  });
}
