// A subscriber's bug stays the subscriber's: one that throws, leaves, blocks nobody else or causes the next event within its handler neither stops a stream nor
// shows the others another order of events.

import { expect } from 'chai';
import { config, filter, mergeMap, take, type Observable } from 'rxjs';
import type { SessionState } from '../../lib/session/state.js';
import { watch } from '../support/seen.js';
import { idIn, readyToySession, toySession, type ToyConnection, type ToyFrame } from '../support/toy.js';

const connectionOf = ({ core }: ReturnType<typeof readyToySession>): ToyConnection => {
  const gate = core.gate();
  if (typeof gate === 'string') throw new Error(gate);
  return gate;
};

describe('a subscriber that throws', () => {
  const handler = config.onUnhandledError;
  let unhandled: unknown[];
  beforeEach(() => {
    unhandled = [];
    config.onUnhandledError = (error) => void unhandled.push(error);
  });
  afterEach(() => {
    config.onUnhandledError = handler;
  });
  /** rxjs reports in a later turn. */
  const reported = async (): Promise<readonly unknown[]> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return unhandled;
  };
  const bug = new Error('a bug of the user');
  const throwing = (stream$: Observable<unknown>): void =>
    void stream$.subscribe(() => {
      throw bug;
    });

  it('to pushes stops neither them nor the others, and its error is reported, not swallowed', async () => {
    const { core, network } = readyToySession();
    throwing(core.inbound$);
    const other = watch(core.inbound$);
    for (const text of ['a', 'b']) network.last().push(`push - ${text}`);
    expect(other.values.map(({ text }) => text)).to.deep.equal(['a', 'b']);
    expect(network.last().readyState).to.equal(1);
    expect(await reported()).to.deep.equal([bug, bug]); // a handler that throws is asked again
  });

  it('to states keeps nobody from being told, and the session from nothing', async () => {
    const { core, clock, network } = toySession();
    throwing(core.state$);
    const other = watch(core.state$);
    core.connect();
    clock.advanceBy(10);
    network.last().drop();
    clock.advanceBy(1_000);
    expect(other.values.map(({ status }) => status)).to.deep.equal(['idle', 'connecting', 'ready', 'waiting', 'connecting', 'ready']);
    expect(await reported()).to.have.lengthOf(6);
  });

  it('to an answer leaves the answers to others alone, also those to the same loss', async () => {
    const session = readyToySession();
    const connection = connectionOf(session);
    throwing(connection.exchange({ name: 'Ask', body: '1' }).pipe(take(1)));
    const other = watch(connection.exchange({ name: 'Ask', body: '2' }));
    session.network.last().push('answer 1 yes');
    session.network.last().push('answer 2 yes');
    expect(other.values.map(({ text }) => text)).to.deep.equal(['yes']);
    connection.exchange({ name: 'Ask', body: '3' }).subscribe({
      error: () => {
        throw bug;
      },
    });
    const last = watch(connection.exchange({ name: 'Ask', body: '4' }));
    session.network.last().drop();
    expect(last.error).to.be.instanceOf(Error);
    expect(await reported()).to.deep.equal([bug, bug]);
  });
});

describe('a subscriber that leaves', () => {
  it('within its handler, with others, costs those nothing', () => {
    const { core, network } = readyToySession();
    const [first, second] = [watch(core.inbound$.pipe(take(1))), watch(core.inbound$)];
    const third = watch(core.inbound$);
    core.inbound$.subscribe(() => {
      second.subscription.unsubscribe();
    });
    for (const text of ['a', 'b', 'c']) network.last().push(`push - ${text}`);
    expect([first, second, third].map(({ values }) => values.length)).to.deep.equal([1, 1, 3]);
  });

  it('within the handling of a state, also where it was the last one, leaves the session as it is', () => {
    const { core, clock } = toySession();
    const seen = watch(
      core.state$.pipe(
        filter(({ status }) => status === 'ready'),
        take(1),
      ),
    );
    core.connect();
    clock.advanceBy(10);
    expect([seen.completed, typeof core.gate()]).to.deep.equal([true, 'object']);
  });
});

describe('a subscriber that causes the next event within its handler', () => {
  /** A server that answers in the very call of `send`, as no network does: the hardest case. */
  const instant = () => {
    const session = readyToySession();
    const socket = session.network.last();
    socket.onsend = (line) => {
      const id = idIn(line);
      for (const frame of [`report ${id} filled`, `push - after-${id}`, `answer ${id} yes`]) socket.push(frame);
    };
    return { ...session, socket };
  };

  it('shows everyone the same order of pushes, whether they came before or after it', () => {
    const session = instant();
    const orders: string[][] = [];
    const listen = (): void => {
      const order: string[] = [];
      orders.push(order);
      session.core.inbound$.subscribe(({ text }: ToyFrame) => order.push(text));
    };
    listen();
    session.core.inbound$.pipe(filter(({ text }) => text === 'go')).subscribe(() => {
      watch(connectionOf(session).exchange({ name: 'Buy', body: '1' }));
    });
    listen();
    session.socket.push('push - go');
    expect(orders).to.deep.equal([
      ['go', 'filled', 'after-1'],
      ['go', 'filled', 'after-1'],
    ]);
  });

  it('gets the answer after all that came before it', () => {
    const session = instant();
    const order: string[] = [];
    session.core.inbound$
      .pipe(
        filter(({ text }) => text === 'go'),
        mergeMap(() => connectionOf(session).exchange({ name: 'Buy', body: '1' })),
      )
      .subscribe(({ text }) => order.push(`asker ${text}`));
    session.core.inbound$.subscribe(({ text }) => order.push(`stream ${text}`));
    session.socket.push('push - go');
    expect(order).to.deep.equal(['stream go', 'stream filled', 'asker filled', 'stream after-1', 'asker yes']);
  });

  it('and asks again within each answer, neither overtakes nor grows the stack', () => {
    const session = instant();
    const order: number[] = [];
    const again = (round: number): void => {
      if (round === 5_000) return;
      connectionOf(session)
        .exchange({ name: 'Ask', body: 'x' })
        .pipe(filter(({ answers }) => answers))
        .subscribe(() => {
          order.push(round);
          again(round + 1);
        });
    };
    session.core.inbound$.pipe(take(1)).subscribe(() => {
      again(0);
    });
    session.socket.push('push - go');
    expect(order).to.deep.equal(Array.from({ length: 5_000 }, (_, index) => index));
  });

  it('shows everyone the same order of states, also where it ends the connection, or the client', () => {
    for (const cause of ['loss', 'close'] as const) {
      const { core, clock, network } = toySession({ reconnect: { first: 0 } });
      const orders: (readonly SessionState[])[] = [];
      const before = watch(core.state$);
      core.state$
        .pipe(
          filter(({ status }) => status === 'ready'),
          take(1),
        )
        .subscribe(() => {
          if (cause === 'loss') network.last().drop();
          else core.close();
        });
      const after = watch(core.state$);
      core.connect();
      clock.advanceBy(10);
      orders.push(before.values, after.values);
      expect(orders[1]).to.deep.equal(orders[0]);
      expect(before.values.slice(0, 4).map(({ status }) => status)).to.deep.equal(['idle', 'connecting', 'ready', cause === 'loss' ? 'waiting' : 'closed']);
    }
  });
});
