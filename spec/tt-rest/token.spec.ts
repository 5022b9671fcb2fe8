// The token: asked for once for all, renewed in time, forced once on a 401, never told to anybody.

import { inspect } from 'node:util';
import { expect } from 'chai';
import { ConnectionError, RateLimitError, TimeoutError, TokenError } from '../../lib/base/errors.js';
import { steppedClock } from '../support/stepped-clock.js';
import { inTurn, issued, isTokenCall, KEY, ok, SECRET, talk, TOKEN } from '../support/tt-rest.js';
import { errorOf, watch } from '../support/seen.js';

const GUID = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';

describe('the token', () => {
  it('is asked for with the very bytes TT documents', () => {
    const { tt, clock, asked } = talk(() => ok());
    watch(tt.id.keyUsage());
    clock.advanceBy(1000);
    const [first] = asked;
    expect(first?.method).to.equal('POST');
    expect(first?.href).to.match(new RegExp(`^https://ttrestapi\\.trade\\.tt/ttid/ext_uat_cert/token\\?requestId=app-co--${GUID}$`));
    expect(first?.headers).to.deep.equal({ 'Content-Type': 'application/x-www-form-urlencoded', 'x-api-key': KEY });
    expect(first?.body).to.equal(`grant_type=user_app&app_key=${SECRET.replace(':', '%3A')}`);
  });

  it('is not asked for before something is asked of the client', () => {
    const { clock, asked } = talk(() => ok());
    clock.advanceBy(100_000);
    expect(asked).to.have.length(0);
    expect(clock.waiting).to.equal(0);
  });

  it('is borne by every other call, beside the key', () => {
    const { tt, clock, calls } = talk(() => ok());
    watch(tt.id.keyUsage());
    clock.advanceBy(1000);
    expect(calls()[0]?.headers).to.deep.equal({ accept: 'application/json', 'x-api-key': KEY, Authorization: `Bearer ${TOKEN}` });
  });

  it('is asked for once, however many wait', () => {
    const { tt, clock, asked } = talk((call) => (isTokenCall(call) ? { ...issued(), after: 500 } : ok()), {}, 'scripted');
    const seen = [1, 2, 3].map(() => watch(tt.id.keyUsage()));
    clock.advanceBy(1000);
    expect(seen.every(({ completed }) => completed)).to.equal(true);
    expect(asked.filter(isTokenCall)).to.have.length(1);
    expect(asked).to.have.length(4);
  });

  it('lets no burst out that piled up behind a slow token', () => {
    const { tt, clock, calls } = talk(
      (call) => (isTokenCall(call) ? { ...issued(), after: 5000 } : ok()),
      { plan: { perSecond: 10, perDay: 1000 } },
      'scripted',
    );
    for (let count = 0; count < 10; count++) watch(tt.id.keyUsage());
    clock.advanceBy(20_000);
    const gaps = calls()
      .slice(1)
      .map(({ at }, place) => at - (calls()[place]?.at ?? 0));
    expect(calls()).to.have.length(10);
    expect(Math.min(...gaps)).to.be.at.least(90);
  });

  it('forgets a request nobody waits for any more', () => {
    const { tt, clock, asked } = talk((call) => (isTokenCall(call) ? { ...issued(), after: 500 } : ok()), {}, 'scripted');
    watch(tt.id.keyUsage()).subscription.unsubscribe();
    clock.advanceBy(10);
    watch(tt.id.keyUsage()).subscription.unsubscribe();
    expect(asked[0]?.isAborted()).to.equal(true);
  });

  for (const [life, margin] of [
    [86_400, 60],
    [100, 10],
  ] as const)
    it(`of ${String(life)} s is renewed ${String(margin)} s before its end, and not earlier`, () => {
      const { tt, clock, asked } = talk((call) => (isTokenCall(call) ? issued(TOKEN, life) : ok()), {}, 'scripted');
      const count = (): number => asked.filter(isTokenCall).length;
      const start = clock.now();
      watch(tt.id.keyUsage());
      clock.advanceTo(start + (life - margin) * 1000 - 1000);
      watch(tt.id.keyUsage());
      clock.advanceBy(500);
      expect(count()).to.equal(1);
      clock.advanceBy(1500);
      watch(tt.id.keyUsage());
      clock.advanceBy(500);
      expect(count()).to.equal(2);
    });

  for (const [name, step, lasts] of [
    ['set back an hour is neither renewed early nor used for longer than it lives', -3_600_000, true],
    ['set forward, as a sleep looks, is renewed', 86_400_000, false],
  ] as const)
    it(`on a machine whose clock is ${name}`, () => {
      const clock = steppedClock(Date.UTC(2026, 0, 5));
      const { tt, asked } = talk((call) => (isTokenCall(call) ? issued(TOKEN, 7_200) : ok()), {}, 'scripted', clock);
      const count = (): number => {
        watch(tt.id.keyUsage());
        clock.advanceBy(500);
        return asked.filter(isTokenCall).length;
      };
      expect(count()).to.equal(1);
      clock.advanceBy(3_000_000);
      clock.set(step);
      expect(count()).to.equal(lasts ? 1 : 2);
      if (!lasts) return;
      clock.advanceBy(7_140_000 - 3_000_000 - 2_000);
      expect(count()).to.equal(1);
      clock.advanceBy(2_000);
      expect(count()).to.equal(2);
    });

  it('is forced once on a 401, and the call repeated with the new one', () => {
    const token = inTurn(issued('old'), issued('new'));
    const { tt, clock, calls, asked } = talk(
      (call) =>
        isTokenCall(call) ? token() : call.headers['Authorization'] === 'Bearer new' ? ok({ fine: true }) : { status: 401, body: { message: 'Unauthorized' } },
      {},
      'scripted',
    );
    const seen = watch(tt.id.keyUsage());
    clock.advanceBy(1000);
    expect(seen.last).to.include({ fine: true });
    expect(calls()).to.have.length(2);
    expect(asked.filter(isTokenCall)).to.have.length(2);
  });

  it('refused though fresh is a TokenError, after one renewal', () => {
    const { tt, clock, asked } = talk(() => ({ status: 401, body: { message: 'Unauthorized' } }));
    const seen = watch(tt.id.keyUsage());
    clock.advanceBy(100_000);
    const error = errorOf(seen, TokenError);
    expect(error).to.include({ text: 'Unauthorized', delivered: 'yes' });
    expect(asked.filter(isTokenCall)).to.have.length(2);
  });

  it('is renewed once for many whose old one was refused together', () => {
    const token = inTurn(issued('old'), issued('new'));
    const { tt, clock, asked } = talk(
      (call) => (isTokenCall(call) ? token() : { ...(call.headers['Authorization'] === 'Bearer new' ? ok() : { status: 401 }), after: 200 }),
      {},
      'scripted',
    );
    for (let count = 0; count < 5; count++) watch(tt.id.keyUsage());
    clock.advanceBy(10_000);
    expect(asked.filter(isTokenCall)).to.have.length(2);
  });

  for (const [name, answer] of [
    ['a 403', { status: 403, body: { message: 'Forbidden' } }],
    ['a Fail inside a 200', { body: { status: 'Fail', status_message: 'Forbidden' } }],
  ] as const)
    it(`that TT does not issue, by ${name}, is a TokenError with its text, and nothing else is sent`, () => {
      const { tt, clock, asked } = talk(() => answer, {}, 'scripted');
      const seen = watch(tt.id.keyUsage());
      clock.advanceBy(100_000);
      expect(errorOf(seen, TokenError)).to.include({ text: 'Forbidden', retryable: false, delivered: 'no' });
      expect(asked).to.have.length(1);
    });

  it('without its members is a TokenError', () => {
    const { tt, clock } = talk(() => ok({ access_token: 7 }), {}, 'scripted');
    const seen = watch(tt.id.keyUsage());
    clock.advanceBy(100_000);
    expect(errorOf(seen, TokenError).delivered).to.equal('no');
  });

  it('is asked for again where TT was only in trouble', () => {
    const token = inTurn({ status: 503 }, { status: 429 }, issued());
    const { tt, clock } = talk((call) => (isTokenCall(call) ? token() : ok()), {}, 'scripted');
    const seen = watch(tt.id.keyUsage());
    clock.advanceBy(60_000);
    expect(seen.completed).to.equal(true);
  });

  it('that never comes is a TimeoutError: nothing was delivered', () => {
    const { tt, clock } = talk(() => 'never', { requestTimeout: 5000 }, 'scripted');
    const seen = watch(tt.id.keyUsage());
    clock.advanceBy(5100);
    expect(errorOf(seen, TimeoutError).delivered).to.equal('no');
  });

  it('that a broken line or a limit keeps back leaves a deed unsent', () => {
    for (const [answer, Kind] of [
      [new Error('reset'), ConnectionError],
      [{ status: 429 }, RateLimitError],
    ] as const) {
      const { tt, clock, calls } = talk(() => answer, {}, 'scripted');
      const seen = watch(tt.user.createUser({ alias: 'x' }));
      clock.advanceBy(60_000);
      expect(errorOf<ConnectionError | RateLimitError>(seen, Kind).delivered).to.equal('no');
      expect(calls()).to.have.length(0);
    }
  });

  it('shows where it stands in state$', () => {
    const { tt, clock } = talk((call) => (isTokenCall(call) ? { ...issued(TOKEN, 100), after: 10 } : ok()), {}, 'scripted');
    const state = watch(tt.state$);
    const start = clock.now();
    watch(tt.id.keyUsage());
    clock.advanceBy(1000);
    expect(state.values).to.deep.equal([{ status: 'idle' }, { status: 'authenticating' }, { status: 'ready', expiresAt: start + 10 + 100_000 }]);
  });

  it('never reaches an error, a state or a log, not even where the server or fetch repeats it', () => {
    const leak = `${SECRET} ${encodeURIComponent(SECRET)} ${SECRET.slice(37)}`;
    for (const answer of [
      { status: 400, body: { message: `Bearer ${TOKEN}` } },
      { status: 400, body: { message: leak } },
      { body: { status: 'Fail', status_message: leak } },
      { status: 429, body: { message: leak } },
      { status: 502, body: `<html><title>${leak}</title></html>` },
      { body: `<html>${leak}</html>` },
      { status: 401, body: { message: leak } },
      new Error(leak),
    ])
      for (const tokens of ['issued', 'scripted'] as const) {
        if (tokens === 'scripted' && 'status' in answer && JSON.stringify(answer).includes(TOKEN)) continue; // never issued, so no secret of this client
        const { tt, session, clock } = talk(() => answer, { retries: 0 }, tokens);
        const seen = [watch(tt.id.keyUsage()), watch(tt.user.createUser({ alias: 'x' }))];
        const state = watch(tt.state$);
        clock.advanceBy(100_000);
        for (const { error } of seen) expect(error).to.be.instanceOf(Error);
        const told = [...seen.map(({ error }) => error), state.values, session, tt].map((thing) => inspect(thing, { depth: 12 })).join('\n');
        expect(told).not.to.match(/canary/);
      }
  });
});
