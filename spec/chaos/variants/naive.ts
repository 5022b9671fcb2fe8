// The client that the usual recipe makes: one webSocket() subject, kept over reconnects by retry(). It queues what is called for while the socket is down.

import { BehaviorSubject, catchError, defer, filter, map, NEVER, of, retry, Subject, take, takeUntil, timeout, timer, type Observable } from 'rxjs';
import { webSocket, type WebSocketSubjectConfig } from 'rxjs/webSocket';
import { idSequence } from '../../../lib/base/ids.js';
import { print } from '../../../lib/codec/json.js';
import { Secret } from '../../../lib/base/secret.js';
import { printOrder } from '../../../lib/ticktrader/orders/print.js';
import { signature, type OrderOutcome, type SessionState } from '../../../lib/ticktrader/index.js';
import type { Client, ClientOptions } from '../client.js';
import { oneShot } from '../../../lib/request/one-shot.js';
import { refused } from './judging.js';
import type { Variant } from './variant.js';

interface Answer {
  readonly Id?: string;
  readonly Response?: string;
  readonly Result?: { readonly Trade?: { readonly Id: number }; readonly Info?: string } | null;
  readonly Error?: string;
}

/** How long, in ms, it waits before it connects again. */
const PAUSE = 500;

const readable = ({ data }: { readonly data: unknown }): Answer => {
  try {
    return JSON.parse(String(data)) as Answer;
  } catch {
    return {};
  }
};

const naive = <N>(options: ClientOptions<N>): Client<N> => {
  const { url, webSocket: WebSocketCtor, scheduler, credentials, oneTimePassword, numeric, random, requestTimeout = 10_000 } = options;
  if (scheduler === undefined || WebSocketCtor === undefined || !('webApiSecret' in credentials)) throw new Error('A world hands these to its client.');
  const { webApiId, webApiKey, webApiSecret } = credentials;
  const nextId = idSequence(random);
  const state$ = new BehaviorSubject<SessionState>({ status: 'idle' });
  const closed$ = new Subject<void>();
  let epoch = 0;

  const subject = webSocket<Answer>({
    url,
    WebSocketCtor: WebSocketCtor as unknown as NonNullable<WebSocketSubjectConfig<Answer>['WebSocketCtor']>, // called with `new`
    serializer: (message) => print({ ...message }),
    deserializer: readable,
    openObserver: {
      next: () => {
        const Timestamp = scheduler.now();
        const Signature = signature(Timestamp, webApiId, webApiKey, Secret.of(webApiSecret));
        send('Login', { Params: { AuthType: 'HMAC', WebApiId: webApiId, WebApiKey: webApiKey, Timestamp, Signature, DeviceId: 'd', AppSessionId: 's' } });
      },
    },
    closeObserver: {
      next: () => {
        state$.next({ status: 'connecting', attempt: 0 });
      },
    },
  });
  const send = (Request: string, members: object, Id = nextId()): void => {
    subject.next({ Id, Request, ...members } as Answer); // whatever it is, it is printed
  };
  const handle = ({ Response, Error: error, Result }: Answer): void => {
    if (Response === 'TwoFactor' && error === undefined && Result?.Info !== 'Success') {
      const [OneTimePassword] = [...((oneTimePassword?.() ?? []) as readonly string[])];
      send('TwoFactor', { Params: { OneTimePassword } });
    }
    if (Response === 'Account') state$.next({ status: 'ready', epoch: ++epoch });
  };

  const outcome = (commandId: string, clientId: string, answer: Answer): OrderOutcome<N> => {
    const id = answer.Result?.Trade?.Id;
    const base = { commandId, clientId, settled: true } as const;
    return id === undefined
      ? refused({ ...base, status: 'unknown', settled: false, since: 0, deadline: 0, evidence: [] }, answer.Error ?? '')
      : { ...base, status: 'accepted', tradeId: String(id), proof: 'response' };
  };
  const command = (Request: string, members: (clientId: string) => object): Observable<OrderOutcome<N>> => {
    const [commandId, clientId] = [nextId(), nextId()];
    return oneShot(
      defer(() => {
        send(Request, members(clientId), commandId);
        return subject.pipe(
          filter(({ Id, Response }) => Id === commandId && Response !== 'ExecutionReport'),
          take(1),
          map((answer) => outcome(commandId, clientId, answer)),
          timeout({ first: requestTimeout, scheduler }),
          catchError((error: unknown) => of(outcome(commandId, clientId, { Error: String(error) }))),
        );
      }),
    );
  };
  const nothing: OrderOutcome<N> = { commandId: 'none', settled: true, status: 'notSent', reason: 'notReady' };
  const none = (): Observable<OrderOutcome<N>> => of(nothing);
  return {
    state$,
    executions$: NEVER,
    openTrades$: NEVER,
    lateOutcomes$: NEVER,
    connect: () => {
      subject.pipe(retry({ delay: () => timer(PAUSE, scheduler) }), takeUntil(closed$)).subscribe(handle);
      return NEVER;
    },
    close: () => {
      closed$.next();
      return of(undefined);
    },
    createOrder: (order) => command('TradeCreate', (ClientId) => ({ Params: { ...printOrder(order, numeric), ClientId } })),
    createOco: () => of({ first: nothing, second: nothing }),
    modifyOrder: none,
    cancelOrder: (id) => command('TradeDelete', () => ({ Params: { Type: 'Cancel', Id: Number(id) } })),
    closePosition: none,
    closePositionBy: none,
    isIdle: () => true,
  };
};

export const naiveVariant: Variant = { name: 'reused-subject', belief: 'webSocket() and retry() make a session', client: naive };
