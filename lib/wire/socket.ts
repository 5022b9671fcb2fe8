// One physical WebSocket connection, text in and text out, over one fresh WebSocketSubject that is never used again. session/connection opens it.
// Reused over reconnects, rxjs's subject would queue what is sent while the socket is down, and send orders before the next login.

import { Observable, Subject } from 'rxjs';
import { webSocket, type WebSocketSubjectConfig } from 'rxjs/webSocket';
import { ConnectionError, type Delivered } from '../base/errors.js';
import type { SocketEvent, WebSocketConstructor, WebSocketLike } from '../base/web-socket.js';

const OPEN = 1;

/** An open connection. */
export interface Socket {
  /** Every text frame, hot: subscribe when the socket is emitted. A binary frame reads as empty text, which no codec takes for a message. */
  readonly text$: Observable<string>;
  /** Hands one frame over. Throws a `ConnectionError` with `delivered: 'no'` unless the socket is open: nothing is ever queued. */
  readonly send: (text: string) => void;
  /** Asks the other side to end the connection, which errors once it has. */
  readonly close: () => void;
}

/** Where to connect, and with what. */
export interface SocketOptions {
  readonly url: string;
  readonly webSocket: WebSocketConstructor;
}

const textOf = ({ data }: { readonly data: unknown }): string => (typeof data === 'string' ? data : '');

const closed = ({ code, reason }: SocketEvent, delivered: Delivered): ConnectionError =>
  new ConnectionError(`The connection was closed${code === undefined ? '' : ` with code ${String(code)}`}${reason ? `: ${reason}` : ''}.`, {
    ...(code === undefined ? {} : { code }),
    delivered,
  });

const failed = (event: unknown, delivered: Delivered): ConnectionError => {
  const text = typeof event === 'object' && event !== null && 'message' in event ? String(event.message) : '';
  return new ConnectionError(`The connection failed${text === '' ? '' : `: ${text}`}.`, { delivered });
};

/** Connects on subscription and emits the socket once it is open. Errors with a `ConnectionError` when it closes, however cleanly; unsubscribing closes it. */
export const openSocket = ({ url, webSocket: Constructor }: SocketOptions): Observable<Socket> =>
  new Observable<Socket>((subscriber) => {
    const text$ = new Subject<string>();
    let raw: WebSocketLike | undefined;
    let opened = false;
    /** What a loss now says of the frames that were sent. */
    const delivered = (): Delivered => (opened ? 'unknown' : 'no');
    /** Keeps the raw socket in sight: only it knows whether it is open. */
    const remember = function (address: string, protocols?: string | string[]): WebSocketLike {
      return (raw = new Constructor(address, protocols));
    };
    const subject = webSocket<string>({
      url,
      WebSocketCtor: remember as unknown as NonNullable<WebSocketSubjectConfig<string>['WebSocketCtor']>, // called with `new`; what it returns is the socket
      serializer: (text) => text,
      deserializer: textOf,
      openObserver: {
        next: () => {
          opened = true;
          subscriber.next({ text$: text$.asObservable(), send, close: () => raw?.close() });
        },
      },
      closeObserver: {
        next: (event) => {
          subscriber.error(closed(event, delivered()));
        },
      },
    });
    const send = (text: string): void => {
      if (subscriber.closed || raw?.readyState !== OPEN) throw new ConnectionError('The socket is not open; nothing was sent.', { delivered: 'no' });
      try {
        raw.send(text); // not through the subject: it queues what comes before it is open, and hides what send throws
      } catch (cause) {
        throw new ConnectionError('The socket refused the frame; nothing was sent.', { delivered: 'no', cause });
      }
    };
    subscriber.add(
      subject.subscribe({
        next: (text) => {
          text$.next(text);
        },
        error: (event: unknown) => {
          subscriber.error(failed(event, delivered()));
        },
      }),
    );
    // after an error event the subject no longer closes its socket
    subscriber.add(() => {
      if (raw !== undefined && raw.readyState <= OPEN) raw.close();
    });
  });
