// Deeds: lists in chunks with a pause, one after the other, and what a failure leaves behind.

import { expect } from 'chai';
import { retry, share } from 'rxjs';
import { InvalidRequestError, TimeoutError } from '../../lib/base/errors.js';
import { PartialWriteError, TtRequestError } from '../../lib/tt-rest/errors.js';
import type { JsonBody } from '../../lib/tt-rest/write.js';
import type { Scripted } from '../support/scripted-fetch.js';
import { errorOf, watch } from '../support/seen.js';
import { steppedClock } from '../support/stepped-clock.js';
import { inTurn, ok, talk } from '../support/tt-rest.js';

const items = (count: number): readonly JsonBody[] => Array.from({ length: count }, (_, place) => ({ userId: BigInt(place) }));
const sizes = (bodies: readonly (string | undefined)[]): readonly number[] => bodies.map((body) => (JSON.parse(body ?? '[]') as readonly unknown[]).length);

describe('a list', () => {
  it('goes in chunks of 20, each a second after the answer to the one before', () => {
    const { tt, clock, calls } = talk(() => ({ ...ok({ done: true }), after: 300 }));
    const seen = watch(tt.account.setAccountUsers(items(45)));
    clock.advanceBy(10_000);
    expect(sizes(calls().map(({ body }) => body))).to.deep.equal([20, 20, 5]);
    const at = calls().map((call) => call.at);
    expect((at[1] ?? 0) - (at[0] ?? 0)).to.be.within(1300, 1305);
    expect((at[2] ?? 0) - (at[1] ?? 0)).to.be.within(1300, 1305);
    expect(seen.completed).to.equal(true);
    expect(seen.values.map(({ chunk, applied, total, items: sent, answer }) => [chunk, applied, total, sent.length, answer['done']])).to.deep.equal([
      [0, 20, 45, 20, true],
      [1, 40, 45, 20, true],
      [2, 45, 45, 5, true],
    ]);
  });

  it('goes as the options say', () => {
    const { tt, clock, calls } = talk(() => ok(), { post: { items: 2, pause: 10_000 } });
    watch(tt.account.setAccountUsers(items(3)));
    clock.advanceBy(9000);
    expect(calls()).to.have.length(1);
    clock.advanceBy(2000);
    expect(calls()).to.have.length(2);
  });

  it('prints bigints as bare numbers', () => {
    const { tt, clock, calls } = talk(() => ok());
    watch(tt.account.setAccountUsers([{ userId: 18446744073709551615n, list: [1, 'x'], gone: undefined }]));
    clock.advanceBy(1000);
    expect(calls()[0]?.body).to.equal('[{"userId":18446744073709551615,"list":[1,"x"]}]');
  });

  for (const [trouble, unknown, Kind] of [
    [{ status: 400, body: { message: 'no' } }, 20, TtRequestError],
    [{ body: { status: 'Fail', status_message: 'no' } }, 20, TtRequestError],
    [{ status: 502 }, 20, TtRequestError],
    ['never', 20, TimeoutError],
  ] as const)
    it(`stops at the first failure (${JSON.stringify(trouble)}) and says what was applied, what may have been, what never left`, () => {
      const { tt, clock, calls } = talk(inTurn<Scripted | 'never'>(ok(), trouble, ok()));
      const all = items(65);
      const seen = watch(tt.account.setAccountUsers(all));
      clock.advanceBy(200_000);
      const error = errorOf(seen, PartialWriteError);
      expect(error.applied).to.deep.equal(all.slice(0, 20));
      expect(error.unknown).to.deep.equal(all.slice(20, 20 + unknown));
      expect(error.notSent).to.deep.equal(all.slice(20 + unknown));
      expect(error.cause).to.be.instanceOf(Kind);
      expect(error.delivered).to.equal('unknown');
      expect(seen.values).to.have.length(1);
      expect(calls()).to.have.length(2);
    });

  it('counts a chunk that surely never left among those not sent', () => {
    const refused = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } });
    const { tt, clock } = talk(inTurn<Scripted | Error>(ok(), refused));
    const seen = watch(tt.account.setAccountUsers(items(45)));
    clock.advanceBy(10_000);
    const { applied, unknown, notSent } = errorOf(seen, PartialWriteError);
    expect([applied.length, unknown.length, notSent.length]).to.deep.equal([20, 0, 25]);
  });

  it('that is empty, or cannot be printed, never leaves', () => {
    for (const body of [[], [{ a: 1 }, { a: Number.NaN }]] as const) {
      const { tt, clock, asked } = talk(() => ok());
      const seen = watch(tt.account.setAccountUsers(body));
      clock.advanceBy(1000);
      expect(errorOf(seen, InvalidRequestError).field).to.equal('body');
      expect(asked).to.have.length(0);
    }
  });

  it('goes on to its end though nobody looks any more, and is not sent again to those who come late', () => {
    const { tt, clock, calls } = talk(() => ok());
    const written$ = tt.account.setAccountUsers(items(45));
    watch(written$).subscription.unsubscribe();
    clock.advanceBy(10_000);
    expect(watch(written$).values).to.have.length(3);
    expect(calls()).to.have.length(3);
  });
});

describe('a deed', () => {
  it('is sent once under retry and share', () => {
    const { tt, clock, calls } = talk(() => ({ status: 500 }));
    const deed$ = tt.user.createUser({ alias: 'x' }).pipe(retry(5), share());
    const seen = [watch(deed$), watch(deed$)];
    clock.advanceBy(100_000);
    expect(seen.every(({ error }) => error instanceof TtRequestError)).to.equal(true);
    expect(calls()).to.have.length(1);
  });

  it('waits for the one before it, and for the pause', () => {
    const { tt, clock, calls } = talk(() => ({ ...ok(), after: 500 }));
    watch(tt.user.createUser({ alias: 'x' }));
    watch(tt.user.updateUser(7, { alias: 'y' }));
    clock.advanceBy(10_000);
    expect((calls()[1]?.at ?? 0) - (calls()[0]?.at ?? 0)).to.be.within(1500, 1505);
  });

  for (const step of [-3_600_000, 3_600_000])
    it(`waits for no more and no less than the pause where the clock is set by ${String(step / 3_600_000)} h`, () => {
      const clock = steppedClock(Date.UTC(2026, 0, 5));
      const { tt, calls } = talk(() => ok(), {}, 'issued', clock);
      watch(tt.user.createUser({ alias: 'x' }));
      clock.advanceBy(500);
      clock.set(step);
      watch(tt.user.updateUser(7, { alias: 'y' }));
      clock.advanceBy(490);
      expect(calls()).to.have.length(1);
      clock.advanceBy(20);
      expect(calls()).to.have.length(2);
    });

  it('does not wait for one that failed longer than the pause', () => {
    const { tt, clock, calls } = talk(() => ({ status: 400 }));
    watch(tt.user.createUser({ alias: 'x' }));
    watch(tt.user.updateUser(7, { alias: 'y' }));
    clock.advanceBy(1100);
    expect(calls()).to.have.length(2);
    expect(clock.waiting).to.equal(0);
  });

  it('that deletes waits for nobody', () => {
    const { tt, clock, calls } = talk(() => ({ ...ok(), after: 500 }));
    watch(tt.user.createUser({ alias: 'x' }));
    watch(tt.backtest.deleteBacktest('b'));
    clock.advanceBy(100);
    expect(calls()).to.have.length(2);
  });

  it('with one object emits what TT answers', () => {
    const { tt, clock } = talk(() => ({
      body: '{"status":"Ok","id":18446744073709551615,"at":1747328540354606867,"some":1.5,"on":true,"none":null,"in":{"userId":5}}',
    }));
    const seen = watch(tt.user.createUser({ alias: 'x' }));
    clock.advanceBy(1000);
    expect(seen.values).to.deep.equal([
      { status: 'Ok', id: '18446744073709551615', at: '1747328540354606867', some: 1.5, on: true, none: null, in: { userId: '5' } },
    ]);
  });
});

describe('a backtest', () => {
  const REQUEST = {
    accountId: 1334000,
    algoId: '15312252192147810452',
    startTime: new Date(1_700_000_000_000),
    stopTime: 1_700_003_600,
    marketId: 7n,
    replayInstruments: ['18446744073709551615'],
    userParameters: [[{ name: '_algo_version', type: 7, stringValue: '3' }]],
  };

  it('is started with what TT documents, ids digit for digit, times in seconds', () => {
    const { tt, clock, calls } = talk(() => ok({ backtest: { id: 9, backtestStatus: 'STARTING' } }));
    const seen = watch(tt.backtest.createBacktest(REQUEST));
    clock.advanceBy(1000);
    expect(seen.values).to.deep.equal([{ id: '9', backtestStatus: 'STARTING' }]);
    expect(calls()[0]?.body).to.equal(
      '{"accountId":1334000,"algoId":"15312252192147810452","startTime":1700000000,"stopTime":1700003600,"marketId":7,"replayInstruments":["18446744073709551615"],"userParameters":[[{"name":"_algo_version","type":7,"stringValue":"3"}]]}',
    );
  });

  for (const [wrong, field] of [
    [{ accountId: 'x' }, 'accountId'],
    [{ algoId: 2 ** 60 }, 'algoId'],
    [{ replayInstruments: ['y'] }, 'replayInstruments'],
    [{ startTime: new Date(Number.NaN) }, 'startTime'],
    [{ stopTime: 1.5 }, 'stopTime'],
    [{ startTime: 2_000_000_000 }, 'startTime'],
  ] as const)
    it(`is refused with a wrong ${field}, and nothing is sent`, () => {
      const { tt, clock, asked } = talk(() => ok());
      const seen = watch(tt.backtest.createBacktest({ ...REQUEST, ...wrong }));
      clock.advanceBy(1000);
      expect(errorOf(seen, InvalidRequestError).field).to.equal(field);
      expect(asked).to.have.length(0);
    });

  it('can be followed to its end', () => {
    const states = ['QUEUED', 'RUNNING', 'RUNNING', 'FINISHED', 'NEVER'];
    const next = inTurn(...states.map((backtestStatus) => ok({ backtest: { id: 9, backtestStatus } })));
    const { tt, clock, calls } = talk(next);
    const seen = watch(tt.backtest.followBacktest(9));
    clock.advanceBy(60_000);
    expect(seen.values.map(({ backtestStatus }) => backtestStatus)).to.deep.equal(states.slice(0, 4));
    expect(seen.completed).to.equal(true);
    expect((calls()[1]?.at ?? 0) - (calls()[0]?.at ?? 0)).to.be.within(5000, 5010);
  });
});
