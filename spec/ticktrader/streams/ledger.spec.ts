// Whether the balances in the history follow from one another: the chain by itself, and notices of an honest server, of one that is not, and of one that is late.

import { expect } from 'chai';
import { asNumber, asString } from '../../../lib/codec/numeric.js';
import type { AccountingType, InMemoryOptions } from '../../../lib/simulator/index.js';
import type { LedgerEntry, LedgerLine } from '../../../lib/ticktrader/history/entries.js';
import type { Notice, TickTraderOptions } from '../../../lib/ticktrader/index.js';
import { ledgerChain } from '../../../lib/ticktrader/streams/ledger.js';
import { watch, type Seen } from '../../support/seen.js';
import { happening, seeded } from './executions/random-trading.js';
import { stage, type Stage } from './executions/stage.js';

const line = (currency: string, movement?: string, balance?: string): LedgerLine => ({ currency, movement, balance });
/** A record, a second after the one of the number before. */
const entry = (number: number, ...lines: readonly LedgerLine[]): LedgerEntry => ({ id: String(number), at: number * 1_000, lines });
const paid = (number: number, movement: string, balance: string): LedgerEntry => entry(number, line('USD', movement, balance));

const ALL = Infinity;

describe('the chain of balances', () => {
  it('holds where each balance is the one before and the movement, to the last digit and whatever the notation', () => {
    const chain = ledgerChain();
    expect(
      chain(
        [paid(1, '7', '12345678901234567.0000000001'), paid(2, '0.10', '12345678901234567.1000000001'), paid(3, '1E-10', '12345678901234567.1000000002')],
        ALL,
      ),
    ).to.deep.equal([]);
    expect(chain([paid(4, '-12345678901234567.1000000002', '-0.0')], ALL)).to.deep.equal([]);
  });

  it('tells a break once, with both records, and goes on from what was found', () => {
    const chain = ledgerChain();
    const records = [paid(1, '100', '100.00'), paid(2, '-16.96', '83.05'), paid(3, '1', '84.05')];
    expect(chain(records, ALL)).to.deep.equal([{ kind: 'ledger', currency: 'USD', previousId: '1', recordId: '2', expected: '83.04', found: '83.05' }]);
    expect(chain(records, ALL)).to.deep.equal([]);
  });

  it('begins in the middle: the first balance of a currency has none to follow from', () => {
    expect(ledgerChain()([paid(8, '5', '1000'), paid(9, '5', '1005')], ALL)).to.deep.equal([]);
  });

  it('is one a currency', () => {
    const chain = ledgerChain();
    const swap = (number: number, dollars: string, euros: string): LedgerEntry => entry(number, line('USD', '-11', dollars), line('EUR', '10', euros));
    expect(chain([swap(1, '89', '10'), entry(2, line('EUR', '3', '13')), swap(3, '78', '23')], ALL)).to.deep.equal([]);
    expect(chain([swap(4, '68', '34')], ALL).map(({ currency, previousId, expected, found }) => [currency, previousId, expected, found])).to.deep.equal([
      ['USD', '3', '67', '68'],
      ['EUR', '3', '33', '34'],
    ]);
  });

  it('takes a record without a balance for a step on the way, and one without a movement for none', () => {
    const chain = ledgerChain();
    const [step, rest] = [entry(2, line('USD', '5')), entry(3, line('USD', undefined, '105'))];
    expect(chain([paid(1, '100', '100'), step, rest, entry(5), paid(6, '1', '106')], ALL)).to.deep.equal([]);
    expect(chain([entry(7, line('USD', undefined, '107'))], ALL).map(({ previousId, expected }) => [previousId, expected])).to.deep.equal([['6', '106']]);
    expect(ledgerChain()([step, rest, paid(6, '1', '107')], ALL).map(({ previousId }) => previousId)).to.deep.equal(['3']);
    expect(chain([step, paid(9, '1', '113')], ALL)).to.deep.equal([]);
  });

  it('judges nothing that a late record may still come before, and everything once', () => {
    const chain = ledgerChain();
    const [one, two, three, four] = [paid(1, '1', '1'), paid(2, '1', '2'), paid(3, '1', '3'), paid(4, '1', '4')] as const;
    expect(chain([one, three], 1_000)).to.deep.equal([]); // the second is not visible yet
    expect(chain([one, two, three], 2_999)).to.deep.equal([]);
    expect(chain([three, four], 3_000)).to.deep.equal([]);
    expect(chain([four], 4_000)).to.deep.equal([]);
    expect(chain([paid(5, '1', '6')], 5_000)).to.have.lengthOf(1);
  });

  it('begins anew where a look no longer shows what was still to be judged', () => {
    const chain = ledgerChain();
    expect(chain([paid(1, '1', '1'), paid(9, '1', '2')], 1_000)).to.deep.equal([]);
    expect(chain([paid(10, '1', '5'), paid(11, '1', '6')], ALL)).to.deep.equal([]);
  });
});

const notable = (server: InMemoryOptions = {}, client: Partial<TickTraderOptions> = {}): Stage & { readonly notices: Seen<Notice> } => {
  const set = stage({ assets: { USD: '1000000', EUR: '1000000' }, rollover: '03:00', ...server }, { ledgerNotices: true, ...client });
  return { ...set, notices: watch(set.tt.notices$) };
};

const HOUR = 3_600_000;
const STEPS = 250;

/** Hours in which much happens, a rollover, dividends, splits and a stop-out among it; `disturb` is asked at every step. */
const busyDay = (set: Stage, accounting: AccountingType, seed: number, disturb: (chance: number) => void = () => undefined): void => {
  const chance = seeded(seed);
  for (let at = 0; at < STEPS; at++) {
    happening(set.sim, chance, accounting, true);
    if (at % 40 === 0) set.sim.exchange.dividend('EURUSD', { grossRate: '0.0123', taxes: '0.15' });
    if (at % 50 === 0 && accounting === 'Cash') set.sim.exchange.deposit('0.00000001', 'BTC');
    if (at === STEPS / 2 && accounting !== 'Cash') {
      set.sim.exchange.request('TradeCreate', { Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 1_000_000 });
      set.sim.exchange.deposit(-98_000);
    }
    disturb(chance());
    set.clock.advanceBy(1 + Math.floor(chance() * 0.06 * HOUR));
  }
  set.clock.advanceBy(300_000);
};

describe('ledgerNotices', () => {
  const kindsOf = (set: Stage): ReadonlySet<string> => {
    const records = watch(set.tt.tradeHistory());
    set.clock.advanceBy(1_000);
    return new Set(records.values.map(({ TransactionType, TransactionReason }) => `${TransactionType} ${TransactionReason}`));
  };
  const KINDS: Readonly<Record<AccountingType, readonly string[]>> = {
    Gross: [
      'Balance TransferMoney',
      'Balance Dividend',
      'PositionClosed ClientRequest',
      'PositionClosed StopOut',
      'OrderCanceled ClientRequest',
      'TradeModified Split',
    ],
    Net: [
      'Balance TransferMoney',
      'Balance Dividend',
      'OrderFilled ClientRequest',
      'OrderFilled StopOut',
      'OrderCanceled ClientRequest',
      'TradeModified Split',
    ],
    Cash: ['Balance TransferMoney', 'Balance Dividend', 'Balance Split', 'OrderFilled ClientRequest', 'OrderCanceled ClientRequest', 'TradeModified Split'],
  };
  for (const accountingType of ['Gross', 'Net', 'Cash'] as const) {
    it(`tell nothing of a busy day on an honest ${accountingType} account, and of the one sum that was moved unrecorded after it`, () => {
      const set = notable({ accountingType, seed: 3 });
      busyDay(set, accountingType, 3);
      expect([...kindsOf(set)]).to.include.members([...KINDS[accountingType]]);
      expect(set.notices.values.filter(({ kind }) => kind === 'ledger')).to.deep.equal([]);
      set.sim.exchange.misbook('-0.01');
      set.sim.exchange.deposit(1);
      set.clock.advanceBy(300_000);
      expect(set.notices.values.filter(({ kind }) => kind === 'ledger')).to.have.lengthOf(1);
    });
  }

  it('tell nothing where history is late and out of order and connections are lost', () => {
    const set = notable({ accountingType: 'Cash', seed: 5, historyLag: { least: 0, most: 110_000 } });
    busyDay(set, 'Cash', 5, (chance) => {
      if (chance < 0.1) set.sim.exchange.cut();
    });
    expect(set.notices.values.filter(({ kind }) => kind === 'ledger')).to.deep.equal([]);
  });

  it('name both records, what should be there and what is', () => {
    const set = notable();
    set.sim.exchange.deposit('50.5');
    set.sim.exchange.misbook('0.25');
    set.sim.exchange.deposit(-10);
    set.clock.advanceBy(300_000);
    const records = watch(set.tt.tradeHistory());
    set.clock.advanceBy(1_000);
    const [previousId, recordId] = records.values.slice(-2).map(({ Id }) => Id);
    expect(set.notices.values).to.deep.equal([{ kind: 'ledger', currency: 'USD', previousId, recordId, expected: '100040.5', found: '100040.75' }]);
  });

  const CLIENTS: Readonly<Record<string, Partial<TickTraderOptions> & { readonly numeric: unknown }>> = {
    doubles: { numeric: asNumber },
    text: { numeric: asString },
  };
  for (const [name, client] of Object.entries(CLIENTS))
    it(`see the last digit of sums that no double holds, on a client of ${name}`, () => {
      const set = notable({ accountingType: 'Cash', assets: { BTC: '12345678901234.12345678' } }, client);
      for (let at = 0; at < 3; at++) set.sim.exchange.deposit('0.00000001', 'BTC');
      set.clock.advanceBy(300_000);
      expect(set.notices.values).to.deep.equal([]);
      set.sim.exchange.misbook('0.00000001', 'BTC');
      set.sim.exchange.deposit('0.00000001', 'BTC');
      set.clock.advanceBy(300_000);
      expect(set.notices.values.map((notice) => notice.kind === 'ledger' && [notice.expected, notice.found])).to.deep.equal([
        ['12345678901234.12345682', '12345678901234.12345683'],
      ]);
    });

  it('are none unless they are asked for', () => {
    const set = notable({}, { ledgerNotices: false });
    set.sim.exchange.deposit(1);
    set.sim.exchange.misbook(5);
    set.sim.exchange.deposit(1);
    set.clock.advanceBy(300_000);
    expect(set.notices.values).to.deep.equal([]);
  });
});
