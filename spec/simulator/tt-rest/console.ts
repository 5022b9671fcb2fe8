// A console on the simulated TT REST engine for specs: gets a token, asks, reads. No door, no client, time moved by hand.

import { expect } from 'chai';
import { ttRestEngine } from '../../../lib/simulator/tt-rest/engine.js';
import type { TtAnswer, TtRequest } from '../../../lib/simulator/tt-rest/http.js';
import type { TtRestSimulatorOptions } from '../../../lib/simulator/tt-rest/options.js';

/** Monday, an hour before noon UTC: thirteen hours of the trading day have passed. */
export const MONDAY = Date.UTC(2026, 0, 5, 11);
const ORIGIN = 'http://127.0.0.1:8080';
const GUID = 'd2ba87c2-5a94-4bdc-91bc-03090d1e1409';

/** An object as a spec looks at it. */
export type Fields = Readonly<Record<string, unknown>>;

/** The members of `value`, whatever they are. */
export const fields = (value: unknown): Fields => {
  expect(value).to.be.an('object');
  return value as Fields; // just asserted
};

/** The list under `key`. */
export const listIn = (value: unknown, key: string): readonly Fields[] => {
  const found = fields(value)[key];
  expect(found, key).to.be.an('array');
  return (found as readonly unknown[]).map(fields); // just asserted
};

/** The only record of the list under `key`. */
export const onlyIn = (value: unknown, key: string): Fields => {
  const [only, ...rest] = listIn(value, key);
  expect(rest).to.have.length(0);
  return fields(only);
};

/** A number of the wire. */
export const num = (value: unknown): number => {
  expect(value).to.be.a('number');
  return Number(value);
};

/** What a spec may change of a request. */
export interface Asking {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** An engine with no limits unless `options` say so, and a client's hands. */
export const ttConsole = (options: TtRestSimulatorOptions = {}, start = MONDAY) => {
  let time = start;
  const engine = ttRestEngine({ plan: false, ...options }, () => time);
  const { apiKey, apiSecret, environment } = engine.settings;

  const raw = (request: Omit<TtRequest, 'url'> & { readonly path: string }): TtAnswer => {
    const reaction = engine.answer({ ...request, url: ORIGIN + request.path });
    if (typeof reaction === 'string') throw new Error(`no answer: ${reaction}`);
    return reaction;
  };
  /** `ttledger/fills?accountId=1` as a whole path, with a requestId. */
  const pathOf = (target: string): string => {
    const [, service = '', rest = ''] = /^(\w+)(\/.*)$/.exec(target) ?? [];
    return `/${service}/${environment}${rest}${rest.includes('?') ? '&' : '?'}requestId=app-co--${GUID}`;
  };
  const askToken = (body = `grant_type=user_app&app_key=${encodeURIComponent(apiSecret)}`, headers: TtRequest['headers'] = { 'x-api-key': apiKey }): TtAnswer =>
    raw({ method: 'POST', path: pathOf('ttid/token'), headers, body });

  let token: string | undefined;
  const headers = (): TtRequest['headers'] => {
    token ??= String(fields(JSON.parse(askToken().body))['access_token']);
    return { 'x-api-key': apiKey, authorization: `Bearer ${token}` };
  };
  /** `GET ttledger/fills`, with all that TT wants. */
  const call = (target: string, { headers: more = {}, body }: Asking = {}): TtAnswer => {
    const [, method = '', rest = ''] = /^(\w+) (.*)$/.exec(target) ?? [];
    return raw({ method, path: pathOf(rest), headers: { ...headers(), ...more }, body: body === undefined ? '' : JSON.stringify(body) });
  };
  /** The answer's envelope, which must be Ok. */
  const ok = (target: string, asking?: Asking): Fields => {
    const answer = call(target, asking);
    expect(answer.status, answer.body).to.equal(200);
    const envelope = fields(JSON.parse(answer.body));
    expect(envelope['status'], answer.body).to.equal('Ok');
    return envelope;
  };
  /** Status and words of a refusal. */
  const refusal = (answer: TtAnswer): string => {
    const { message, status, status_message: text } = fields(JSON.parse(answer.body));
    return `${String(answer.status)} ${typeof message === 'string' ? message : `${String(status)}: ${String(text)}`}`;
  };
  const refused = (target: string, asking?: Asking): string => refusal(call(target, asking));
  /** The records of all pages. */
  const all = (target: string, key: string): readonly Fields[] => {
    const records: Fields[] = [];
    let next = '';
    for (let page = 0; page < 50; page++) {
      const envelope = ok(`${target}${target.includes('?') ? '&' : '?'}${next}`);
      records.push(...listIn(envelope, key));
      if (String(envelope['lastPage']) === 'true') return records;
      next = `nextPageKey=${encodeURIComponent(String(envelope['nextPageKey']))}`;
    }
    throw new Error('the pages do not end');
  };
  const wait = (milliseconds: number): void => {
    time += milliseconds;
  };
  /** Forgets the token, so that the next call asks for another. */
  const forget = (): void => {
    token = undefined;
  };
  return { engine, truth: engine.truth, raw, pathOf, askToken, headers, call, ok, refusal, refused, all, wait, forget };
};
