// How often the hub looks, and for what it does not wait: counted at the server's side.

import { expect } from 'chai';
import { asString } from '../../../../lib/codec/numeric.js';
import { tickTrader } from '../../../../lib/ticktrader/index.js';
import { watch } from '../../../support/seen.js';
import { isReport, lossy, type Fate } from './lossy.js';
import { during, inShort, keysOf, stage, type Stage } from './stage.js';

const limit = { Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000, Price: 1 } as const;

/** A stage whose connection treats frames as `fates.now` says, and how often it has read history since it had caught up. */
const counted = (server = {}, client = {}): Stage & { readonly fates: { now: (frame: string) => Fate }; readonly reads: () => number } => {
  const fates: { now: (frame: string) => Fate } = { now: (): Fate => 'comes' };
  const set = stage(server, (sim, clock) => ({ webSocket: lossy(sim.webSocket, clock, (frame) => fates.now(frame)), ...client }));
  let reads = 0;
  set.sim.exchange.answer('TradeHistory', () => {
    reads++;
    return undefined;
  });
  return { ...set, fates, reads: () => reads };
};
const placed = ({ sim, clock }: Stage): string => {
  const { Result } = sim.exchange.request('TradeCreate', limit);
  clock.advanceBy(10);
  return String((Result as { readonly Trade: { readonly Id: number } }).Trade.Id);
};
/** An order whose first fill of 3000 was lost and whose second, of 2000, is heard. */
const withLostFill = (set: ReturnType<typeof counted>): string => {
  const id = placed(set);
  set.fates.now = (frame) => (isReport(frame, 'PartialFilled') ? 'lost' : 'comes');
  set.sim.exchange.fill(id, 3_000);
  set.clock.advanceBy(10);
  set.fates.now = () => 'comes';
  set.sim.exchange.fill(id, 2_000);
  return id;
};

describe('the hub', () => {
  it('looks every 20 s where all is well', () => {
    const set = counted();
    set.clock.advanceBy(100_000);
    expect(set.reads()).to.equal(5);
  });

  it('waits for no record of the fill of a Gross order: there will be none', () => {
    const set = counted();
    let id = '';
    const told = during(set.seen, () => {
      id = withLostFill(set);
      set.clock.advanceBy(1_000);
    });
    const ofOrder = inShort(told).filter((what) => !what.includes('P/'));
    expect(ofOrder).to.deep.equal([`live O/${id}/open`, 'gap suspect', `live O/${id}/fill/5000`, 'caughtUp']);
  });

  it('looks at once for what a report found missing, then after 1, 2, 4, 8 and every 15 s', () => {
    const set = counted({ accountingType: 'Net', historyLag: 1e9 });
    set.clock.advanceBy(7_000);
    withLostFill(set);
    const counts = [100, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000].map((ms) => {
      set.clock.advanceBy(ms);
      return set.reads();
    });
    expect(counts).to.deep.equal([1, 2, 3, 4, 5, 6, 7]);
  });

  it('reads in its own rhythm, however many frames it cannot read', () => {
    const set = counted({ accountingType: 'Net' });
    const id = placed(set);
    set.clock.advanceBy(7_000);
    set.fates.now = (frame) => (isReport(frame, 'PartialFilled') ? [frame.slice(0, -9)] : 'comes');
    for (let at = 0; at < 40; at++) {
      set.sim.exchange.fill(id, 100);
      set.clock.advanceBy(10);
    }
    expect(set.reads()).to.be.within(1, 2);
    set.clock.advanceBy(20_000);
    expect(keysOf(set.seen.values)).to.have.lengthOf(41);
    expect(set.seen.last.kind).to.equal('caughtUp');
  });

  it('looks once more where the account tells of money again and again, 5 s after the last look', () => {
    const set = counted();
    set.clock.advanceBy(12_000);
    for (let at = 0; at < 30; at++) {
      set.sim.exchange.deposit(1);
      set.clock.advanceBy(100);
    }
    expect(set.reads()).to.equal(1);
    set.clock.advanceBy(3_000);
    expect([set.reads(), keysOf(set.seen.values).length]).to.deep.equal([2, 30]);
  });

  it('reads nothing while the connection is down', () => {
    const set = counted();
    set.sim.exchange.restart({ downFor: 60_000 });
    set.clock.advanceBy(59_000);
    expect(set.reads()).to.equal(0);
    set.clock.advanceBy(60_000);
    expect(set.seen.last.kind).to.equal('caughtUp');
  });
});

describe('a report that comes while the hub recovers', () => {
  /** Whatever history says takes half a second; the connection is new, and history has been asked. */
  const recovering = (accountingType: 'Net' | 'Gross' = 'Net') => {
    const set = counted({ accountingType });
    const id = placed(set);
    set.fates.now = (frame) => (frame.includes('"TradeHistory"') ? 500 : 'comes');
    set.sim.exchange.cut();
    set.clock.advanceBy(300);
    expect(set.reads()).to.equal(1);
    return { ...set, id };
  };

  it('is told once history has been read, as the report it was', () => {
    const { sim, clock, seen, id } = recovering();
    sim.exchange.fill(id, 3_000);
    sim.exchange.fill(id, 2_000);
    clock.advanceBy(100);
    expect(inShort(seen.values).at(-1)).to.equal('gap connected');
    clock.advanceBy(1_000);
    expect(inShort(seen.values).slice(-4)).to.deep.equal(['gap connected', `live O/${id}/fill/3000`, `live O/${id}/fill/5000`, 'caughtUp']);
  });

  it('waits for the one it overtook, though no record will ever show that of a Gross account', () => {
    const { sim, clock, seen, id, fates } = recovering('Gross');
    const { now: slowly } = fates;
    fates.now = (frame) => (isReport(frame, 'PartialFilled') ? 700 : slowly(frame));
    sim.exchange.fill(id, 3_000);
    sim.exchange.request('TradeDelete', { Type: 'Cancel', Id: Number(id) });
    clock.advanceBy(2_000);
    const ofOrder = inShort(seen.values).filter((what) => !what.includes('P/'));
    expect(ofOrder.slice(-3)).to.deep.equal([`live O/${id}/fill/3000`, `live O/${id}/canceled`, 'caughtUp']);
  });

  it('is told also where history could not be read, before all is caught up', () => {
    const { sim, clock, seen, id, fates } = recovering();
    const disarm = sim.exchange.answer('TradeHistory', () => ({ error: 'Internal server error!' }));
    fates.now = (frame) => (frame.includes('"TradeHistory"') ? 'lost' : 'comes');
    sim.exchange.cut();
    clock.advanceBy(1_000);
    sim.exchange.fill(id, 3_000);
    clock.advanceBy(60_000);
    expect(inShort(seen.values).at(-1)).to.equal(`live O/${id}/fill/3000`);
    disarm();
    fates.now = () => 'comes';
    clock.advanceBy(60_000);
    expect(inShort(seen.values).at(-1)).to.equal('caughtUp');
  });
});

describe('what the hub waits for', () => {
  it('is the record of a close of a Gross position, however soon the next is heard', () => {
    const set = counted({ historyLag: 10_000 });
    const { Result } = set.sim.exchange.request('TradeCreate', { ...limit, Type: 'Market', Price: undefined });
    const { Id } = (Result as { readonly Trade: { readonly Id: number } }).Trade;
    set.clock.advanceBy(12_000);
    const close = (Amount: number): void => {
      set.sim.exchange.request('TradeDelete', { Type: 'Close', Id, Amount });
      set.clock.advanceBy(10);
    };
    set.fates.now = (frame) => (isReport(frame) ? 'lost' : 'comes');
    close(3_000);
    set.fates.now = () => 'comes';
    close(2_000);
    set.clock.advanceBy(2_000);
    expect(keysOf(set.seen.values).at(-1)).to.equal(`P/${String(Id)}/open`);
    set.clock.advanceBy(20_000);
    expect(keysOf(set.seen.values).slice(-2)).to.deep.equal([`P/${String(Id)}/close/7000`, `P/${String(Id)}/close/5000`]);
  });

  for (const lost of ['PartialFilled', 'Split'])
    it(`is whatever happened before a split and after it: here ${lost} is not heard`, () => {
      const set = counted();
      const { Result } = set.sim.exchange.request('TradeCreate', { ...limit, Type: 'Market', Price: undefined });
      const { Id } = (Result as { readonly Trade: { readonly Id: number } }).Trade;
      const close = (Amount: number): void => void set.sim.exchange.request('TradeDelete', { Type: 'Close', Id, Amount });
      set.clock.advanceBy(1_000);
      set.fates.now = (frame) => (isReport(frame, lost) ? 'lost' : 'comes');
      close(6_000);
      set.sim.exchange.split('EURUSD', { from: 1, to: 2 });
      const at = set.clock.now();
      set.clock.advanceBy(10);
      set.fates.now = () => 'comes';
      close(3_000);
      set.clock.advanceBy(2_000);
      const told = [`P/${String(Id)}/close/4000`, `S/${String(at)}/${String(Id)}`, `P/${String(Id)}/close/5000/20000`];
      expect(keysOf(set.seen.values).slice(-3)).to.deep.equal(told);
    });
});

describe('a fault that is no weather', () => {
  it('ends the stream with itself, instead of being tried again for ever', () => {
    const set = counted();
    placed(set);
    let isBroken = false;
    const print = (text: string): string => {
      if (isBroken) throw new Error('mine');
      return text;
    };
    const { sim, clock } = set;
    const tt = tickTrader({ url: sim.url, credentials: sim.credentials, webSocket: sim.webSocket, scheduler: clock, numeric: { ...asString, print } });
    const seen = watch(tt.executions$);
    clock.advanceBy(1_000);
    expect([seen.values.at(-1)?.kind, seen.error]).to.deep.equal(['caughtUp', undefined]);
    isBroken = true;
    clock.advanceBy(30_000);
    expect(String(seen.error)).to.equal('Error: mine');
  });
});
