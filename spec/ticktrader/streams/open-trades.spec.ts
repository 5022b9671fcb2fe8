// openTrades$ before a simulated server: the list and its changes, over losses of the connection and of reports.

import Big from 'big.js';
import { expect } from 'chai';
import { asDecimal } from '../../../lib/codec/numeric.js';
import type { ListUpdate } from '../../../lib/index.js';
import { tickTrader, type Trade } from '../../../lib/ticktrader/index.js';
import { watch } from '../../support/seen.js';
import { isReport, lossy } from './executions/lossy.js';
import { stage, type Stage } from './executions/stage.js';

const limit = { Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000, Price: 1 } as const;
const market = { Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000 } as const;

const placed = ({ sim, clock }: Stage, order: object = limit): string => {
  const { Result } = sim.exchange.request('TradeCreate', order);
  clock.advanceBy(10);
  return String((Result as { readonly Trade: { readonly Id: number } }).Trade.Id);
};
const cancel = ({ sim, clock }: Stage, id: string): void => {
  sim.exchange.request('TradeDelete', { Type: 'Cancel', Id: Number(id) });
  clock.advanceBy(10);
};

/** The update in short: ids of all, and of what was added, changed and removed. */
const ids = ({ all, added, changed, removed }: ListUpdate<Trade>): readonly (readonly string[])[] =>
  [all, added, changed, removed].map((list) => list.map(({ Id }) => Id));

describe('openTrades$', () => {
  it('connects, and tells first what is open, be it nothing', () => {
    const { another, clock } = stage();
    const seen = watch(another().openTrades$);
    clock.advanceBy(1_000);
    expect(seen.values.map(ids)).to.deep.equal([[[], [], [], []]]);
  });

  it('tells every change of the list', () => {
    const set = stage();
    const seen = watch(set.tt.openTrades$);
    set.clock.advanceBy(10);
    const [one, other] = [placed(set), placed(set)];
    set.sim.exchange.request('TradeModify', { Id: Number(one), Comment: 'new' });
    set.clock.advanceBy(10);
    cancel(set, one);
    expect(seen.values.map(ids)).to.deep.equal([
      [[], [], [], []],
      [[one], [one], [], []],
      [[one, other], [other], [], []],
      [[one, other], [], [one], []],
      [[other], [], [], [one]],
    ]);
  });

  it('gives a late subscriber the latest, all of it as added', () => {
    const set = stage();
    watch(set.tt.openTrades$);
    const [one, other] = [placed(set), placed(set)];
    set.clock.advanceBy(10);
    const late = watch(set.tt.openTrades$);
    expect(late.values.map(ids)).to.deep.equal([[[one, other], [one, other], [], []]]);
    cancel(set, one);
    expect(late.values.map(ids)[1]).to.deep.equal([[other], [], [], [one]]);
  });

  it('turns an order into its position', () => {
    const set = stage();
    const seen = watch(set.tt.openTrades$);
    set.clock.advanceBy(10);
    const id = placed(set);
    set.sim.exchange.fill(id, 10_000);
    set.clock.advanceBy(10);
    expect(seen.last.all.map(({ Id, Type }) => [Id, Type])).to.deep.equal([[id, 'Position']]);
  });

  it('knows after a loss of the connection what was opened, changed and closed meanwhile', () => {
    const set = stage();
    const seen = watch(set.tt.openTrades$);
    const [gone, changed] = [placed(set), placed(set)];
    const before = seen.values.length;
    set.sim.exchange.cut();
    cancel(set, gone);
    set.sim.exchange.request('TradeModify', { Id: Number(changed), Comment: 'new' });
    const opened = placed(set, market);
    set.clock.advanceBy(2_000);
    expect(seen.values.slice(before).map(ids)).to.deep.equal([[[changed, opened], [opened], [changed], [gone]]]);
  });

  it('finds within 30 s what a lost report did', () => {
    let isLosing = false;
    const set = stage({}, (sim, clock) => ({ webSocket: lossy(sim.webSocket, clock, (frame) => (isLosing && isReport(frame) ? 'lost' : 'comes')) }));
    const seen = watch(set.tt.openTrades$);
    const gone = placed(set);
    set.clock.advanceBy(5_000);
    isLosing = true;
    cancel(set, gone);
    const opened = placed(set);
    set.clock.advanceBy(30_000);
    expect(ids(seen.last)).to.deep.equal([[opened], [opened], [], [gone]]);
  });

  it('says nothing where only prices move', () => {
    const set = stage();
    placed(set, market);
    const seen = watch(set.tt.openTrades$);
    set.clock.advanceBy(10);
    for (let at = 0; at < 5; at++) {
      set.sim.exchange.price('EURUSD', { bid: 1.2 + at / 100, ask: 1.21 + at / 100 });
      set.clock.advanceBy(20_000);
    }
    expect(seen.values).to.have.lengthOf(1);
  });

  it('says nothing where money that is an object is read again, and tells where it is another', () => {
    const { sim, clock } = stage();
    const tt = tickTrader({ url: sim.url, credentials: sim.credentials, webSocket: sim.webSocket, scheduler: clock, numeric: asDecimal(Big) });
    const seen = watch(tt.openTrades$);
    clock.advanceBy(100);
    const { Id } = (sim.exchange.request('TradeCreate', limit).Result as { readonly Trade: { readonly Id: number } }).Trade;
    clock.advanceBy(60_000);
    expect(seen.values).to.have.lengthOf(2);
    sim.exchange.request('TradeModify', { Id, Price: 1.05 });
    clock.advanceBy(60_000);
    expect(seen.values.slice(2).map(({ changed }) => changed.map(({ Price }) => String(Price)))).to.deep.equal([['1.05']]);
  });

  it('tells what is open by its next look where the first read of it fails', () => {
    const set = stage();
    const id = placed(set);
    const disarm = set.sim.exchange.answer('Trades', () => ({ error: 'Internal server error!' }));
    const seen = watch(set.tt.openTrades$);
    set.clock.advanceBy(10);
    expect([seen.values, seen.error]).to.deep.equal([[], undefined]);
    disarm();
    set.clock.advanceBy(30_000);
    expect(seen.values.map(ids)).to.deep.equal([[[id], [id], [], []]]);
  });

  it('begins once, however many subscribe', () => {
    const set = stage();
    const asked: string[] = [];
    set.sim.exchange.answer('Trades', ({ Request }) => void asked.push(Request));
    for (let at = 0; at < 3; at++) watch(set.tt.openTrades$);
    set.clock.advanceBy(10);
    expect(asked).to.have.lengthOf(1);
  });
});
