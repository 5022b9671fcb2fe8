// One command in doubt before a scripted server: what comes for it after all, and what its evidence says of each look.

import { expect } from 'chai';
import { virtualClock } from '../../../lib/testing/virtual-clock.js';
import type { TickTraderOptions } from '../../../lib/ticktrader/index.js';
import { watch } from '../../support/seen.js';
import {
  aReport,
  aTrade,
  genericError,
  inTurn,
  readySetting,
  result,
  silence,
  typedError,
  type Answer,
  type Script,
} from '../../support/tick-trader-server.js';
import { course, limit } from './simulated.js';

const order = { ...limit, ClientId: 'mine' };
const nothingRecorded = result({ IsLastReport: true, TotalReports: 0, Records: [] });

/** An order that nobody answered until its deadline, a moment ago. */
const doubtful = (script: Script = {}, options: Partial<TickTraderOptions> = {}) => {
  const set = readySetting({ TradeCreate: silence, TradeHistory: nothingRecorded, ...script }, options);
  const outcome = watch(set.tt.createOrder(order));
  set.clock.advanceBy(10_010);
  const [asked] = set.server.of('TradeCreate');
  if (asked === undefined) throw new Error('Nothing has left.');
  return {
    ...set,
    outcome,
    /** What was seen of it so far, as `source: words`. */
    evidence: () => ('evidence' in outcome.last ? outcome.last.evidence.map(({ source, says }) => `${source}: ${says}`) : []),
    /** The server answers now. */
    answers: (answer: Answer) => {
      set.server.push(...answer(asked));
      set.clock.advanceBy(5);
    },
  };
};

describe('an answer that comes after the deadline', () => {
  it('settles the command as one in time would have', () => {
    const { outcome, answers } = doubtful();
    answers(result({ Trade: aTrade }));
    expect(course(outcome)).to.equal('unknown accepted |');
    expect(outcome.last).to.include({ proof: 'response', tradeId: '769001', clientId: 'mine' });
  });

  for (const [form, refusal] of Object.entries({ generic: genericError, typed: typedError }))
    it(`settles it as rejected by a refusal in the ${form} form`, () => {
      const { outcome, answers } = doubtful();
      answers(refusal('Not enough money.'));
      expect(course(outcome)).to.equal('unknown rejected |');
      expect(outcome.last).to.include({ reason: 'NotEnoughMoney' });
    });

  it('proves nothing by a text that is no refusal, which is kept as evidence', () => {
    const { clock, outcome, answers, evidence } = doubtful({}, { lateness: { otherwise: 20_000 } });
    answers(genericError('Timeout'));
    expect(course(outcome)).to.equal('unknown');
    clock.advanceBy(30_000);
    expect(course(outcome)).to.equal('unknown presumedAbsent |');
    const [deadline, late] = evidence();
    expect(deadline).to.match(/^deadline: /);
    expect(late).to.match(/^answer: .*Timeout/);
  });

  it('changes nothing where a report has settled the command before', () => {
    const { server, clock, outcome, answers } = doubtful();
    server.push(aReport('Rejected', { ClientId: 'mine', Status: 'Rejected' }, undefined, { Reject: { Reason: 'OffQuotes' } }));
    clock.advanceBy(5);
    expect(course(outcome)).to.equal('unknown rejected |');
    answers(result({ Trade: aTrade }));
    expect(course(outcome)).to.equal('unknown rejected |');
  });

  it('to another command settles nothing of this one', () => {
    const { server, clock, outcome } = doubtful();
    server.push({ Id: 'another', Response: 'TradeCreate', Result: { Trade: aTrade } }, { Response: 'TradeCreate', Error: 'Not enough money.' });
    clock.advanceBy(5);
    expect(course(outcome)).to.equal('unknown');
  });
});

describe('what was seen of a command in doubt', () => {
  const lateness = { otherwise: 400 };

  it('says of a look that there was no such trade, and no proof', () => {
    const { clock, evidence } = doubtful({ Trades: result({ Trades: [{ ...aTrade, ClientId: 'theirs' }] }) }, { lateness });
    clock.advanceBy(1_000);
    expect(evidence().slice(1, 3)).to.deep.equal(['trades: It is not there.', 'history: Nothing proves it.']);
  });

  it('says of a look that the trade is there, and does not show the change', () => {
    const { clock, server, tt } = readySetting(
      { TradeModify: silence, TradeHistory: nothingRecorded, Trades: result({ Trades: [{ ...aTrade, Id: 5 }, aTrade] }) },
      { lateness },
    );
    const outcome = watch(tt.modifyOrder({ Id: 769001, Price: 1.2 }));
    clock.advanceBy(12_000);
    expect([course(outcome), server.of('TradeModify').length]).to.deep.equal(['unknown presumedAbsent |', 1]);
    const says = 'evidence' in outcome.last ? outcome.last.evidence.map(({ says: words }) => words) : [];
    expect(says).to.include('It is still there, and does not show it.').and.not.to.include('It is not there.');
  });

  it('says of a look that failed why it did', () => {
    const { clock, evidence } = doubtful({ TradeHistory: inTurn(genericError('Internal server error!'), nothingRecorded) }, { lateness });
    clock.advanceBy(2_000);
    expect(evidence()[1]).to.match(/^trades: Could not look: .*Internal server error!/);
  });
});

describe('a change that was presumed absent', () => {
  it('is not in conflict with what the trade becomes since, and is still seen if it comes', () => {
    const shows = (Price: number): Answer => result({ Trades: [{ ...aTrade, Price }] });
    const { clock, server, tt } = readySetting({ TradeModify: silence, TradeHistory: nothingRecorded, Trades: shows(1) }, { lateness: { otherwise: 60_000 } });
    const late = watch(tt.lateOutcomes$);
    const outcome = watch(tt.modifyOrder({ Id: 769001, Price: 1.2 }));
    clock.advanceBy(71_000);
    expect(course(outcome)).to.equal('unknown presumedAbsent |');
    server.on('Trades', shows(1.3));
    clock.advanceBy(20_000);
    expect(late.values).to.deep.equal([]);
    server.on('Trades', shows(1.2));
    clock.advanceBy(20_000);
    expect(late.values.map(({ status }) => status)).to.deep.equal(['accepted']);
  });
});

describe('the history that is read for a command in doubt', () => {
  const record = (at: number, parts: object = {}): object => ({
    Id: 'a'.repeat(24),
    TransactionType: 'OrderCanceled',
    TransactionReason: 'ClientRequest',
    TransactionTimestamp: at,
    ...parts,
  });
  const page = (...records: readonly object[]): Answer => result({ IsLastReport: true, TotalReports: records.length, Records: records });

  it('begins behind what was read before, but for the look that it may be presumed absent by: that one trusts no lag', () => {
    const newest = virtualClock().now() + 10_000;
    const { clock, server, outcome } = doubtful(
      { TradeHistory: page(record(newest, { ClientTradeId: 'theirs' })) },
      { historyLag: 60_000, lateness: { otherwise: 30_000 } },
    );
    const froms = (): readonly unknown[] => server.of('TradeHistory').map(({ Params }) => Params?.['TimestampFrom']);
    clock.advanceBy(29_000);
    expect(course(outcome)).to.equal('unknown');
    const [first, ...others] = froms();
    expect(first).to.be.below(newest - 60_000);
    expect(new Set(others)).to.deep.equal(new Set([newest - 60_000]));
    clock.advanceBy(2_000);
    expect([course(outcome), froms().at(-1)]).to.deep.equal(['unknown presumedAbsent |', first]);
    clock.advanceBy(20_000);
    expect(froms().at(-1)).to.equal(newest - 60_000);
  });

  it('counts also where only an earlier look showed it', () => {
    const { clock, tt } = readySetting({
      Trades: inTurn(result({ Trades: [aTrade] }), result({ Trades: [aTrade] }), result({ Trades: [] })),
      TradeDelete: silence,
      TradeHistory: inTurn(page(record(1_443_789_760_000, { TradeId: 769001 })), page()),
    });
    const outcome = watch(tt.cancelOrder(769001));
    clock.advanceBy(10_600);
    expect(course(outcome)).to.equal('unknown'); // it was open when the record was read
    clock.advanceBy(1_000);
    expect(course(outcome)).to.equal('unknown accepted |');
    expect(outcome.last).to.include({ proof: 'history', ended: 'canceled' });
  });

  it('is looked at before a conflict is believed that a login shows', () => {
    const changedSince = result({ Trades: [{ ...aTrade, Price: 1.3 }] });
    const { clock, server, tt } = readySetting({
      Trades: inTurn(result({ Trades: [aTrade] }), changedSince),
      TradeModify: silence,
      TradeHistory: page(record(1_443_789_760_000, { TransactionType: 'TradeModified', TradeId: 769001, TradeType: 'Limit', TradePrice: 1.2 })),
    });
    const outcome = watch(tt.modifyOrder({ Id: 769001, Price: 1.2 }));
    clock.advanceBy(5);
    server.close(1006);
    clock.advanceBy(5_000);
    expect(course(outcome)).to.equal('unknown accepted |');
    expect(outcome.last).to.include({ proof: 'history' });
  });
});
