// One look at the server: what is asked, in which order, and from when on.

import { expect } from 'chai';
import { virtualClock } from '../../../lib/testing/virtual-clock.js';
import { openSession, whenReady } from '../../../lib/ticktrader/index.js';
import { asNumber } from '../../../lib/codec/numeric.js';
import { askedToCancel, askedToCreate } from '../../../lib/ticktrader/orders/asked.js';
import { look, nextSearchFrom, searchFrom } from '../../../lib/ticktrader/orders/rounds.js';
import { watch } from '../../support/seen.js';
import { inTurn, optionsFor, result, scriptedServer, typedError, aTrade, type Script } from '../../support/tick-trader-server.js';

const HOUR = 3_600_000;
const MARGIN = 120_000;

const record = (id: string, parts: object): object => ({
  Id: id,
  TransactionType: 'OrderCanceled',
  TransactionReason: 'ClientRequest',
  TransactionTimestamp: 5_000,
  ...parts,
});
const page = (records: readonly object[], isLast = true): ReturnType<typeof result> => result({ IsLastReport: isLast, TotalReports: 3, Records: records });

const ready = (script: Script) => {
  const clock = virtualClock(10 * 24 * HOUR);
  const server = scriptedServer(clock, script);
  const session = openSession(optionsFor(clock, server));
  whenReady(session).subscribe();
  clock.advanceBy(20);
  return { clock, server, session };
};

const wanted = [
  { asked: askedToCreate('mine'), searchFrom: 700 },
  { asked: askedToCancel(asNumber, '9', undefined), searchFrom: 500 },
];

describe('a look at the server', () => {
  it('reads what is open first, then the history from the earliest on, page after page, and keeps what may matter', () => {
    const { clock, server, session } = ready({
      Trades: result({ Trades: [aTrade] }),
      TradeHistory: inTurn(
        page([record('a'.repeat(24), { ClientTradeId: 'mine', TradeId: 1 }), record('b'.repeat(24), { ClientTradeId: 'theirs', TradeId: 2 })], false),
        page([record('c'.repeat(24), { TradeId: 9, TransactionTimestamp: 9_000 })]),
      ),
    });
    const before = server.asked.length;
    const seen = watch(look(session, wanted));
    clock.advanceBy(20);
    expect(server.asked.slice(before).map(({ Request }) => Request)).to.deep.equal(['Trades', 'TradeHistory', 'TradeHistory']);
    expect(server.of('TradeHistory').map(({ Params }) => [Params?.['TimestampFrom'], Params?.['RequestLastId']])).to.deep.equal([
      [500, undefined],
      [500, 'b'.repeat(24)],
    ]);
    expect(server.of('TradeHistory')[0]?.Params).to.include({ RequestPageSize: 1000 });
    expect(seen.last.trades.map(({ Id }) => Id)).to.deep.equal(['769001']);
    expect(seen.last.records.map(({ Id }) => Id.charAt(0))).to.deep.equal(['a', 'c']);
    expect([seen.values.length, seen.completed]).to.deep.equal([1, true]);
  });

  it('fails as a whole where either read does', () => {
    for (const broken of ['Trades', 'TradeHistory']) {
      const { clock, server, session } = ready({ TradeHistory: page([]) });
      server.on(broken, typedError('Internal server error!'));
      const seen = watch(look(session, wanted));
      clock.advanceBy(20);
      expect([seen.values, seen.error instanceof Error], broken).to.deep.equal([[], true]);
    }
  });
});

describe('from when history is searched', () => {
  it('is a while before the last stamp of the server that was seen before', () => {
    const { session, clock } = ready({});
    expect(searchFrom(session, clock.now(), clock.now() - 5_000)).to.equal(clock.now() - 5_000 - MARGIN);
  });

  it('is the same by the clock of the server where none was seen, which may be behind ours', () => {
    const { session, clock } = ready({});
    expect(searchFrom(session, clock.now(), undefined)).to.equal(clock.now() - MARGIN);
    session.serverTime.seen(clock.now() - 30_000);
    expect(searchFrom(session, clock.now(), undefined)).to.equal(clock.now() - 30_000 - MARGIN);
  });

  it('is never more than a day before, however old the last stamp was', () => {
    const { session, clock } = ready({});
    expect(searchFrom(session, clock.now(), 1)).to.equal(clock.now() - 24 * HOUR - MARGIN);
  });

  it('comes nearer once the history has shown what the clock of the server says, and never goes back', () => {
    const { session, clock } = ready({});
    const at = clock.now();
    session.serverTime.seen(at - 10);
    expect(nextSearchFrom(session, at, at - 20 * HOUR)).to.equal(at - 10 - HOUR);
    expect(nextSearchFrom(session, at, at - 5)).to.equal(at - 5);
  });
});
