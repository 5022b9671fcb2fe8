import { expect } from 'chai';
import { concatMap, delay, filter, map, of, pipe, switchMap, take, tap, throwError } from 'rxjs';
import { ClosedError, ConnectionError, LoginError } from '../../lib/base/errors.js';
import type { SessionState } from '../../lib/session/state.js';
import { errorOf, watch } from '../support/seen.js';
import { readyToySession, toySession, type ToyConnection, type ToyFrame, type ToyOptions } from '../support/toy.js';

const statuses = (states: readonly SessionState[]): readonly string[] => states.map(({ status }) => status);
const texts = (frames: readonly ToyFrame[]): readonly string[] => frames.map(({ text }) => text);
const refuse =
  (error: Error): NonNullable<ToyOptions['handshake']> =>
  () =>
    switchMap(() => throwError(() => error));
const epochOf = (connection: ToyConnection): number => connection.epoch;

describe('sessionCore', () => {
  it('stands idle, and opens nothing, until it is told to connect', () => {
    const { core, network, clock } = toySession();
    const states = watch(core.state$);
    clock.advanceBy(1_000);
    expect([states.values, network.sockets.length, core.gate()]).to.deep.equal([[{ status: 'idle' }], 0, 'notReady']);
  });

  it('connects once, however often it is told', () => {
    const { core, network, clock, probe } = toySession();
    const states = watch(core.state$);
    core.connect();
    core.connect();
    clock.advanceBy(10);
    core.connect();
    expect(network.sockets).to.have.lengthOf(1);
    expect(states.values).to.deep.equal([{ status: 'idle' }, { status: 'connecting', attempt: 0 }, { status: 'ready', epoch: 1 }]);
    expect(probe.counts.connect).to.equal(1);
  });

  it('shows the latest state to whoever comes late', () => {
    expect(watch(readyToySession().core.state$).values).to.deep.equal([{ status: 'ready', epoch: 1 }]);
  });

  it('tells how the handshake gets on, and opens its gate only after it', () => {
    const { core, clock } = toySession({
      handshake: (announce, clock) =>
        pipe(
          tap(() => {
            announce({ status: 'authenticating' });
          }),
          delay(50, clock),
        ),
    });
    const states = watch(core.state$);
    core.connect();
    clock.advanceBy(59);
    expect([statuses(states.values), core.gate()]).to.deep.equal([['idle', 'connecting', 'authenticating'], 'notReady']);
    clock.advanceBy(1);
    expect([statuses(states.values).at(-1), typeof core.gate()]).to.deep.equal(['ready', 'object']);
  });

  it('comes back after a loss, and its streams live on', () => {
    const { core, clock, network, probe } = readyToySession();
    const states = watch(core.state$);
    const inbound = watch(core.inbound$);
    network.last().push('push - before');
    network.last().drop(1001);
    expect(core.gate()).to.equal('notReady');
    clock.advanceBy(200);
    network.last().push('push - after');
    expect(texts(inbound.values)).to.deep.equal(['before', 'after']);
    expect(statuses(states.values)).to.deep.equal(['ready', 'waiting', 'connecting', 'ready']);
    expect(states.last).to.deep.equal({ status: 'ready', epoch: 2 });
    expect([network.sockets.length, probe.counts.connect, probe.counts.lost]).to.deep.equal([2, 2, 1]);
  });

  it('hears what the server pushes while the handshake is still on', () => {
    const { core, clock, network } = toySession({ handshake: (_, clock) => delay(50, clock) });
    const inbound = watch(core.inbound$);
    core.connect();
    clock.advanceBy(10);
    network.last().push('push - early');
    expect(texts(inbound.values)).to.deep.equal(['early']);
  });

  describe('ready', () => {
    it('gives the connection of this moment, and completes', () => {
      const seen = watch(readyToySession().core.ready());
      expect([seen.values.map(epochOf), seen.completed]).to.deep.equal([[1], true]);
    });

    it('waits for the first one, and for one beyond an epoch', () => {
      const { core, clock, network } = toySession();
      const first = watch(core.ready());
      const second = watch(core.ready(1));
      core.connect();
      clock.advanceBy(10);
      expect([first.values.map(epochOf), second.values]).to.deep.equal([[1], []]);
      network.last().drop();
      clock.advanceBy(200);
      expect([second.values.map(epochOf), second.completed]).to.deep.equal([[2], true]);
    });

    it('does not give a connection that is lost', () => {
      const { core, network } = readyToySession();
      network.last().drop();
      expect(watch(core.ready()).values).to.deep.equal([]);
    });

    it('comes after state$ has told that it is ready', () => {
      const { core, clock } = toySession();
      const order: string[] = [];
      core.ready().subscribe(() => order.push('connection'));
      core.state$.subscribe(({ status }) => order.push(status));
      core.connect();
      clock.advanceBy(10);
      expect(order).to.deep.equal(['idle', 'connecting', 'ready', 'connection']);
    });
  });

  it('lets commands through from the moment state$ says ready', () => {
    const { core, clock, network } = toySession();
    core.state$.pipe(filter(({ status }) => status === 'ready')).subscribe(() => {
      const gate = core.gate();
      if (typeof gate === 'object') watch(gate.exchange({ name: 'Buy', body: '1' }));
    });
    core.connect();
    clock.advanceBy(10);
    expect(network.last().sent).to.deep.equal(['Buy 1 1']);
  });

  it('does not hand out a connection that was lost while state$ told of it, and every subscriber sees one order', () => {
    const { core, clock, network } = toySession({
      meet: (socket, clock) => {
        socket.onsend = () => {
          throw new Error('pipe');
        };
        clock.schedule(() => {
          socket.open();
        }, 10);
      },
    });
    core.state$
      .pipe(
        filter(({ status }) => status === 'ready'),
        take(1),
      )
      .subscribe(() => {
        const gate = core.gate();
        if (typeof gate === 'object') watch(gate.exchange({ name: 'Buy', body: '1' }));
      });
    const states = watch(core.state$);
    const connections = watch(core.ready());
    core.connect();
    clock.advanceBy(10);
    expect([statuses(states.values), connections.values, core.gate()]).to.deep.equal([['idle', 'connecting', 'ready', 'waiting'], [], 'notReady']);
    expect(network.sockets).to.have.lengthOf(1);
  });

  it('has told of a loss before those who wait for an answer hear of it', () => {
    const { core, network } = readyToySession();
    const order: string[] = [];
    core
      .ready()
      .pipe(switchMap(({ exchange }) => exchange({ name: 'Ask', body: 'x' })))
      .subscribe({ error: () => order.push(core.gate() === 'notReady' ? 'request' : 'request, gate open') });
    core.state$.subscribe(({ status }) => order.push(status));
    network.last().drop();
    expect(order).to.deep.equal(['ready', 'waiting', 'request']);
  });

  it('is not disturbed by a subscriber that leaves from inside its handler', () => {
    const { core, network } = readyToySession();
    const first = watch(core.inbound$.pipe(take(1)));
    const second = watch(core.inbound$);
    network.last().push('push - a');
    network.last().push('push - b');
    expect([texts(first.values), texts(second.values)]).to.deep.equal([['a'], ['a', 'b']]);
  });

  describe('a failure that is final', () => {
    const error = new LoginError('no', 'wrong key');

    it('closes state$ with the error, errors all that waits, and stays so for whoever comes late', () => {
      const { core, clock, network } = toySession({ handshake: refuse(error) });
      const [states, inbound, ready] = [watch(core.state$), watch(core.inbound$), watch(core.ready())];
      core.connect();
      clock.advanceBy(10);
      expect(states.values.slice(2)).to.deep.equal([{ status: 'closed', reason: 'no', error }]);
      expect([states.completed, inbound.error, ready.error]).to.deep.equal([true, error, error]);
      const late = watch(core.state$);
      expect([late.values, late.completed]).to.deep.equal([[{ status: 'closed', reason: 'no', error }], true]);
      expect([watch(core.inbound$).error, watch(core.ready()).error, core.gate()]).to.deep.equal([error, error, 'closed']);
      expect([clock.waiting, network.last().readyState]).to.deep.equal([0, 3]);
    });

    it('does not come back when it is told to connect again', () => {
      const { core, clock, network } = toySession({ handshake: refuse(error) });
      core.connect();
      clock.advanceBy(10);
      core.connect();
      clock.advanceBy(100_000);
      expect(network.sockets).to.have.lengthOf(1);
    });

    it('keeps its reason where a subscriber closes the client because of it', () => {
      const { core, clock } = toySession({ handshake: refuse(error) });
      core.state$.pipe(filter(({ status }) => status === 'closed')).subscribe(() => core.close());
      const states = watch(core.state$);
      const inbound = watch(core.inbound$);
      core.connect();
      clock.advanceBy(10);
      expect([statuses(states.values), states.last, inbound.error]).to.deep.equal([
        ['idle', 'connecting', 'closed'],
        { status: 'closed', reason: 'no', error },
        error,
      ]);
    });

    it('is the first loss where it shall not reconnect', () => {
      const { core, network, probe } = readyToySession({ reconnect: false });
      const inbound = watch(core.inbound$);
      network.last().drop(1000);
      expect(errorOf(inbound, ConnectionError).code).to.equal(1000);
      expect([core.gate(), probe.counts.lost]).to.deep.equal(['closed', 1]);
    });
  });

  describe('close', () => {
    it('acts when called, subscribed or not, and the stream tells that it is done', () => {
      const { core, network, clock } = readyToySession();
      const [states, inbound] = [watch(core.state$), watch(core.inbound$)];
      const closing = core.close();
      expect([network.last().readyState, core.gate()]).to.deep.equal([3, 'closed']);
      const done = watch(closing);
      expect([done.values.length, done.completed, inbound.completed, states.completed]).to.deep.equal([1, true, true, true]);
      expect(states.last).to.deep.equal({ status: 'closed', reason: 'closed by its user' });
      expect(clock.waiting).to.equal(0);
    });

    it('waits for those who are in, and lets nobody in', () => {
      const { core, network } = readyToySession();
      const request = watch(
        core
          .ready()
          .pipe(concatMap(({ exchange }) => exchange({ name: 'Ask', body: 'x' })))
          .pipe(take(1)),
      );
      const done = watch(core.close());
      expect([done.completed, core.gate(), network.last().readyState]).to.deep.equal([false, 'closed', 1]);
      expect(errorOf(watch(core.ready()), ClosedError).delivered).to.equal('no');
      network.last().push('answer 1 yes');
      expect([texts(request.values), request.completed, done.completed, network.last().readyState]).to.deep.equal([['yes'], true, true, 3]);
    });

    it('ends, and its user asked for it, where the connection is lost while it waits', () => {
      const { core, network, clock } = readyToySession();
      const request = watch(core.ready().pipe(concatMap(({ exchange }) => exchange({ name: 'Ask', body: 'x' }))));
      const states = watch(core.state$);
      const done = watch(core.close());
      network.last().drop();
      expect([done.completed, request.error instanceof ConnectionError, clock.waiting]).to.deep.equal([true, true, 0]);
      expect(states.last).to.deep.equal({ status: 'closed', reason: 'closed by its user' });
    });

    it('does not try to come back where the connection is lost while it waits', () => {
      const { core, network } = readyToySession();
      watch(core.ready().pipe(concatMap(({ exchange }) => exchange({ name: 'Ask', body: 'x' }))));
      const states = watch(core.state$);
      core.close();
      network.last().drop();
      expect(statuses(states.values)).to.deep.equal(['ready', 'closed']);
    });

    it('does not count as a loss', () => {
      const { core, probe } = readyToySession();
      core.close();
      expect(probe.counts).to.deep.equal({ connect: 1 });
    });

    it('says to whoever comes late that the client is closed, and that nothing was sent', () => {
      const { core } = readyToySession();
      core.close();
      expect(errorOf(watch(core.ready()), ClosedError).message).to.equal('The client is closed; nothing was sent.');
    });

    it('works before anything was opened, and for good', () => {
      const { core, network, clock } = toySession();
      const states = watch(core.state$);
      expect(watch(core.close()).completed).to.equal(true);
      core.connect();
      clock.advanceBy(1_000);
      expect([statuses(states.values), network.sockets.length]).to.deep.equal([['idle', 'closed'], 0]);
    });

    it('works while it connects, and while it waits to reconnect', () => {
      const connecting = toySession();
      connecting.core.connect();
      expect(watch(connecting.core.close()).completed).to.equal(true);
      expect(connecting.network.last().readyState).to.equal(3);

      const { core, network, clock } = readyToySession();
      network.last().drop();
      expect(clock.waiting).to.equal(1);
      const done = watch(core.close());
      expect([done.completed, clock.waiting]).to.deep.equal([true, 0]);
      clock.advanceBy(100_000);
      expect(network.sockets).to.have.lengthOf(1);
    });

    it('may be called twice: both tell when it is done', () => {
      const { core, network } = readyToySession();
      watch(core.ready().pipe(concatMap(({ exchange }) => exchange({ name: 'Ask', body: 'x' }).pipe(take(1)))));
      const both = [watch(core.close()), watch(core.close())];
      network.last().push('answer 1 yes');
      both.push(watch(core.close()));
      expect(both.map(({ values, completed }) => [values.length, completed])).to.deep.equal(Array(3).fill([1, true]));
    });

    it('fails reads that wait for a connection, and those that come later', () => {
      const { core } = toySession();
      core.connect();
      const waiting = watch(core.ready());
      core.close();
      expect([waiting.error instanceof ClosedError, watch(core.ready()).error instanceof ClosedError]).to.deep.equal([true, true]);
    });

    it('may be called from inside a handler of state$; the others see one order', () => {
      const { core, clock, network } = toySession();
      core.state$.pipe(filter(({ status }) => status === 'ready')).subscribe(() => core.close());
      const states = watch(core.state$);
      core.connect();
      clock.advanceBy(10);
      expect([statuses(states.values), states.completed, network.last().readyState]).to.deep.equal([['idle', 'connecting', 'ready', 'closed'], true, 3]);
    });
  });

  it('leaves nothing behind over a thousand reconnects', () => {
    const { core, clock, network, probe, context } = readyToySession();
    const states = watch(core.state$);
    for (let round = 0; round < 1_000; round++) {
      core
        .ready()
        .pipe(
          switchMap(({ exchange }) => exchange({ name: 'Ask', body: 'x' })),
          map(() => undefined),
        )
        .subscribe({ error: () => of(undefined) });
      network.last().drop();
      clock.advanceBy(60_000);
    }
    expect([clock.waiting, context.deadlines.running(), probe.counts.lost, states.last]).to.deep.equal([0, 0, 1_000, { status: 'ready', epoch: 1_001 }]);
    expect(network.sockets.filter(({ readyState }) => readyState !== 3)).to.have.lengthOf(1);
    core.close();
    expect(network.sockets.filter(({ readyState }) => readyState !== 3)).to.deep.equal([]);
  });
});
