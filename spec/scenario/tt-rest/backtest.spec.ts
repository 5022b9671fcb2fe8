// A backtest from its start to its result, followed by looking again and again.

import { expect } from 'chai';
import type { BacktestRequest } from '../../../lib/tt-rest/index.js';
import { doors, only, virtualDesk, type Desk } from './desk.js';

const requestIn = ({ server: { engine } }: Desk, instruments = 1): BacktestRequest => ({
  accountId: engine.truth.accountIds()[0] ?? 0,
  algoId: engine.truth.algoIds()[0] ?? '',
  ...{ startTime: 1_767_600_000, stopTime: 1_767_610_000, marketId: 7 },
  replayInstruments: engine.truth.instrumentIds().slice(0, instruments),
  userParameters: [],
});

for (const [how, door] of Object.entries(doors)) {
  describe(`a backtest ${how}`, () => {
    it('is followed to its end, and its result is behind the link', async () => {
      const desk = await door({ server: { backtestTime: 300 } });
      const created = await only(desk, desk.tt.backtest.createBacktest(requestIn(desk)));
      const seen = await desk.all(desk.tt.backtest.followBacktest(created.id, 40));
      const statuses = seen.map(({ backtestStatus }) => backtestStatus);

      expect(seen.every(({ id }) => id === created.id)).to.equal(true);
      expect([...new Set(statuses)]).to.deep.equal(['PENDING', 'RUNNING', 'FINISHED']);
      expect(statuses.filter((status) => status === 'FINISHED')).to.have.length(1);
      expect(await only(desk, desk.tt.backtest.backtestResult(created.id))).to.include(`/backtestresults/${created.id}.csv`);
      await desk.leave();
    });
  });
}

describe('a backtest', () => {
  it('that fails, or is stopped, ends the following too', async () => {
    const desk = virtualDesk({ server: { backtestTime: 20_000 } });
    const ends = [];
    for (const instruments of [0, 1]) {
      const { id } = await only(desk, desk.tt.backtest.createBacktest(requestIn(desk, instruments)));
      if (instruments === 1) await only(desk, desk.tt.backtest.stopBacktest(id));
      ends.push((await desk.all(desk.tt.backtest.followBacktest(id))).at(-1)?.backtestStatus);
    }
    expect(ends).to.deep.equal(['FAIL', 'STOPPED']);
    await desk.leave();
  });
});
