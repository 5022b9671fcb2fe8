// What the server says unasked, sorted and decoded. open-session hangs these on the session's inbound frames.

import { EMPTY, filter, map, mergeMap, of, type Observable } from 'rxjs';
import type * as t from 'io-ts';
import { DecodeError } from '../../base/errors.js';
import { decode } from '../../codec/decode.js';
import type { Json } from '../../codec/json.js';
import type { Codecs } from '../codecs.js';
import type { Frame, Message } from '../envelope.js';
import { account, accountNotification, executionReport, tradeSession, type Account, type TradeSession } from '../model/index.js';
import type { Notice, TaggedReport } from '../session.js';

/** What pushes are decoded with. */
export interface PushContext<N> {
  readonly frames$: Observable<Frame>;
  readonly codecs: Codecs<N>;
  /** Hears of each push that could not be decoded; the stream goes on without it. */
  readonly onUnreadable: (error: DecodeError) => void;
}

const messages = (frames$: Observable<Frame>, is: (message: Message) => boolean): Observable<Message> =>
  frames$.pipe(filter((frame): frame is Message => frame.kind === 'message' && is(frame)));

const decoded = <N, A>({ onUnreadable }: PushContext<N>, message: Message, codec: t.Type<A, unknown>): Observable<A> => {
  try {
    return of(decode(codec, message.result, `${message.response}.Result`));
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    onUnreadable(error);
    return EMPTY;
  }
};

const hasMember = (value: Json | undefined, member: string): boolean => typeof value === 'object' && value !== null && member in value;

/** Execution reports, each with the id of the request that caused it. */
export const reportPushes = <N>(context: PushContext<N>): Observable<TaggedReport<N>> =>
  messages(context.frames$, ({ response }) => response === 'ExecutionReport').pipe(
    mergeMap((message) => decoded(context, message, context.codecs(executionReport)).pipe(map((report) => ({ id: message.id, report })))),
  );

/** Accounts as the server pushes them. */
export const accountPushes = <N>(context: PushContext<N>): Observable<Account<N>> =>
  messages(context.frames$, ({ response, error }) => response === 'Account' && error === undefined).pipe(
    mergeMap((message) => decoded(context, message, context.codecs(account))),
  );

/** Trade sessions. The document calls the push SessionInfo, live servers call it TradeSessionInfo: its shape tells. */
export const tradeSessionPushes = <N>(context: PushContext<N>): Observable<TradeSession> =>
  messages(
    context.frames$,
    ({ response, result }) => (response === 'SessionInfo' || response === 'TradeSessionInfo') && hasMember(result, 'SessionStatus'),
  ).pipe(mergeMap((message) => decoded(context, message, tradeSession)));

/** How each other push becomes a notice. */
const NOTICES: Readonly<Record<string, <N>(context: PushContext<N>, message: Message) => Observable<Notice<N>>>> = {
  AccountNotification: (context, message) =>
    decoded(context, message, context.codecs(accountNotification)).pipe(map((notification) => ({ kind: 'account' as const, notification }))),
  Logoff: (_, { result }) => of({ kind: 'logoff', reason: typeof result === 'string' ? result : 'no reason given' }),
  // an error under the id of a request that nobody waits for any more is no news
  Error: (_, { id, error }) => (id === undefined && error !== undefined ? of({ kind: 'error', text: error }) : EMPTY),
};

/** Notices of what is no stream of its own, and of frames that could not be read at all. */
export const noticePushes = <N>(context: PushContext<N>): Observable<Notice<N>> =>
  context.frames$.pipe(
    mergeMap((frame): Observable<Notice<N>> => {
      if (frame.kind === 'unreadable') return of({ kind: 'decode', error: frame.error });
      const notice = Object.hasOwn(NOTICES, frame.response) ? NOTICES[frame.response] : undefined;
      return notice === undefined ? EMPTY : notice(context, frame);
    }),
  );
