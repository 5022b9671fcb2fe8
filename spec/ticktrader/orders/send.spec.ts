// What holds of every command: sent at most once, only over a ready session, and judged by all that was seen of it.

import { expect } from 'chai';
import { concat, lastValueFrom, repeat, retry, share, take, throwError } from 'rxjs';
import type { Unknown } from '../../../lib/base/outcome.js';
import type { OrderOutcome } from '../../../lib/ticktrader/orders/outcome.js';
import { virtualClock } from '../../../lib/testing/virtual-clock.js';
import { tickTrader } from '../../../lib/ticktrader/client.js';
import { watch } from '../../support/seen.js';
import {
  aReport,
  aTrade,
  genericError,
  optionsFor,
  readySetting,
  result,
  scriptedServer,
  setting,
  silence,
  typedError,
  type Answer,
  type Asked,
} from '../../support/tick-trader-server.js';
import { commands } from './commands.js';

const unknown = (outcome: OrderOutcome): Unknown => {
  if (outcome.status !== 'unknown') throw new Error(`It is ${outcome.status}.`);
  return outcome;
};

for (const [name, { call, request, body, answer, ended, clientId, deciding }] of Object.entries(commands)) {
  const ready = (to: Answer): ReturnType<typeof readySetting> => readySetting({ [request]: to });

  describe(name, () => {
    it('leaves with exactly what was asked, and is accepted by the answer', () => {
      const { clock, server, tt } = ready(result(answer));
      const outcome = watch(call(tt));
      clock.advanceBy(10);
      const [asked] = server.of(request);
      const { Id, Request, ...sent } = JSON.parse(asked?.text ?? '{}') as Asked;
      expect([Request, sent]).to.deep.equal([request, body]);
      expect(outcome.completed).to.equal(true);
      expect(outcome.values).to.have.lengthOf(1);
      expect(outcome.last).to.include({ status: 'accepted', settled: true, proof: 'response', tradeId: '769001', commandId: Id });
      expect(outcome.last).to.deep.include({ ...(ended !== undefined && { ended }), ...(clientId !== undefined && { clientId }) });
      if (ended === undefined) expect(outcome.last).not.to.have.property('ended');
    });

    it('sends nothing before somebody subscribes', () => {
      const { clock, server, tt } = ready(result(answer));
      call(tt);
      clock.advanceBy(100);
      expect(server.of(request)).to.deep.equal([]);
    });

    it('sends once, whoever subscribes, retries, repeats or shares', async () => {
      const { clock, server, tt } = ready(result(answer));
      const command$ = call(tt);
      const many = [
        command$,
        command$,
        command$.pipe(share()),
        command$.pipe(repeat(3)),
        concat(
          command$,
          throwError(() => new Error('mine')),
        ).pipe(retry(3)),
        command$.pipe(take(1)),
      ].map(watch);
      clock.advanceBy(10);
      const late = watch(command$);
      expect(server.of(request)).to.have.lengthOf(1);
      for (const seen of [...many, late]) expect(seen.last).to.equal(many[0]?.last);
      expect(await lastValueFrom(command$)).to.equal(late.last);
    });

    it('is neither stopped nor forgotten by those who leave early', () => {
      const { clock, server, tt } = ready(result(answer));
      const command$ = call(tt);
      watch(command$).subscription.unsubscribe();
      clock.advanceBy(10);
      expect(server.of(request)).to.have.lengthOf(1);
      expect(watch(command$).last.status).to.equal('accepted');
    });

    it(request === 'TradeCreate' ? 'asked for twice leaves twice' : 'is busy while one of the same trade is under way, and free when that is known', () => {
      const { clock, server, tt } = ready(result(answer));
      const [first, second] = [watch(call(tt)), watch(call(tt))];
      clock.advanceBy(10);
      const ids = server.of(request).map(({ Id }) => Id);
      if (request === 'TradeCreate') expect(new Set(ids).size).to.equal(2);
      else {
        expect([first.last.status, ids.length]).to.deep.equal(['accepted', 1]);
        expect(second.last).to.include({ status: 'notSent', reason: 'busy', settled: true });
        const third = watch(call(tt));
        clock.advanceBy(10);
        expect(third.last.status).to.equal('accepted');
      }
    });

    it('is notSent on a client that is not ready, does not make it connect, and does not leave later', () => {
      const { clock, server, tt } = setting({ [request]: result(answer) });
      const idle = watch(call(tt));
      clock.advanceBy(1_000);
      expect(idle.last).to.deep.include({ status: 'notSent', reason: 'notReady', settled: true });
      expect(server.made).to.equal(0);
      watch(tt.connect());
      const connecting = watch(call(tt));
      expect(connecting.last).to.include({ status: 'notSent', reason: 'notReady' });
      clock.advanceBy(10_000);
      expect(server.of(request)).to.deep.equal([]);
    });

    it('is notSent while the connection is down, and leaves over the next one only when called again', () => {
      const { clock, server, tt } = ready(result(answer));
      server.close(1006);
      clock.advanceBy(2);
      expect(watch(call(tt)).last).to.include({ status: 'notSent', reason: 'notReady' });
      clock.advanceBy(5_000);
      expect(server.of(request)).to.deep.equal([]);
      const again = watch(call(tt));
      clock.advanceBy(10);
      expect(again.last.status).to.equal('accepted');
    });

    it('is notSent after close()', () => {
      const { clock, server, tt } = ready(result(answer));
      tt.close();
      expect(watch(call(tt)).last).to.include({ status: 'notSent', reason: 'closed' });
      clock.advanceBy(100);
      expect(server.of(request)).to.deep.equal([]);
    });

    it('drains: close() waits for the answer to what has left', () => {
      const { clock, tt } = ready(result(answer));
      const outcome = watch(call(tt));
      const closed = watch(tt.close());
      expect(closed.completed).to.equal(false);
      clock.advanceBy(10);
      expect([outcome.last.status, closed.completed]).to.deep.equal(['accepted', true]);
    });

    it('is unknown at its deadline, with what was seen, since when, and until when it may turn up', () => {
      const { clock, tt } = ready(({ Id }) => [aReport('Accepted', { Status: 'New', ClientId: 'mine' }, Id)]);
      const begin = clock.now();
      const outcome = watch(call(tt));
      clock.advanceBy(9_999);
      expect(outcome.values).to.deep.equal([]);
      clock.advanceBy(2);
      const { settled, since, deadline, evidence } = unknown(outcome.last);
      expect({ settled, since, deadline }).to.deep.equal({ settled: false, since: begin + 10_000, deadline: begin + 970_000 });
      expect(evidence.map(({ at, source }) => [at - begin, source])).to.deep.equal([
        [2, 'report'],
        [10_000, 'deadline'],
      ]);
      expect([outcome.values.length, outcome.completed]).to.deep.equal([1, false]); // it is being found out
    });

    it('is unknown where the connection is lost, and is not sent again over the next', () => {
      const { clock, server, tt } = ready(silence);
      const outcome = watch(call(tt));
      clock.advanceBy(5);
      server.close(1006);
      clock.advanceBy(60_000);
      expect(unknown(outcome.last).evidence.map(({ source }) => source)).to.deep.equal(['connection']);
      expect(server.of(request)).to.have.lengthOf(1);
    });

    it('is unknown where the session ends for good meanwhile', () => {
      const { clock, server, tt } = readySetting({ [request]: silence }, { reconnect: false });
      const outcome = watch(call(tt));
      clock.advanceBy(5);
      server.close(1000);
      clock.advanceBy(5);
      expect(unknown(outcome.last)).to.include({ settled: false });
      expect([outcome.values.length, outcome.completed]).to.deep.equal([1, true]); // nobody can find it out any more
    });

    it('is accepted by its report where it was executed and then answered with a timeout', () => {
      const { clock, tt } = ready((asked) => [
        aReport(deciding, { ClientId: 'mine', Status: deciding === 'Canceled' ? 'Canceled' : 'Calculated' }, asked.Id),
        ...typedError('Timeout')(asked),
      ]);
      const outcome = watch(call(tt));
      clock.advanceBy(10);
      expect(outcome.last).to.include({ status: 'accepted', proof: 'report', tradeId: '769001' });
    });

    it('is rejected by a refusal in either form, with the request and its id', () => {
      for (const [form, error] of Object.entries({ generic: genericError, typed: typedError })) {
        const { clock, tt } = ready(error('Not enough money.'));
        const outcome = watch(call(tt));
        clock.advanceBy(10);
        expect(outcome.last, form).to.deep.include({ status: 'rejected', settled: true, reason: 'NotEnoughMoney', text: 'Not enough money.' });
        expect(outcome.last.status === 'rejected' && outcome.last.error).to.include({ request, id: outcome.last.commandId, delivered: 'yes' });
      }
    });

    it('is rejected by its own Rejected report, whatever the answer says', () => {
      const { clock, tt } = ready((asked) => [
        aReport('Rejected', { ClientId: 'mine', Status: 'Rejected' }, asked.Id, { Reject: { Reason: 'OffQuotes' } }),
        ...genericError('Internal server error!')(asked),
      ]);
      const outcome = watch(call(tt));
      clock.advanceBy(10);
      expect(outcome.last).to.include({ status: 'rejected', reason: 'OffQuotes' });
    });

    for (const text of [
      'Timeout',
      'Internal server error!',
      'The server is being shut down.',
      'Throttling limits exceeded!',
      'Duplicate client order Id: mine',
      'No idea',
    ]) {
      it(`is unknown after the text "${text}"`, () => {
        const { clock, tt } = ready(genericError(text));
        const outcome = watch(call(tt));
        clock.advanceBy(10);
        expect(unknown(outcome.last).evidence).to.have.lengthOf(1).and.to.have.nested.property('[0].source', 'answer');
        expect(unknown(outcome.last).evidence[0]?.says).to.include(text);
      });
    }

    const odd: Readonly<Record<string, Answer>> = {
      'holds no trade': result({}),
      'is cut off': ({ Id }) => [`{"Id":"${Id}","Response":"${request}","Resu`],
      'comes under another name': ({ Id }) => [{ Id, Response: 'Account', Result: answer }],
      'has no result': ({ Id, Request }) => [{ Id, Response: Request }],
    };
    for (const [what, to] of Object.entries(odd)) {
      it(`is unknown at once where the answer ${what}`, () => {
        const { clock, tt } = ready(to);
        const outcome = watch(call(tt));
        clock.advanceBy(10);
        expect(unknown(outcome.last).evidence.map(({ source }) => source)).to.deep.equal(['answer']);
      });
    }

    it('is not judged by what happens to others', () => {
      const { clock, tt } = ready(({ Id, Request }) => [
        aReport('Rejected', { ClientId: 'theirs', Id: 9 }, 'another-id'),
        aReport(deciding, { ClientId: 'theirs', Id: 9 }),
        { Id: 'another-id', Response: Request, Error: 'Not enough money.' },
        ...genericError('Timeout')({ Id, Request, text: '', connection: 1, at: 0 }),
      ]);
      const outcome = watch(call(tt));
      clock.advanceBy(10);
      expect(unknown(outcome.last).evidence).to.have.lengthOf(1);
    });

    it('is notSent at once where the throttle has no room', () => {
      const { clock, server, tt } = readySetting({ TradeDelete: result({ Trade: aTrade }), [request]: result(answer) }, { throttle: { perSecond: 1 } });
      clock.advanceBy(5_000);
      const other = watch(tt.cancelOrder(5));
      const outcome = watch(call(tt));
      expect(outcome.last).to.include({ status: 'notSent', reason: 'throttled' });
      clock.advanceBy(5_000);
      expect([other.values.length, server.asked.filter(({ Id }) => Id === outcome.last.commandId)]).to.deep.equal([1, []]);
      expect(watch(call(tt)).values).to.deep.equal([]); // there is room again
    });
  });
}

describe('a command over a connection that dies', () => {
  const order = { Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 1000, Price: 1.1, ClientId: 'mine' } as const;

  /** A server that falls silent for good, before a socket that can be reset, or cannot. */
  const mute = (canReset: boolean) => {
    const clock = virtualClock();
    const server = scriptedServer(clock, { TradeCreate: silence, SessionInfo: silence });
    const Socket = server.webSocket;
    class Resettable extends Socket {
      override ping(): void {
        // not answered either
      }
      override reset(): boolean {
        this.close(1006);
        return canReset;
      }
    }
    const tt = tickTrader({ ...optionsFor(clock, server, { liveness: { idle: 2_000, grace: 1_000 } }), webSocket: Resettable });
    tt.connect().subscribe();
    clock.advanceBy(20);
    return { clock, tt };
  };

  for (const [canReset, horizon] of [
    [true, 120_000],
    [false, 960_000],
  ] as const)
    it(`may turn up for ${String(horizon / 1000)} s where that was ${canReset ? 'reset' : 'not reset'} by our side`, () => {
      const { clock, tt } = mute(canReset);
      const outcome = watch(tt.createOrder(order));
      clock.advanceBy(5_000);
      const { since, deadline } = unknown(outcome.last);
      expect(deadline - since).to.equal(horizon);
    });

  it('is congested where too much waits in the socket, and leaves when that has gone', () => {
    const { clock, server, tt } = readySetting({ TradeCreate: result({ Trade: aTrade }) }, { maxBuffered: 100 });
    server.buffered = 101;
    expect(watch(tt.createOrder(order)).last).to.include({ status: 'notSent', reason: 'congested', settled: true });
    server.buffered = 100;
    const outcome = watch(tt.createOrder(order));
    clock.advanceBy(10);
    expect([outcome.last.status, server.of('TradeCreate').length]).to.deep.equal(['accepted', 1]);
  });
});
