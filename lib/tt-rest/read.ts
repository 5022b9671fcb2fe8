// What endpoints give, by the shape of their answers: one record, a list, pages, tables, or whatever TT answers. services/ is a line each over these.

import type * as t from 'io-ts';
import { defer, from, map, mergeMap, type Observable } from 'rxjs';
import { DecodeError } from '../base/errors.js';
import { decode } from '../codec/decode.js';
import type { Json } from '../codec/json.js';
import { cursor, records, type Cursor, type Page } from '../request/pages.js';
import { memberOf, type Answer } from './answer.js';
import { addressOf, queryOf, type Endpoint } from './endpoint.js';
import { ask, type AskOptions } from './exchange.js';
import { jsonRecord, type JsonRecord } from './model/json-record.js';
import type { TtCore } from './session.js';

/** What a call is made with. */
export interface Given {
  /** Values of the path's parameters, in order. */
  readonly path?: readonly unknown[];
  readonly query?: object | undefined;
}

/** Asks an endpoint. What is wrong with the values fails the stream, and nothing is sent. */
export const answerOf = (core: TtCore, endpoint: Endpoint, { path = [], query }: Given, options?: AskOptions): Observable<Answer> =>
  defer(() => ask(core, { name: endpoint.name, verb: 'GET', url: addressOf(core.options, endpoint, path), query: queryOf(endpoint, query) }, options));

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** The rows of an answer. Where the key is not known they are its one list, and the answer itself where it has none. */
export const rowsOf = ({ name, key }: Endpoint, answer: Answer): readonly Json[] => {
  if (key === undefined) {
    const lists = Object.values(answer).filter(isList);
    return lists.length === 1 ? lists.flat() : [answer];
  }
  const rows = memberOf(name, answer, key);
  return isList(rows) ? rows : [rows];
};

const decodeAll = <A>(codec: t.Type<A>, rows: readonly Json[], { name, key }: Endpoint): readonly A[] =>
  rows.map((row, place) => decode(codec, row, `${name}${key === undefined ? '' : `.${key}`}.${String(place)}`));

/** The records of one answer. */
export const recordsOf = <A>(endpoint: Endpoint, codec: t.Type<A>, answer: Answer): readonly A[] => decodeAll(codec, rowsOf(endpoint, answer), endpoint);

/** The one record of an answer. Throws a `DecodeError` where there is none. */
export const recordOf =
  <A>(endpoint: Endpoint, codec: t.Type<A>) =>
  (answer: Answer): A => {
    const [first] = recordsOf(endpoint, codec, answer);
    if (first === undefined) throw new DecodeError(`${endpoint.name}.${endpoint.key ?? ''}`, 'a record', 'an empty list');
    return first;
  };

/** One record; TT wraps it in a list of one. Errors with a `DecodeError` where there is none. */
export const one = <A>(core: TtCore, endpoint: Endpoint, codec: t.Type<A>, given: Given): Observable<A> =>
  answerOf(core, endpoint, given).pipe(map(recordOf(endpoint, codec)));

/** A list that comes whole, record by record. */
export const list = <A>(core: TtCore, endpoint: Endpoint, codec: t.Type<A>, given: Given): Observable<A> =>
  answerOf(core, endpoint, given).pipe(mergeMap((answer) => from(recordsOf(endpoint, codec, answer))));

/** Whatever TT answers, as it came. */
export const open = (core: TtCore, endpoint: Endpoint, given: Given): Observable<JsonRecord> =>
  answerOf(core, endpoint, given).pipe(map((answer) => decode(jsonRecord, answer, endpoint.name)));

/** What may be asked where the parameters are not documented: anything. It goes out as it is. */
export type OpenQuery = Readonly<Record<string, string | number | bigint | boolean>>;

/** Where a walk begins, and how far it may run ahead. Every paged query may say so. */
export interface PageQuery {
  /** Begin with this page: the `lastId` of the one before it. */
  readonly nextPageKey?: string;
  /** Pages a cursor may read ahead of whoever pulls it. Default 1. */
  readonly readAhead?: 0 | 1;
}

/** The same, for walks whose parameters are not documented. */
export type OpenPageQuery = PageQuery & OpenQuery;

const saysMore = ({ lastPage }: Answer): boolean => lastPage === false || (typeof lastPage === 'string' && /^false$/i.test(lastPage));
const keyOf = ({ nextPageKey: key }: Answer): string | undefined => (typeof key === 'string' && key !== '' ? key : undefined);

/** A page of an answer. TT says `lastPage` as text or boolean; where it does not, a key means there is more. */
const pageOf = <A>(endpoint: Endpoint, codec: t.Type<A>, answer: Answer): Page<A> => {
  const key = keyOf(answer);
  const isLast = answer['lastPage'] === undefined ? key === undefined : !saysMore(answer);
  if (!isLast && key === undefined) throw new DecodeError(`${endpoint.name}.nextPageKey`, 'the key of the next page, since this is not the last', 'nothing');
  return { records: recordsOf(endpoint, codec, answer), isLast, ...(!isLast && key !== undefined && { lastId: key }) };
};

/** Notices a key that was given before, by another page: such a walk would never end. */
const loopGuard = (endpoint: Endpoint): (<A>(page: Page<A>, place: string | undefined) => Page<A>) => {
  const givenBy = new Map<string, string | undefined>();
  return (page, place) => {
    const { lastId } = page;
    if (lastId === undefined) return page;
    if (lastId === place || (givenBy.has(lastId) && givenBy.get(lastId) !== place)) {
      throw new DecodeError(`${endpoint.name}.nextPageKey`, 'a key that no page before has given', lastId.slice(0, 40));
    }
    givenBy.set(lastId, place);
    return page;
  };
};

/** Pages of an endpoint that gives a key to the next. */
export const pages = <A>(core: TtCore, endpoint: Endpoint, codec: t.Type<A>, { path = [], query = {} }: Given): Cursor<Page<A>> => {
  const { readAhead, ...asked }: PageQuery = query;
  const guarded = loopGuard(endpoint);
  return cursor({
    fetch: (place) =>
      answerOf(core, endpoint, { path, query: place === undefined ? asked : { ...asked, nextPageKey: place } }).pipe(
        map((answer) => guarded(pageOf(endpoint, codec, answer), place)),
      ),
    ...(readAhead !== undefined && { readAhead }),
  });
};

/** The records of all pages, lazily: the next page is asked for when the last record of the one before has been emitted. */
export const walk = <A>(core: TtCore, endpoint: Endpoint, codec: t.Type<A>, { path = [], query = {} }: Given): Observable<A> =>
  records(() => pages(core, endpoint, codec, { path, query: { ...query, readAhead: 0 } }));
