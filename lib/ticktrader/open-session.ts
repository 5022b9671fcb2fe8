// A TickTrader session from options: the generic core, this domain's protocol and handshake, and the streams that hang on it. client and users call it.

import { concat, map, pipe, ReplaySubject, Subject, tap, type Observable, type OperatorFunction } from 'rxjs';
import type { DecodeError } from '../base/errors.js';
import { guid, idSequence } from '../base/ids.js';
import { asNumber, type Numeric } from '../codec/numeric.js';
import { deadlines } from '../request/deadlines.js';
import { sessionCore } from '../session/session.js';
import type { SessionState } from '../session/state.js';
import { codecsOf, type Codecs } from './codecs.js';
import { protocol, type Body, type Connection, type Frame } from './envelope.js';
import { login } from './login.js';
import type { Account, TradeSession } from './model/index.js';
import { settle, type Settled, type TickTraderOptions } from './options.js';
import { onceOf } from './once.js';
import { journalClosed } from './orders/journal-closed.js';
import { restore } from './read/restore.js';
import { serverTime } from './server-time.js';
import type { Notice, Restored, Session, TaggedReport } from './session.js';
import { accountPushes, noticePushes, reportPushes, tradeSessionPushes, type PushContext } from './streams/pushes.js';
import { throttles, type Throttles } from './throttling.js';
import { aliveByPing, aliveByRequest, openWithin } from './trade-connection.js';
import { twoFactor, twoFactorMemory, type TwoFactorMemory } from './two-factor.js';

const opener = <N>(options: Settled<N>, nextId: () => string): ((epoch: number) => Observable<Connection>) => {
  const { url, webSocket, scheduler, probe, maxFrame, numeric, requestTimeout, liveness } = options;
  const spoken = protocol({ maxFrame, keepText: numeric.keepText, probe });
  return (epoch) => openWithin({ url, webSocket, epoch, protocol: spoken, scheduler, nextId, probe }, requestTimeout).pipe(aliveByPing(liveness, probe));
};

/** What the handshake goes by, and what it tells of an account and of what it could not read. */
interface Surroundings<N> {
  readonly throttleOf: Throttles['of'];
  readonly onRestored: (restored: Restored<N>) => void;
  readonly onUnreadable: (error: DecodeError) => void;
}

/** Login, second factor, restored state: from an open connection to one that commands may use. */
const handshake =
  <N>(options: Settled<N>, codecs: Codecs<N>, memory: TwoFactorMemory, { throttleOf, onRestored, onUnreadable }: Surroundings<N>) =>
  (announce: (state: SessionState) => void): OperatorFunction<Connection, Connection> => {
    const { credentials, oneTimePassword, twoFactorTimeout, requestTimeout, deviceId, appSessionId, liveness, probe } = options;
    return pipe(
      tap(() => {
        announce({ status: 'authenticating' });
      }),
      login(credentials, { deviceId, appSessionId, requestTimeout }),
      twoFactor(oneTimePassword, {
        twoFactorTimeout,
        requestTimeout,
        memory,
        onChallenge: (deadline) => {
          announce({ status: 'two-factor', deadline });
        },
      }),
      tap(() => {
        announce({ status: 'restoring' });
      }),
      restore({
        codecs,
        requestTimeout,
        throttleOf,
        onUnreadable,
        onRestored,
      }),
      aliveByRequest(liveness, probe),
    );
  };

/** A session with numbers of the given kind; `openSession` and `tickTrader` choose it. */
export const openSessionWith = <N>(given: TickTraderOptions, numeric: Numeric<N>): Session<N> => {
  const options = settle(given, numeric);
  const { scheduler, probe, random } = options;
  const codecs = codecsOf(numeric, probe);
  const nextId = idSequence(random);
  const memory = twoFactorMemory();
  const limits = throttles(options.throttle, scheduler, probe);
  const account$ = new ReplaySubject<Account<N>>(1);
  const tradeSession$ = new ReplaySubject<TradeSession>(1);
  const restored$ = new ReplaySubject<Restored<N>>(1);
  const notices$ = new Subject<Notice<N>>();
  const reports$ = new Subject<TaggedReport<N>>();

  const onUnreadable = (error: DecodeError): void => {
    probe.count('decodeError');
    notices$.next({ kind: 'decode', error });
  };
  const onRestored = (restored: Restored<N>): void => {
    if (restored.account !== undefined) {
      limits.follow(restored.account);
      account$.next(restored.account);
    }
    restored$.next(restored);
  };
  const core = sessionCore<Frame, Body>({
    open: opener(options, nextId),
    handshake: handshake(options, codecs, memory, { throttleOf: limits.of, onRestored, onUnreadable }),
    reconnect: options.reconnect,
    scheduler,
    random: random ?? Math.random,
    probe,
  });

  const pushes: PushContext<N> = { frames$: core.inbound$, codecs, onUnreadable };
  // these keep the latest for whoever comes late, and tell of what cannot be read, so they listen from the beginning; they end with the session
  accountPushes(pushes)
    .pipe(
      tap((account) => {
        limits.follow(account);
      }),
    )
    .subscribe(account$);
  tradeSessionPushes(pushes).subscribe(tradeSession$);
  reportPushes(pushes).subscribe(reports$);
  noticePushes(pushes).subscribe(notices$);

  const session: Session<N> = {
    core,
    options,
    codecs,
    scheduler,
    requestTimeout: options.requestTimeout,
    deadlines: deadlines(scheduler),
    throttleOf: limits.of,
    reports$: reports$.asObservable(),
    account$: account$.asObservable(),
    tradeSession$: tradeSession$.asObservable(),
    restored$: restored$.asObservable(),
    serverTime: serverTime(scheduler),
    notices$: notices$.asObservable(),
    notify: (notice) => {
      notices$.next(notice);
    },
    nextId,
    nextClientId: () => guid(random),
    twoFactor: memory,
    once: onceOf(() => session),
  };
  return session;
};

/** Options that name the numeric type of money. */
export type NumericOption<N> = TickTraderOptions & { readonly numeric: Numeric<N> };

/** Whether the options name a numeric type. `undefined`, which plain JavaScript may hand in, names none. */
export const namesNumeric = <N>(options: TickTraderOptions | NumericOption<N>): options is NumericOption<N> =>
  'numeric' in options && (options.numeric as unknown) !== undefined;

/**
 * A session that stands idle until something is asked of it. Every read, walk, command and stream is a function over it (`trades(session)`,
 * `createOrder(session, order)`), so that a bundle holds only what it uses; `tickTrader()` binds them all. Throws an `InvalidRequestError` on wrong options.
 */
export function openSession(options: TickTraderOptions): Session;
export function openSession<N>(options: NumericOption<N>): Session<N>;
export function openSession<N>(options: TickTraderOptions | NumericOption<N>): Session | Session<N> {
  return namesNumeric(options) ? openSessionWith(options, options.numeric) : openSessionWith(options, asNumber);
}

/** Emits once the session is ready, and completes. Errors where a login is final, or once the session is closed. */
export const whenReady = <N>(session: Session<N>): Observable<void> => {
  session.core.connect();
  return session.core.ready().pipe(map(() => undefined));
};

/**
 * Drains and closes: acts when called, subscribed or not; emits and completes when it is done. Commands that left get their answers within `requestTimeout`;
 * one that is in doubt then, or was before, is no longer resolved: its last value is `unknown`, and a journal keeps it for the next run.
 */
export const closeSession = <N>(session: Session<N>): Observable<void> => {
  const closed$ = session.core.close();
  return concat(session.once(journalClosed), closed$);
};
