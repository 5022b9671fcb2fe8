import { expect } from 'chai';
import { concat, map, NEVER, of, throwError, type Observable, type OperatorFunction } from 'rxjs';
import type { RxttError } from '../../lib/base/errors.js';
import { ConnectionError, LoginError } from '../../lib/base/errors.js';
import { reconnectPolicy, type ReconnectPolicy } from '../../lib/session/backoff.js';
import { keepConnected } from '../../lib/session/connect.js';
import type { SessionState } from '../../lib/session/state.js';
import { virtualClock } from '../../lib/testing/virtual-clock.js';
import { after } from '../../lib/base/clock.js';
import { watch } from '../support/seen.js';
import { steppedClock } from '../support/stepped-clock.js';
import type { ToyConnection, ToyFrame } from '../support/toy.js';

const lost = new ConnectionError('lost');
const connection = (epoch: number): ToyConnection => ({
  epoch,
  scheduler: virtualClock(0),
  pushes$: NEVER,
  exchange: () => NEVER,
  idle$: of(undefined),
  buffered: () => 0,
  pulse: { heard: () => 0, ping: undefined, cut: () => false },
});

/** Ready at once, lost after so many milliseconds. */
type Life = number | Error;

/** Keeps connected through these lives, one after the other; the last one lasts. A life that is an error never comes to be. Jitter is half the window. */
const through = (
  lives: readonly Life[],
  { policy = {}, ...handlers }: { policy?: Partial<ReconnectPolicy> | false; handshake?: OperatorFunction<ToyConnection, ToyConnection> } = {},
) => {
  const clock = virtualClock(0);
  const states: [number, SessionState][] = [];
  const opened: number[] = [];
  const live = (epoch: number): Observable<ToyConnection> => {
    opened.push(clock.now());
    const life = lives[epoch - 1] ?? Infinity;
    if (life instanceof Error) return throwError(() => life);
    return concat(
      of(connection(epoch)),
      after(life, clock).pipe(
        map(() => {
          throw lost;
        }),
      ),
    );
  };
  const ready = watch(
    keepConnected<ToyFrame, string>({
      open: live,
      handshake: (source) => source,
      reconnect: () => policy !== false && { ...reconnectPolicy, ...policy },
      announce: (state) => states.push([clock.now(), state]),
      scheduler: clock,
      random: () => 0.5,
      ...handlers,
    }),
  );
  /** The attempts and waits that were announced. */
  const waits = (): readonly (readonly [number, number])[] =>
    states.flatMap(([at, state]) => (state.status === 'waiting' ? [[state.attempt, state.retryAt - at] as const] : []));
  return { clock, states, opened, ready, waits };
};

describe('keepConnected', () => {
  it('connects when it is subscribed, and counts connections', () => {
    const { ready, states } = through([]);
    expect(states).to.deep.equal([[0, { status: 'connecting', attempt: 0 }]]);
    expect(ready.values.map(({ epoch }) => epoch)).to.deep.equal([1]);
  });

  it('says why it waits, for how long, and comes back then', () => {
    const { clock, states, ready } = through([20_000]);
    clock.advanceTo(20_124);
    expect(states.slice(1)).to.deep.equal([[20_000, { status: 'waiting', reason: lost, attempt: 1, retryAt: 20_125 }]]);
    clock.advanceTo(20_125);
    expect(states.slice(2)).to.deep.equal([[20_125, { status: 'connecting', attempt: 1 }]]);
    expect(ready.values.map(({ epoch }) => epoch)).to.deep.equal([1, 2]);
  });

  it('waits longer from try to try while nothing comes of them', () => {
    const { clock, waits } = through(Array<Life>(9).fill(lost));
    clock.advanceBy(200_000);
    expect(waits()).to.deep.equal([125, 250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000].map((wait, index) => [index + 1, wait]));
  });

  it('counts on over sessions that do not last, and anew after one that did', () => {
    const { clock, waits } = through([lost, 9_999, 9_999, 10_000, lost]);
    clock.advanceBy(100_000);
    expect(waits()).to.deep.equal([
      [1, 125],
      [2, 250],
      [3, 500],
      [1, 125],
      [2, 250],
    ]);
  });

  it('gives a refused login time, and more each time', () => {
    const busy = new LoginError('busy', 'busy', { retryable: true });
    const { clock, opened } = through([busy, busy, busy]);
    clock.advanceBy(100_000);
    expect(opened).to.deep.equal([0, 6_250, 18_750, 43_750]);
  });

  it('ends with an error that no retry would mend', () => {
    const final = new LoginError('no', 'no');
    const { clock, ready, waits } = through([final]);
    expect([ready.error, waits(), clock.waiting]).to.deep.equal([final, [], 0]);
  });

  it('ends with the first loss where it shall not reconnect', () => {
    const { clock, ready, waits } = through([10], { policy: false });
    clock.advanceBy(10);
    expect([ready.error, waits(), clock.waiting]).to.deep.equal([lost, [], 0]);
  });

  for (const [name, thrown] of [
    ['an error of its own', new TypeError('not a function')],
    ['no error at all', 'just text'],
  ] as const)
    it(`ends in the library's words where a handshake fails with ${name}`, () => {
      const { ready } = through([], { handshake: () => throwError(() => thrown) });
      expect(ready.error).to.be.instanceOf(ConnectionError);
      const error = ready.error as RxttError; // just seen
      expect([error.retryable, error.cause]).to.deep.equal([false, thrown]);
      expect(error.message).to.contain(thrown instanceof Error ? thrown.message : thrown);
    });

  it('stops waiting when it is unsubscribed', () => {
    const { clock, ready, opened } = through([lost]);
    expect(clock.waiting).to.equal(1);
    ready.subscription.unsubscribe();
    expect(clock.waiting).to.equal(0);
    clock.advanceBy(100_000);
    expect(opened).to.deep.equal([0]);
  });

  it('counts a session as stable by the time that passed, whatever the clock on the wall says', () => {
    for (const [life, step, attempts] of [
      [9_000, 3_600_000, [1, 2]],
      [11_000, -3_600_000, [1, 1]],
    ] as const) {
      const clock = steppedClock();
      const seen: number[] = [];
      const live = (epoch: number): Observable<ToyConnection> =>
        epoch === 1
          ? throwError(() => lost)
          : concat(
              of(connection(epoch)),
              after(epoch === 2 ? life : Infinity, clock).pipe(
                map(() => {
                  throw lost;
                }),
              ),
            );
      watch(
        keepConnected<ToyFrame, string>({
          open: live,
          handshake: (source) => source,
          reconnect: () => reconnectPolicy,
          announce: (state) => state.status === 'waiting' && seen.push(state.attempt),
          scheduler: clock,
          random: () => 0.5,
        }),
      );
      clock.advanceTo(1_000);
      clock.set(step);
      clock.advanceTo(30_000);
      expect(seen).to.deep.equal(attempts);
    }
  });
});
