// No secret and no token in any output: troubles of all kinds are met with canaries for both, and everything that can be printed is searched.

import { expect } from 'chai';
import type { Observable } from 'rxjs';
import { countingProbe } from '../../../lib/base/probe.js';
import { endpoints, openTtRest, ttRest, type TtRestOptions } from '../../../lib/tt-rest/index.js';
import type { TtTrouble } from '../../../lib/simulator/index.js';
import { everythingOf } from '../../support/everything-of.js';
import { watch } from '../../support/seen.js';
import { doors, virtualDesk, type Desk } from './desk.js';

const KEY = 'f00dfeed-0000-4000-8000-000000000000';
const CANARY = 'CANARY+secret/f00dfeed';
const SECRET = `${KEY}:${CANARY}`;

/** What the server gave out as a token, and whatever forms the secret may take. */
const secretsOf = (tokens: readonly string[]): readonly string[] => [CANARY, encodeURIComponent(CANARY), encodeURIComponent(SECRET), ...tokens];

/** A desk whose tokens a spec can look for. */
const watched = async (door: (options: object) => Promise<Desk>) => {
  const tokens = new Set<string>();
  const probe = countingProbe();
  const desk = await door({ server: { apiSecret: SECRET, days: 1 }, client: { probe, requestTimeout: 60, retries: 0, post: { pause: 1 } } });
  const { engine } = desk.server;
  const answer = engine.answer;
  const noted = (request: Parameters<typeof answer>[0]): ReturnType<typeof answer> => {
    const [, token] = /^Bearer (\S+)$/.exec(request.headers['authorization'] ?? '') ?? [];
    if (token !== undefined) tokens.add(token);
    return answer(request);
  };
  Object.assign(engine, { answer: noted }); // both doors ask the engine, so this sees all that comes in
  return { desk, probe, secrets: () => secretsOf([...tokens]), tokens };
};

const expectNone = (secrets: readonly string[], ...things: readonly unknown[]): void => {
  for (const thing of things) {
    const told = everythingOf(thing);
    for (const secret of secrets) expect(told.includes(secret), told.slice(0, 300)).to.equal(false);
  }
};

/** An answer that repeats what it was asked with, as debug pages do. */
const echo = (words: string): TtTrouble => ({ status: 400, body: JSON.stringify({ status: 'Fail', status_message: words }) });

describe('no secret of TT is ever told', () => {
  it('or the search would find it', () => {
    const hidden = { deep: [new Map([['a', { error: new Error('above', { cause: new Error(CANARY) }) }]])] };
    expect(() => {
      expectNone([CANARY], hidden);
    }).to.throw();
  });

  for (const [how, door] of Object.entries(doors)) {
    for (const operation of ['createToken', 'getMarkets', 'createAccount']) {
      it(`by ${operation} in any trouble ${how}`, async () => {
        const { desk, probe, secrets, tokens } = await watched(door);
        const { tt, server } = desk;
        const states = watch(tt.state$);
        const seen: unknown[] = [];
        const act = async (stream$: Observable<unknown>): Promise<void> => {
          try {
            seen.push(await desk.all(stream$));
          } catch (error) {
            seen.push(error);
          }
        };
        const troubles: readonly TtTrouble[] = [
          401,
          403,
          408,
          413,
          500,
          503,
          'html',
          'invalid json',
          'fail',
          'silence',
          'broken',
          { location: 'http://127.0.0.2:9/x' },
        ];
        for (const trouble of troubles) {
          server.engine.revokeTokens();
          const disarm = server.engine.faults.next(trouble, { operation, times: 10 });
          await act(tt.pds.markets());
          await act(tt.account.createAccount({ name: 'X' }));
          disarm();
        }
        await act(tt.pds.markets());
        // the client remembers the latest tokens, so that is what it can take out of the words of others
        for (const secret of secretsOf([...tokens].slice(-1))) {
          for (const body of [echo(`bad: ${secret}`), { status: 200, body: `<html>${secret}</html>` }, { status: 502, body: `{"message":"${secret}"` }]) {
            const disarm = server.engine.faults.next(body, { operation, times: 10 });
            if (operation === 'createToken') server.engine.revokeTokens();
            await act(tt.pds.markets());
            await act(tt.account.createAccount({ name: 'X' }));
            disarm();
          }
        }

        expect(seen.filter((thing) => thing instanceof Error).length).to.be.greaterThan(10);
        expect(tokens.size).to.be.greaterThan(0);
        expectNone(secrets(), ...seen, states.values, probe, probe.counts, tt);
        states.subscription.unsubscribe();
        await desk.leave();
      });
    }
  }

  it('by a session, whose public fields hold secret and token only wrapped', async () => {
    const { desk, secrets } = await watched((options) => Promise.resolve(virtualDesk(options)));
    await desk.all(desk.tt.pds.markets());
    const session = openTtRest({ environment: desk.server.environment, apiSecret: SECRET, appName: 'a', companyName: 'c' });
    expectNone(secrets(), session, endpoints, desk.server.journal);
  });

  it('by options that are wrong', () => {
    const good: TtRestOptions = { environment: { name: 'x', baseUrl: 'https://host' }, apiSecret: SECRET, appName: 'a', companyName: 'c' };
    const wrong: readonly object[] = [
      { apiSecret: CANARY },
      { apiSecret: `${SECRET} and more` },
      { apiSecret: { text: SECRET } },
      { appName: '' },
      { plan: 'none' },
      { environment: { name: 'x', baseUrl: `https://user:${encodeURIComponent(CANARY)}@host` } },
      { environment: { name: 'x', baseUrl: `https://host/?${encodeURIComponent(CANARY)}` } },
    ];
    for (const parts of wrong) {
      let thrown: unknown;
      try {
        ttRest({ ...good, ...parts });
      } catch (error) {
        thrown = error;
      }
      expect(thrown, JSON.stringify(parts)).to.be.instanceOf(Error);
      expectNone(secretsOf([]), thrown);
    }
  });
});
