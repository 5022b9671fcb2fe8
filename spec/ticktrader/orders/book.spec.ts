// What is known of the trades without asking: through logins, reports and answers.

import { expect } from 'chai';
import { virtualClock } from '../../../lib/testing/virtual-clock.js';
import { cancelOrder, createOrder, openSession, whenReady } from '../../../lib/ticktrader/index.js';
import { bookOf } from '../../../lib/ticktrader/orders/book.js';
import { look } from '../../../lib/ticktrader/orders/rounds.js';
import { watch } from '../../support/seen.js';
import { aReport, aTrade, optionsFor, result, scriptedServer, type Script } from '../../support/tick-trader-server.js';

const opened = (script: Script = {}) => {
  const clock = virtualClock(2_000_000_000_000);
  const server = scriptedServer(clock, script);
  const session = openSession(optionsFor(clock, server));
  const connect = (): void => {
    whenReady(session).subscribe();
    clock.advanceBy(20);
  };
  const push = (...frames: readonly object[]): void => {
    server.push(...frames);
    clock.advanceBy(2);
  };
  return { clock, server, session, connect, push };
};
const withOne = { Trades: result({ Trades: [aTrade] }) };

describe('the book of a session', () => {
  it('made while the session is idle knows what the login found', () => {
    const { session, connect } = opened(withOne);
    const book = session.once(bookOf);
    connect();
    expect(book.find('769001')).to.include({ Price: 1.1 });
    expect(session.serverTime.newest()).to.equal(aTrade.Created);
  });

  it('made later trusts only what comes from then on', () => {
    const { session, connect, clock, server } = opened(withOne);
    connect();
    const book = session.once(bookOf);
    expect(book.find('769001')).to.equal(undefined);
    server.close(1006);
    clock.advanceBy(2_000);
    expect(book.find('769001')).to.include({ Price: 1.1 });
  });

  it('follows the reports, and their stamps', () => {
    const { session, connect, push } = opened(withOne);
    const book = session.once(bookOf);
    connect();
    push(aReport('Modified', { Price: 1.2, Modified: 1_999_999_999_000 }));
    expect(book.find('769001')).to.include({ Price: 1.2 });
    expect(session.serverTime.newest()).to.equal(1_999_999_999_000);
    push(aReport('Accepted', { Id: 2, Status: 'New' }));
    expect(book.find('2')).to.equal(undefined);
    for (const Status of ['Canceled', 'Expired', 'Rejected', 'Filled', 'Activated']) {
      push(aReport('Allocated', { Id: 3 }), aReport(Status, { Id: 3, Status }));
      expect(book.find('3'), Status).to.equal(undefined);
    }
  });

  it('keeps the position that an order became, though the answer shows the order filled', () => {
    const { session, connect, clock } = opened({
      TradeCreate: (asked) => [
        aReport('Filled', { Type: 'Market', Status: 'Filled' }, asked.Id),
        aReport('Allocated', { Type: 'Position' }, asked.Id),
        ...result({ Trade: { ...aTrade, Type: 'Market', Status: 'Filled' } })(asked),
      ],
      TradeDelete: result({ Trade: { ...aTrade, Type: 'Position', Status: 'Filled' } }),
    });
    const book = session.once(bookOf);
    connect();
    watch(createOrder(session, { Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 1 }));
    clock.advanceBy(10);
    expect(book.find('769001')).to.include({ Type: 'Position' });
    watch(cancelOrder(session, 769001));
    clock.advanceBy(10);
    expect(book.find('769001')).to.equal(undefined);
  });

  it('forgets everything where a login found trades that could not be read', () => {
    const { session, connect, clock, server } = opened(withOne);
    const book = session.once(bookOf);
    connect();
    server.on('Trades', result({ Trades: 'odd' }));
    server.close(1006);
    clock.advanceBy(2_000);
    expect(book.find('769001')).to.equal(undefined);
  });

  /** An order each that has ended, was changed, was opened and was left alone while the answer, which knows nothing of that, was on its way. */
  const overtaken = {
    reports: [aReport('Canceled', { Id: 1, Status: 'Canceled' }), aReport('Modified', { Id: 2, Price: 1.2 }), aReport('Allocated', { Id: 3, Price: 1.3 })],
    answer: [1, 2, 4].map((Id) => ({ ...aTrade, Id, Price: 1 })),
    known: ['1', '2', '3', '4', '5'],
    after: [undefined, 1.2, 1.3, 1, undefined],
  };

  it('believes what it hears while a look is on its way, and of all else the answer', () => {
    const { session, connect, push, server, clock } = opened({ Trades: result({ Trades: [1, 2, 5].map((Id) => ({ ...aTrade, Id })) }) });
    const book = session.once(bookOf);
    connect();
    server.on('Trades', () => []);
    const seen = watch(look(session, []));
    clock.advanceBy(2);
    push(...overtaken.reports);
    const [, asked] = server.of('Trades');
    push({ Id: asked?.Id, Response: 'Trades', Result: { Trades: overtaken.answer } });
    expect(overtaken.known.map((id) => book.find(id)?.Price)).to.deep.equal(overtaken.after);
    seen.subscription.unsubscribe();

    watch(look(session, []));
    clock.advanceBy(2);
    const [, , next] = server.of('Trades');
    push({ Id: next?.Id, Response: 'Trades', Result: { Trades: overtaken.answer } });
    expect(overtaken.known.map((id) => book.find(id)?.Price)).to.deep.equal([1, 1, undefined, 1, undefined]);
  });

  it('believes what it hears while a login reads, also where an earlier one came to nothing', () => {
    const { session, connect, push, server, clock } = opened({ Trades: () => [] });
    const book = session.once(bookOf);
    connect();
    push(aReport('Allocated', { Id: 4, Price: 1.4 }));
    server.close(1006);
    clock.advanceBy(2_000);
    push(...overtaken.reports);
    const asked = server.of('Trades').at(-1);
    push({ Id: asked?.Id, Response: 'Trades', Result: { Trades: overtaken.answer } });
    expect(overtaken.known.map((id) => book.find(id)?.Price)).to.deep.equal(overtaken.after);
  });
});
