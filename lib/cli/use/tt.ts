// `rxtt tt`: any endpoint of the TT REST API, carried out by the client's own function for it. What changes something is shown and asked about first.

import { readFileSync } from 'node:fs';
import { defer, filter, isObservable, map, mergeMap, take, type Observable } from 'rxjs';
import { read } from '../../codec/json.js';
import type { Cursor, Page } from '../../index.js';
import { openTtRest, ttRest, type Body, type TtRest } from '../../tt-rest/index.js';
import { numericOf, type Money } from '../connect/money.js';
import { ttOptions, type TtConnectOptions } from '../connect/tt-rest.js';
import type { Desk } from '../desk.js';
import { usageError } from '../exit.js';
import { deliver } from '../records/deliver.js';
import type { OutputOptions } from '../records/format.js';
import { ofMany, ofPages, type Source } from '../records/source.js';
import type { Output } from '../terminal/output.js';
import type { Operation } from '../tt-operations.js';
import { checkAskable, confirmed } from './confirm.js';
import { ttKind } from './tt-kinds.js';
import { ttValue } from './tt-values.js';

/** What the user of the command chose. */
export interface TtOptions extends TtConnectOptions, OutputOptions {
  /** By name, as typed. */
  readonly query: Readonly<Record<string, string>>;
  /** JSON, or `@file`, or `-` for standard input. */
  readonly body?: string;
  readonly yes?: boolean;
}

type Call = (...values: readonly unknown[]) => unknown;

/** The client's function of this name. */
const functionOf = (tt: TtRest<Money>, service: Operation['service'], name: string): Call | undefined => {
  const found: unknown = Reflect.get(tt[service], name);
  return typeof found === 'function' ? (found as Call) : undefined; // the tables of endpoints and clients go together, which a spec holds
};

/** What pages is walked by its cursor, which waits: `fills` has `fillPages` beside it, `sod` has `sodPages`. */
const pagesOf = (tt: TtRest<Money>, { service, name, endpoint }: Operation): Call | undefined =>
  endpoint.paging === undefined ? undefined : (functionOf(tt, service, `${name}Pages`) ?? functionOf(tt, service, `${name.replace(/s$/, '')}Pages`));

const records = (given: unknown): Observable<object> => {
  if (!isObservable(given)) throw new TypeError('a function of the client gave no stream');
  return given.pipe(map((value: unknown) => (typeof value === 'object' && value !== null ? value : { value })));
};

/** What the operation gives. */
const sourceOf = (tt: TtRest<Money>, operation: Operation, values: readonly unknown[]): Source => {
  const pages = pagesOf(tt, operation);
  if (pages !== undefined) return ofPages(pages(...values) as Cursor<Page<object>>); // what a function of that name gives
  const call = functionOf(tt, operation.service, operation.name);
  if (call === undefined) throw new TypeError(`the client has no ${operation.service}.${operation.name}`);
  return ofMany(records(call(...values)));
};

const STANDARD_INPUT = 0;

const contentOf = (file: string | number, text: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw usageError(`--body ${text} cannot be read`);
  }
};

/** The body as it will leave. Ids beyond a double keep their digits. */
const bodyOf = (text: string | undefined, { name }: Operation): Body => {
  if (text === undefined) throw usageError(`${name} needs a --body: JSON, @FILE, or - for standard input`);
  const json = text === '-' ? contentOf(STANDARD_INPUT, text) : text.startsWith('@') ? contentOf(text.slice(1), text) : text;
  try {
    const value: unknown = read(json);
    if (typeof value === 'object' && value !== null) return value as Body; // JSON of one object, or of a list; the client prints it as it is
  } catch {
    // said below
  }
  throw usageError('--body is no JSON of an object or a list of objects');
};

/** The token is the client's own affair; what may be known is how long it holds. */
const token = (options: TtOptions, desk: Desk): Observable<object> =>
  defer(() => {
    const session = openTtRest(ttOptions(options, desk));
    return session.tokens.get().pipe(
      mergeMap(() => session.state$),
      filter((state) => state.status === 'ready'),
      take(1),
    );
  });

/** Carries an operation out with these values of its path. */
export const tt = (operation: Operation, path: readonly string[], options: TtOptions, desk: Desk): Observable<Output> =>
  defer(() => {
    const { endpoint, isWrite, takesBody, name, service } = operation;
    const kind = ttKind(endpoint);
    if (endpoint.name === 'createToken') return deliver(kind, options, ofMany(token(options, desk)), desk);
    const query = Object.fromEntries(Object.entries(options.query).map(([key, text]) => [key, ttValue(key, text)]));
    const client = (): TtRest<Money> => ttRest({ ...ttOptions(options, desk), numeric: numericOf(options.numbers) });
    if (!isWrite) return deliver(kind, options, sourceOf(client(), operation, Object.keys(query).length === 0 ? path : [...path, query]), desk);

    const { yes = false } = options;
    checkAskable({ yes }, desk);
    const body = takesBody ? bodyOf(options.body, operation) : undefined;
    const fields = { call: endpoint.call, ...Object.fromEntries(operation.path.map((key, place) => [key, path[place]])), ...(body && { body }) };
    const values = body === undefined ? path : [...path, body];
    return confirmed({ title: `${service} ${name}`, fields, yes }, desk, () => deliver(kind, options, sourceOf(client(), operation, values), desk));
  });
