import { expect } from 'chai';
import { switchMap, take, throwError } from 'rxjs';
import { ClosedError, ConnectionError, LoginError, RequestError, ThrottledError, TimeoutError } from '../../lib/base/errors.js';
import { call } from '../../lib/request/call.js';
import { errorOf, watch } from '../support/seen.js';
import { readyToySession, toySession, type ToyFrame, type ToyOptions } from '../support/toy.js';

const textOf = ({ text }: ToyFrame): string => text;

/** A session, and the read `Ask` over it. */
const asking = (session: ReturnType<typeof toySession>) => ({ ...session, ask$: call(session.context, { name: 'Ask', body: 'x' }, textOf) });
const idle = (options?: ToyOptions) => asking(toySession(options));
const ready = (options?: ToyOptions) => asking(readyToySession(options));

describe('call', () => {
  it('asks once a subscription, under a new id, and completes with the answer', () => {
    const { ask$, network } = ready();
    expect(network.last().sent).to.deep.equal([]);
    const [first, second] = [watch(ask$), watch(ask$)];
    expect(network.last().sent).to.deep.equal(['Ask 1 x', 'Ask 2 x']);
    network.last().push('answer 2 two');
    network.last().push('answer 1 one');
    expect([first.values, first.completed, second.values, second.completed]).to.deep.equal([['one'], true, ['two'], true]);
  });

  it('does not take an execution report for the answer', () => {
    const { ask$, network } = ready();
    const seen = watch(ask$);
    network.last().push('report 1 filled');
    expect(seen.values).to.deep.equal([]);
    network.last().push('answer 1 yes');
    expect(seen.values).to.deep.equal(['yes']);
  });

  it('connects, and waits for a ready session within its deadline', () => {
    const { ask$, network, clock } = idle();
    const seen = watch(ask$);
    clock.advanceTo(9);
    expect(network.last().sent).to.deep.equal([]);
    clock.advanceTo(10);
    network.last().push('answer 1 yes');
    expect([seen.values, clock.waiting]).to.deep.equal([['yes'], 0]);
  });

  it('errors where the session is not ready by its deadline', () => {
    const { ask$, clock } = idle({ meet: () => undefined, requestTimeout: 500 });
    const seen = watch(ask$);
    clock.advanceTo(499);
    expect(seen.error).to.equal(undefined);
    clock.advanceTo(500);
    expect(errorOf(seen, TimeoutError).message).to.contain('No answer to Ask within 500 ms');
  });

  it('errors where no answer comes in time, and forgets the request', () => {
    const { ask$, clock, network, context, probe } = ready();
    const seen = watch(ask$);
    clock.advanceBy(10_000);
    expect(errorOf(seen, TimeoutError)).to.include({ retryable: true, delivered: 'unknown' });
    network.last().push('answer 1 late');
    expect([context.deadlines.running(), clock.waiting, probe.counts.unrouted]).to.deep.equal([0, 0, 1]);
  });

  it('asks again over the next connection, under a new id, within the same deadline', () => {
    const { ask$, clock, network } = ready({ requestTimeout: 1_000 });
    const seen = watch(ask$);
    clock.advanceBy(500);
    network.last().drop();
    clock.advanceBy(200);
    expect(network.sockets.map(({ sent }) => sent)).to.deep.equal([['Ask 1 x'], ['Ask 2 x']]);
    clock.advanceBy(299);
    expect(seen.error).to.equal(undefined);
    clock.advanceBy(1);
    expect(seen.error).to.be.instanceOf(TimeoutError);
  });

  it('asks again as often as the connection is lost, and gets its answer', () => {
    const { ask$, clock, network } = ready();
    const seen = watch(ask$);
    for (let round = 0; round < 3; round++) {
      network.last().drop();
      clock.advanceBy(1_000);
    }
    network.last().push('answer 4 yes');
    expect([seen.values, network.sockets.flatMap(({ sent }) => sent)]).to.deep.equal([['yes'], ['Ask 1 x', 'Ask 2 x', 'Ask 3 x', 'Ask 4 x']]);
  });

  it('asks a dead connection once, though it still looks open, and waits for another one', () => {
    const { ask$, network, clock } = ready();
    network.last().lingers = true;
    network.last().readyState = 2; // the socket knows, the session does not yet
    const seen = watch(ask$);
    clock.advanceBy(100);
    expect([network.last().sent, seen.error]).to.deep.equal([[], undefined]);
    network.last().drop();
    clock.advanceBy(200);
    expect(network.last().sent).to.have.lengthOf(1);
  });

  it('asks again elsewhere where the socket throws', () => {
    const { ask$, network, clock } = ready();
    let tries = 0;
    network.last().onsend = () => {
      tries++;
      throw new Error('pipe');
    };
    watch(ask$);
    clock.advanceBy(200);
    expect([tries, network.sockets.length, network.last().sent.length]).to.deep.equal([1, 2, 1]);
  });

  it('is forgotten when it is unsubscribed: waiting for a connection, for its turn, or for the answer', () => {
    const connecting = idle();
    watch(connecting.ask$).subscription.unsubscribe();
    connecting.clock.advanceBy(1_000);
    expect([connecting.network.last().sent, connecting.clock.waiting]).to.deep.equal([[], 0]);

    const throttled = ready({ limits: { perSecond: 1, burst: 1, maxWait: 5_000 } });
    watch(throttled.ask$);
    watch(throttled.ask$).subscription.unsubscribe();
    throttled.clock.advanceBy(5_000);
    expect(throttled.network.last().sent).to.have.lengthOf(1);

    const asked = ready();
    watch(asked.ask$).subscription.unsubscribe();
    asked.network.last().push('answer 1 yes');
    expect([asked.clock.waiting, asked.context.deadlines.running(), asked.probe.counts.unrouted]).to.deep.equal([0, 0, 1]);
  });

  for (const thrown of [new RequestError('Ask', '1', 'no'), new RequestError('Ask', '1', 'busy', { retryable: true }), new TypeError('bug')])
    it(`is not asked again where reading the answer throws: ${thrown.message}`, () => {
      const { context, network } = readyToySession();
      const seen = watch(
        call(context, { name: 'Ask', body: 'x' }, () => {
          throw thrown;
        }),
      );
      network.last().push('answer 1 what');
      expect([seen.error, network.last().sent.length]).to.deep.equal([thrown, 1]);
    });

  it('errors where the request cannot be printed, and sends nothing', () => {
    const { context, network } = readyToySession();
    expect(watch(call(context, { name: 'Ask', body: 'unprintable' }, textOf)).error).to.be.instanceOf(TypeError);
    expect(network.last().sent).to.deep.equal([]);
  });

  it('waits for its turn, and errors where that takes too long', () => {
    const { ask$, network, clock } = ready({ limits: { perSecond: 1, burst: 1, maxWait: 1_000 } });
    const seen = [watch(ask$), watch(ask$), watch(ask$)];
    expect([network.last().sent.length, seen[2]?.error instanceof ThrottledError]).to.deep.equal([1, true]);
    clock.advanceBy(1_000);
    expect(network.last().sent).to.have.lengthOf(2);
  });

  it('goes out over the connection there is when its turn comes, however often it was lost meanwhile', () => {
    const { ask$, network, clock } = ready({ limits: { perSecond: 1, burst: 1, maxWait: 5_000 } });
    watch(ask$.pipe(take(1)));
    network.last().push('answer 1 yes');
    const seen = watch(ask$);
    network.last().drop();
    clock.advanceBy(5_000);
    expect(network.last().sent).to.have.lengthOf(1);
    network.last().push(`answer ${network.last().sent[0]?.split(' ')[1] ?? ''} here`);
    expect(seen.values).to.deep.equal(['here']);
  });

  describe('of a session that is over', () => {
    it('errors with what ended it, and does not ask for ever: the connection lost for good', () => {
      const { ask$, network, clock } = ready({ reconnect: false });
      const waiting = watch(ask$);
      network.last().drop(1000);
      expect(errorOf(waiting, ConnectionError)).to.include({ code: 1000, delivered: 'unknown' });
      expect(errorOf(watch(ask$), ConnectionError).code).to.equal(1000);
      expect([clock.waiting, network.sockets.length]).to.deep.equal([0, 1]);
    });

    it('errors with a refused login', () => {
      const error = new LoginError('no', 'no');
      const { ask$, clock } = idle({ handshake: () => switchMap(() => throwError(() => error)) });
      const seen = watch(ask$);
      clock.advanceBy(10);
      expect([seen.error, watch(ask$).error]).to.deep.equal([error, error]);
    });

    it('errors with a ClosedError after close(), asked before or after', () => {
      const { ask$, core, network, context } = idle();
      const waiting = watch(ask$);
      core.close();
      expect([waiting.error instanceof ClosedError, watch(ask$).error instanceof ClosedError]).to.deep.equal([true, true]);
      expect([network.last().sent, context.deadlines.running()]).to.deep.equal([[], 0]);
    });

    it('errors at once where it waited for its turn', () => {
      const { ask$, core, network, clock } = ready({ limits: { perSecond: 1, burst: 1, maxWait: 5_000 } });
      watch(ask$);
      network.last().push('answer 1 yes');
      const waiting = watch(ask$);
      core.close();
      expect(errorOf(waiting, ClosedError).delivered).to.equal('no');
      expect([network.last().sent.length, clock.waiting]).to.deep.equal([1, 0]);
    });

    it('still gets the answer it waited for when close() was called', () => {
      const { ask$, core, network } = ready();
      const seen = watch(ask$);
      const done = watch(core.close());
      network.last().push('answer 1 yes');
      expect([seen.values, seen.completed, done.completed]).to.deep.equal([['yes'], true, true]);
    });
  });
});
