// One call from token to envelope: what is repeated, what is not, how redirects are followed, and how everything ends.

import { expect } from 'chai';
import { ConnectionError, DecodeError, InvalidRequestError, RateLimitError, RxttError, TimeoutError } from '../../lib/base/errors.js';
import { PartialWriteError, TtDecodeError, TtRequestError } from '../../lib/tt-rest/errors.js';
import type { Asked, Scripted } from '../support/scripted-fetch.js';
import { errorOf, watch } from '../support/seen.js';
import { steppedClock } from '../support/stepped-clock.js';
import { inTurn, isTokenCall, ok, talk, TOKEN, type Talk } from '../support/tt-rest.js';

const HOUR = 3_600_000;
const ask = (
  script: (asked: Asked) => Scripted | 'never' | Error,
  options: Parameters<typeof talk>[1] = {},
): Talk & { readonly seen: ReturnType<typeof watch> } => {
  const made = talk(script, options);
  return { ...made, seen: watch(made.tt.id.keyUsage()) };
};
const requestIdsOf = (asked: readonly Asked[]): readonly (string | null)[] => asked.map(({ query }) => query.get('requestId'));

describe('a call', () => {
  it('bears a requestId of its own, token calls included', () => {
    const { asked, clock, tt } = talk(() => ok(), { random: Math.random });
    for (let count = 0; count < 5; count++) watch(tt.id.keyUsage());
    clock.advanceBy(1000);
    const ids = requestIdsOf(asked);
    expect(ids).to.have.length(6);
    expect(new Set(ids).size).to.equal(6);
    for (const id of ids) expect(id).to.match(/^app-co--[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('sends no Content-Type with a GET', () => {
    const { calls, clock } = ask(() => ok());
    clock.advanceBy(1000);
    expect(Object.keys(calls()[0]?.headers ?? {}).map((name) => name.toLowerCase())).not.to.include('content-type');
  });

  it('is cold: a call a subscription', () => {
    const { tt, calls, clock } = talk(() => ok());
    const usage$ = tt.id.keyUsage();
    clock.advanceBy(1000);
    expect(calls()).to.have.length(0);
    watch(usage$);
    watch(usage$);
    clock.advanceBy(1000);
    expect(calls()).to.have.length(2);
  });

  it('is aborted when nobody waits for it any more', () => {
    const { seen, calls, clock } = ask(() => 'never');
    clock.advanceBy(1000);
    seen.subscription.unsubscribe();
    expect(calls()[0]?.isAborted()).to.equal(true);
    expect(clock.waiting).to.equal(0);
  });

  describe('that is answered with a 303', () => {
    const away = (location: string): Scripted => ({ status: 303, headers: { Location: location } });

    it('is followed to the same host with credentials and a fresh requestId', () => {
      const { seen, calls, clock } = ask(({ path }) => (path.startsWith('/eu/') ? ok({ here: true }) : away('/eu/keyusage?requestId=old&page=a%2Bb#part')), {
        random: Math.random,
      });
      clock.advanceBy(1000);
      expect(seen.last).to.include({ here: true });
      const [first, second] = calls();
      expect(second?.headers)
        .to.include({ Authorization: `Bearer ${TOKEN}` })
        .and.to.have.property('x-api-key');
      expect(second?.query.get('page')).to.equal('a+b');
      expect(second?.query.get('requestId'))
        .to.match(/^app-co--/)
        .and.not.equal(first?.query.get('requestId'));
    });

    it('is followed to another host without credentials and without a requestId', () => {
      const { seen, calls, clock } = ask(({ href }) =>
        href.startsWith('https://elsewhere.example') ? ok({ here: true }) : away('https://elsewhere.example/x'),
      );
      clock.advanceBy(1000);
      expect(seen.last).to.include({ here: true });
      expect(calls()[1]?.href).to.equal('https://elsewhere.example/x');
      expect(calls()[1]?.headers).to.deep.equal({ accept: 'application/json' });
    });

    it('does not get its credentials back on the way home', () => {
      const { calls, clock } = ask(({ href, path }) =>
        path === '/home' ? ok() : href.startsWith('https://elsewhere.example') ? away('https://ttrestapi.trade.tt/home') : away('https://elsewhere.example/x'),
      );
      clock.advanceBy(1000);
      expect(calls()[2]?.path).to.equal('/home');
      expect(calls()[2]?.headers).to.not.have.any.keys('Authorization', 'x-api-key');
    });

    it('is not followed into the clear', () => {
      const { seen, calls, clock } = ask(() => away('http://ttrestapi.trade.tt/keyusage'));
      clock.advanceBy(1000);
      expect(errorOf(seen, TtRequestError).status).to.equal(303);
      expect(calls()).to.have.length(1);
    });

    it('is followed three times, and the fourth is refused', () => {
      const { seen, calls, clock } = ask(() => away('/again'));
      clock.advanceBy(1000);
      expect(errorOf(seen, TtRequestError)).to.include({ status: 303, retryable: false });
      expect(calls()).to.have.length(4);
    });

    it('and no place to go is refused', () => {
      const { seen, clock } = ask(() => ({ status: 303 }));
      clock.advanceBy(1000);
      expect(errorOf(seen, TtRequestError).text).to.match(/where to/);
    });

    it('becomes a GET without a body where it was a POST', () => {
      const { tt, calls, clock } = talk(({ method }) => (method === 'POST' ? away('/outcome') : ok({ done: true })));
      const seen = watch(tt.user.createUser({ alias: 'x' }));
      clock.advanceBy(1000);
      expect(seen.last).to.include({ done: true });
      expect(calls().map(({ method, body }) => [method, body])).to.deep.equal([
        ['POST', '{"alias":"x"}'],
        ['GET', undefined],
      ]);
    });

    it('and lost behind it leaves a POST unknown', () => {
      const { tt, clock } = talk(({ method }) => (method === 'POST' ? away('/outcome') : Object.assign(new Error('no'), { code: 'ECONNREFUSED' })));
      const seen = watch(tt.user.createUser({ alias: 'x' }));
      clock.advanceBy(1000);
      expect(errorOf(seen, ConnectionError).delivered).to.equal('unknown');
    });
  });

  describe('that TT answers badly', () => {
    it('inside a 200 fails with its text, status and requestId, and is not repeated', () => {
      const { seen, calls, clock } = ask(() => ({ body: { status: 'StatusFailed', status_message: 'No such key' } }));
      clock.advanceBy(HOUR);
      const error = errorOf(seen, TtRequestError);
      expect(error).to.include({ text: 'No such key', status: 200, id: calls()[0]?.query.get('requestId'), request: 'getKeyUsage', _tag: 'RequestError' });
      expect(error.message).to.contain('No such key').and.to.contain(error.id);
      expect(calls()).to.have.length(1);
    });

    for (const [body, text] of [
      [{ message: 'Forbidden' }, 'Forbidden'],
      [{ status: 'Fail', status_message: 'first', message: 'second' }, 'first'],
      ['<html><head><title>403</title><style>p{}</style></head><body>Go  away</body></html>', '403 Go away'],
      ['', 'HTTP 403 without a word'],
    ] as const)
      it(`with a 403 that says ${JSON.stringify(body)} fails with "${text}"`, () => {
        const { seen, clock } = ask(() => ({ status: 403, body }));
        clock.advanceBy(HOUR);
        expect(errorOf(seen, TtRequestError)).to.include({ text, status: 403, retryable: false });
      });

    for (const [body, got] of [
      ['<!DOCTYPE html><p>Hello', 'a page of HTML'],
      ['{"status":"Ok","name":"a "quoted" one"}', 'text of 39 characters'],
      ['[1,2]', 'text of 5 characters'],
      ['', 'nothing'],
    ] as const)
      it(`in a 200 that holds ${JSON.stringify(body)} fails as a decode error with the raw text, and is not repeated`, () => {
        const { seen, calls, clock } = ask(() => ({ body }));
        clock.advanceBy(HOUR);
        const error = errorOf(seen, TtDecodeError);
        expect(error).to.include({ got, status: 200, body, id: calls()[0]?.query.get('requestId') });
        expect(error).to.be.instanceOf(DecodeError);
        expect(calls()).to.have.length(1);
      });

    it('takes a missing status for a good one, and any case of Ok', () => {
      for (const body of [{}, { status: 'OK' }]) {
        const { seen, clock } = ask(() => ({ body }));
        clock.advanceBy(1000);
        expect(seen.last).to.deep.equal(body);
      }
    });
  });

  describe('in trouble that may pass', () => {
    for (const trouble of [{ status: 408 }, { status: 500 }, { status: 502 }, { status: 503 }, { status: 504 }, { status: 429 }, new Error('reset')])
      it(`is repeated after ${trouble instanceof Error ? 'a reset' : String(trouble.status)} where it only asks`, () => {
        const answer = inTurn<Scripted | Error>(trouble, trouble, ok({ fine: true }));
        const { seen, calls, clock } = ask(answer);
        clock.advanceBy(HOUR);
        expect(seen.last).to.include({ fine: true });
        expect(calls()).to.have.length(3);
      });

    it('is repeated three times and no more, and fails with the last', () => {
      const { seen, calls, clock } = ask(() => ({ status: 500, body: { message: 'boom' } }));
      clock.advanceBy(HOUR);
      expect(errorOf(seen, TtRequestError)).to.include({ status: 500, text: 'boom', retryable: true });
      expect(calls()).to.have.length(4);
    });

    it('is repeated as often as `retries` says', () => {
      const { seen, calls, clock } = ask(() => ({ status: 500 }), { retries: 0 });
      clock.advanceBy(HOUR);
      expect(errorOf(seen, TtRequestError).status).to.equal(500);
      expect(calls()).to.have.length(1);
    });

    it('waits longer each time', () => {
      const { calls, clock } = ask(() => ({ status: 500 }));
      clock.advanceBy(HOUR);
      const [a = 0, b = 0, c = 0, d = 0] = calls().map(({ at }) => at);
      expect([b - a, c - b, d - c]).to.deep.equal([250, 500, 1000]); // half of each window, by the dice of the specs
    });

    it('is asked again compressed, once, where TT calls the answer too large', () => {
      const { seen, calls, clock } = ask(({ headers }) => (headers['Accept-Encoding'] === 'gzip' ? ok({ fine: true }) : { status: 413 }));
      clock.advanceBy(1000);
      expect(seen.last).to.include({ fine: true });
      expect(calls()).to.have.length(2);
      const stubborn = ask(() => ({ status: 413 }));
      stubborn.clock.advanceBy(HOUR);
      expect(errorOf(stubborn.seen, TtRequestError).status).to.equal(413);
      expect(stubborn.calls()).to.have.length(2);
    });

    it('gives up when its deadline would pass before the next try', () => {
      const { seen, clock } = ask(() => ({ status: 500, after: 900 }), { requestTimeout: 1000 });
      clock.advanceBy(HOUR);
      expect(errorOf(seen, TtRequestError).status).to.equal(500);
    });
  });

  describe('that TT holds back with a 429', () => {
    it('comes back no earlier than Retry-After says, in seconds or as a date', () => {
      for (const retryAfter of [(): string => '7', (now: number): string => new Date(now + 7000).toUTCString()]) {
        const start = Date.UTC(2026, 0, 5);
        const answer = inTurn<Scripted>({ status: 429, headers: { 'Retry-After': retryAfter(start) }, body: { message: 'Too Many Requests' } }, ok());
        const { seen, calls, clock } = ask(answer);
        clock.advanceBy(HOUR);
        const [first, second] = calls();
        expect(seen.completed).to.equal(true);
        expect((second?.at ?? 0) - start)
          .to.be.at.least(6999)
          .and.at.most(8500);
        expect(first?.at).to.be.below(start + 10);
      }
    });

    it('holds all others back as well', () => {
      const answer = inTurn<Scripted>({ status: 429, headers: { 'Retry-After': '5' } }, ok());
      const { tt, calls, clock } = ask(answer);
      clock.advanceBy(100);
      watch(tt.account.accountUsers(1));
      clock.advanceBy(4000);
      expect(calls()).to.have.length(1);
      clock.advanceBy(4000);
      expect(calls()).to.have.length(3);
    });

    it('fails with the time to come back where that is beyond its deadline, at once', () => {
      const { seen, clock } = ask(() => ({ status: 429, headers: { 'Retry-After': '3600' } }));
      const start = clock.now();
      clock.advanceBy(100);
      expect(errorOf(seen, RateLimitError).retryAt - start)
        .to.be.at.least(3_600_000)
        .and.at.most(3_600_100);
    });

    it('for the day comes back tomorrow', () => {
      const { seen, clock } = ask(() => ({ status: 429, body: { message: 'Limit Exceeded' } }));
      clock.advanceBy(100);
      expect(errorOf(seen, RateLimitError).retryAt).to.equal(Date.UTC(2026, 0, 6));
    });

    it('without a word keeps coming back until its repeats are spent', () => {
      const { seen, calls, clock } = ask(() => ({ status: 429 }));
      clock.advanceBy(HOUR);
      expect(errorOf(seen, RateLimitError)).to.include({ delivered: 'yes', retryable: true });
      expect(calls()).to.have.length(4);
    });

    it('shows in state$, until TT answers again', () => {
      const { tt, clock } = ask(inTurn<Scripted>({ status: 429 }, ok()));
      const state = watch(tt.state$);
      watch(tt.id.keyUsage());
      clock.advanceBy(HOUR);
      expect(state.values.map(({ status }) => status)).to.include.members(['limited', 'ready']);
      expect(state.last.status).to.equal('ready');
    });
  });

  describe('that changes something', () => {
    for (const [name, deed] of [
      ['POST', ({ tt }: Talk) => tt.user.createUser({ alias: 'x' })],
      ['POST without a body', ({ tt }: Talk) => tt.backtest.stopBacktest('b1')],
      ['DELETE', ({ tt }: Talk) => tt.backtest.deleteBacktest('b1')],
    ] as const)
      for (const trouble of [
        { status: 401 },
        { status: 408 },
        { status: 413 },
        { status: 429 },
        { status: 500 },
        { status: 503 },
        new Error('reset'),
        'never',
      ] as const)
        it(`by ${name} leaves once, whatever ${typeof trouble === 'object' && 'status' in trouble ? String(trouble.status) : 'the network'} comes of it`, () => {
          const made = talk(() => trouble);
          const stream$ = deed(made);
          const seen = [watch(stream$), watch(stream$)];
          made.clock.advanceBy(HOUR);
          seen.push(watch(stream$));
          made.clock.advanceBy(HOUR);
          expect(made.calls()).to.have.length(1);
          expect(new Set(seen.map(({ error }) => error)).size).to.equal(1);
          expect(seen[0]?.error).to.be.instanceOf(Error);
        });

    it('is unknown where a gateway, the line or the deadline failed, and a proof where TT refused', () => {
      for (const [trouble, delivered] of [
        [{ status: 504 }, 'unknown'],
        [{ status: 500 }, 'unknown'],
        [new Error('reset'), 'unknown'],
        ['never', 'unknown'],
        [{ status: 400 }, 'yes'],
        [{ status: 429 }, 'yes'],
        [Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } }), 'no'],
      ] as const) {
        const { tt, clock } = talk(() => trouble);
        const seen = watch(tt.user.createUser({ alias: 'x' }));
        clock.advanceBy(HOUR);
        expect(seen.error).to.have.property('delivered', delivered);
      }
    });

    it('is sent by the first subscription, and goes on though that one leaves', () => {
      const { tt, clock, calls } = talk(() => ({ ...ok({ done: true }), after: 100 }));
      const deed$ = tt.user.createUser({ alias: 'x' });
      clock.advanceBy(1000);
      expect(calls()).to.have.length(0);
      watch(deed$).subscription.unsubscribe();
      clock.advanceBy(1000);
      expect(watch(deed$).last).to.include({ done: true });
      expect(calls()).to.have.length(1);
    });
  });

  describe('to a server that never answers', () => {
    it('fails at its deadline', () => {
      const { seen, clock, calls } = ask(() => 'never', { requestTimeout: 5000 });
      clock.advanceBy(5100);
      expect(errorOf(seen, TimeoutError).retryable).to.equal(true);
      expect(calls()).to.have.length(1);
      expect(calls()[0]?.isAborted()).to.equal(true);
      expect(clock.waiting).to.equal(0);
    });

    for (const step of [-3_600_000, 3_600_000])
      it(`fails at its deadline though the clock is set by ${String(step / 3_600_000)} h, repeated or not`, () => {
        for (const [answer, asks] of [
          ['never', 1],
          [{ status: 500, after: 1_000 }, 4],
        ] as const) {
          const clock = steppedClock(Date.UTC(2026, 0, 5));
          const { tt, calls } = talk(() => answer, { requestTimeout: 5_000, retries: 100 }, 'issued', clock);
          const seen = watch(tt.id.keyUsage());
          clock.advanceBy(1_100);
          clock.set(step);
          clock.advanceBy(1_000);
          expect(seen.error).to.equal(undefined);
          clock.advanceBy(3_000);
          expect(seen.error).to.be.instanceOf(RxttError);
          expect(calls().length).to.be.within(1, asks);
          clock.advanceBy(1_000); // the server's own wait
          expect(clock.waiting).to.equal(0);
        }
      });

    it("has its deadline from its first turn on: the wait in the client's own queue does not count", () => {
      const { tt, clock } = talk(() => ok(), { plan: { perSecond: 1, perDay: 1000 }, requestTimeout: 2000 });
      const seen = Array.from({ length: 10 }, () => watch(tt.id.keyUsage()));
      clock.advanceBy(20_000);
      expect(seen.every(({ completed }) => completed)).to.equal(true);
    });
  });

  it('counts its frames on the probe', () => {
    const counted: string[] = [];
    const { clock } = ask(() => ok(), { probe: { count: (name) => void counted.push(name) } });
    clock.advanceBy(1000);
    expect(counted.filter((name) => name.startsWith('frame'))).to.deep.equal(['frameOut', 'frameIn', 'frameOut', 'frameIn']);
  });

  it('is refused before it leaves where its values are wrong', () => {
    const { tt, clock, asked } = talk(() => ok());
    const seen = watch(tt.account.account('12; DROP'));
    clock.advanceBy(1000);
    expect(errorOf(seen, InvalidRequestError)).to.include({ field: 'accountId', delivered: 'no' });
    expect(asked.filter(isTokenCall)).to.have.length(0);
  });

  it('in a list that fails says how far it came', () => {
    const { tt, clock } = talk(() => ({ status: 400 }));
    const seen = watch(tt.account.setAccountUsers([{ userId: 1 }]));
    clock.advanceBy(1000);
    expect(errorOf(seen, PartialWriteError).unknown).to.have.length(1);
  });
});
