// Every endpoint of TT is a method of the client, with the right verb, path and order of parameters, and answers.

import { expect } from 'chai';
import { isObservable, type Observable } from 'rxjs';
import { knowledgeOf, partsOf, pathParameters, type Endpoint } from '../../lib/tt-rest/endpoint.js';
import { endpoints } from '../../lib/tt-rest/endpoints/all.js';
import type { TtRest } from '../../lib/tt-rest/client.js';
import { InvalidRequestError } from '../../lib/base/errors.js';
import type { Scripted } from '../support/scripted-fetch.js';
import { errorOf, watch } from '../support/seen.js';
import { ok, talk } from '../support/tt-rest.js';
import { EXPECTED, type ExpectedEndpoint } from './endpoints.expected.js';

const methodOf = (operation: string): string => {
  const name = operation.replace(/^get/, '');
  return name.charAt(0).toLowerCase() + name.slice(1);
};
const pagesOf = (operation: string): string => `${methodOf(operation).replace(/s$/, '')}Pages`;
const others = EXPECTED.filter(([, operation]) => operation !== 'createToken'); // the token is the client's own affair

/** A method of the client by its name; what is called with what is this spec's affair, not the compiler's. */
const bound = (tt: TtRest, service: string, method: string): ((...given: readonly unknown[]) => unknown) => {
  const group: unknown = Reflect.get(tt, service.slice(2));
  const found: unknown = Reflect.get(group as object, method);
  if (typeof found !== 'function') throw new Error(`There is no ${service.slice(2)}.${method}`);
  return found as (...given: readonly unknown[]) => unknown;
};
const declared = (operation: string): Endpoint => {
  const found = endpoints.find(({ name }) => name === operation);
  if (found === undefined) throw new Error(`There is no endpoint ${operation}`);
  return found;
};

const RECORD = { id: 1, name: 'x', symbol: 's', side: 1, timeStamp: '7', accountId: 2, instrumentId: '3', marketId: 4, lastQty: 1, lastPx: 1, rate: 2 };
const MORE = {
  ...{ orderId: 'o', orderStatus: '1', orderType: '2', netPosition: 1, buyFillQty: 1, sellFillQty: 0 },
  ...{ userId: 5, fieldId: 6, stateId: 7, stateName: 'IL', countryId: 8, countryName: 'US', recordId: 'r' },
};

/** An answer that any endpoint can read. */
const answerTo = ({ key, gives, paging }: Endpoint, from: string | null): Scripted => {
  const row = { ...RECORD, ...MORE };
  if (gives === 'text') return ok({ [key ?? '']: 'https://result' });
  if (gives === 'tables') return ok(key === undefined ? { things: [{ id: 1, name: 'A' }] } : { [key]: { side: { '1': 'BUY' } } });
  if (paging === 'minTimestamp' && Number(from) > 7) return ok({ [key ?? '']: [] });
  return ok({ [key ?? 'whatever']: [row], lastPage: 'true' });
};

/** Different values for the parameters of a path. */
const pathValues = (count: number): readonly string[] => Array.from({ length: count }, (_, place) => String(11 * (place + 1)));
const SAMPLE: Readonly<Record<string, unknown>> = { includeOTC: true, mineOnly: true, scaleQty: 1, includeSpreadPositions: 1 };
const queryFor = ({ query = [], needs = [], needsOneOf = [] }: Endpoint): Readonly<Record<string, unknown>> =>
  Object.fromEntries([...needs, ...needsOneOf.slice(0, 1), ...query].filter((name) => !name.includes('Currency')).map((name) => [name, SAMPLE[name] ?? '7']));
const BACKTEST = {
  accountId: 1,
  algoId: 2n,
  startTime: 10,
  stopTime: 20,
  marketId: 7,
  replayInstruments: ['18446744073709551615'],
  userParameters: [[{ name: 'a' }]],
};

describe('the endpoints', () => {
  it('are the 98 of TT, the token among them', () => {
    expect(endpoints.map(({ name }) => name)).to.have.members(EXPECTED.map(([, operation]) => operation));
    expect(endpoints).to.have.length(98);
  });

  it('are declared as TT has them', () => {
    const found = endpoints.map((endpoint) => {
      const { verb, service, path } = partsOf(endpoint);
      return [service, endpoint.name, verb, path, endpoint.paging ?? 'none', endpoint.known.split(' ')[0], knowledgeOf(endpoint)];
    });
    expect(found).to.have.deep.members(
      EXPECTED.map(([service, name, verb, path, , , paging, confidence, knowledge]) => [service, name, verb, path, paging, confidence, knowledge]),
    );
  });

  it('take the queries that are known', () => {
    for (const [, operation, , , query, needs] of EXPECTED) {
      const endpoint = declared(operation);
      const names = [...(endpoint.query ?? []), ...(endpoint.paging === 'nextPageKey' || endpoint.paging === 'unknown' ? ['nextPageKey'] : [])];
      expect(names, operation).to.include.members([...query]);
      expect(endpoint.needs ?? [], operation).to.have.members([...needs]);
    }
  });

  const check = ([service, operation, verb, path]: ExpectedEndpoint, method: string): void => {
    it(`${operation} is ${service.slice(2)}.${method}`, () => {
      const endpoint = declared(operation);
      const { tt, clock, calls } = talk(({ query }) => answerTo(endpoint, query.get('minTimestamp')), { unverified: true });
      const values = pathValues(pathParameters(endpoint).length);
      const query = queryFor(endpoint);
      const last = verb === 'GET' ? [query] : operation === 'createBacktest' ? [BACKTEST] : /delete|stop/.test(operation) ? [] : [{ alias: 'x' }];
      const given = [...values, ...(verb === 'GET' && operation === 'getCurrencyRates' ? [{ fromCurrencyId: 151, toCurrencyId: 49 }] : last)];
      const stream$ = bound(tt, service, method)(...given);
      if (!isObservable(stream$)) throw new Error(`${method} is no stream`);
      expect(calls()).to.have.length(0);
      const seen = watch(stream$);
      clock.advanceBy(10_000);
      expect(seen.error).to.equal(undefined);
      expect([seen.completed, seen.values.length]).to.deep.equal([true, 1]);

      const [call] = calls();
      const asked = values.reduce((filled, value) => filled.replace(/\{\w+\}/, value), path);
      expect([call?.method, call?.path]).to.deep.equal([verb, `/${service}/ext_uat_cert${asked}`]);
      expect(call?.query.get('requestId')).to.match(/^app-co--/);
      if (verb !== 'GET') expect(call?.headers['Content-Type']).to.equal(call?.body === undefined ? undefined : 'application/json');
      else if (operation !== 'getCurrencyRates') for (const name of Object.keys(query)) expect(call?.query.has(name), name).to.equal(true);
    });
  };
  for (const expected of others) check(expected, methodOf(expected[1]));

  for (const [service, operation, , , , , paging] of others.filter(([, , , , , , how]) => how !== 'none'))
    it(`${operation}, paged by ${paging}, can be pulled as ${service.slice(2)}.${pagesOf(operation)}`, () => {
      const endpoint = declared(operation);
      const { tt, clock, calls } = talk(({ query }) => answerTo(endpoint, query.get('minTimestamp')));
      const given = [...pathValues(pathParameters(endpoint).length), { ...queryFor(endpoint), readAhead: 0 }];
      const cursor = bound(tt, service, pagesOf(operation))(...given) as { next(): Observable<{ readonly records: readonly unknown[] }> };
      const seen = watch(cursor.next());
      clock.advanceBy(1000);
      expect(seen.last.records).to.have.length(1);
      expect(calls()).to.have.length(1);
    });

  it('hold no method that is no endpoint, but for those that look again and again', () => {
    const { tt } = talk(() => ok());
    const services = ['id', 'pds', 'ledger', 'monitor', 'setup', 'user', 'account', 'group', 'backtest'] as const;
    const methods = services.flatMap((service) => Object.keys(tt[service]).map((method) => `${service}.${method}`));
    const known = others.flatMap(([service, operation, , , , , paging]) =>
      [methodOf(operation), ...(paging === 'none' ? [] : [pagesOf(operation)])].map((method) => `${service.slice(2)}.${method}`),
    );
    expect(methods).to.have.members([...known, 'ledger.followFills', 'backtest.followBacktest']);
  });

  it('that would write to a guessed path refuse unless told otherwise', () => {
    const guesses = others.filter(([, , verb, , , , , , knowledge]) => verb !== 'GET' && knowledge === 'guess');
    expect(guesses).to.not.have.length(0);
    for (const [service, operation] of guesses)
      for (const body of [{ a: 1 }, [{ a: 1 }]]) {
        const { tt, clock, asked } = talk(() => ok());
        const seen = watch(bound(tt, service, methodOf(operation))('1', body) as Observable<unknown>);
        clock.advanceBy(1000);
        expect(errorOf(seen, InvalidRequestError).field).to.equal('unverified');
        expect(asked).to.have.length(0);
      }
  });

  for (const expected of others.filter(([, , , path]) => /\{(account|user|company|instrument|product|productFamily|algo)Id\}/.test(path)))
    it(`${expected[1]} refuses an id that is no number`, () => {
      const { tt, clock, asked } = talk(() => ok(), { unverified: true });
      const seen = watch(bound(tt, expected[0], methodOf(expected[1]))('x1', {}) as Observable<unknown>);
      clock.advanceBy(1000);
      expect(errorOf(seen, InvalidRequestError).field).to.match(/Id$/);
      expect(asked).to.have.length(0);
    });
});
