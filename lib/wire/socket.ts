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
  /** Bytes handed over that have not left yet. */
  readonly buffered: () => number;
  /** Asks the other side to end the connection, which errors once it has. */
  readonly close: () => void;
  /** Tears it down without asking, with a reset where the platform can; it then errors, saying `why`. Says whether a reset was issued. */
  readonly cut: (why: string) => boolean;
  /** Asks for a sign of life, where the platform has a ping: what comes back counts in `heard`. */
  readonly ping: (() => void) | undefined;
  /** A number that changes with every sign of life: frames, pongs, and parts of a frame where the platform counts them. */
  readonly heard: () => number;
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
    let frames = 0;
    let pongs = 0;
    /** What a loss now says of the frames that were sent. */
    const delivered = (): Delivered => (opened ? 'unknown' : 'no');
    /** Keeps the raw socket in sight: only it knows whether it is open. */
    const remember = function (address: string, protocols?: string | string[]): WebSocketLike {
      return (raw = new Constructor(address, protocols));
    };
    const socketOf = (open: WebSocketLike): Socket => {
      if (open.ping !== undefined)
        open.onpong = () => {
          pongs++;
        };
      return {
        text$: text$.asObservable(),
        send,
        cut,
        buffered: () => open.bufferedAmount,
        close: () => {
          open.close();
        },
        ping: open.ping === undefined ? undefined : ping,
        heard: () => frames + pongs + (open.bytesRead ?? 0),
      };
    };
    const subject = webSocket<string>({
      url,
      WebSocketCtor: remember as unknown as NonNullable<WebSocketSubjectConfig<string>['WebSocketCtor']>, // called with `new`; what it returns is the socket
      serializer: (text) => text,
      deserializer: textOf,
      openObserver: {
        next: () => {
          opened = true;
          if (raw !== undefined) subscriber.next(socketOf(raw));
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
    const cut = (why: string): boolean => {
      if (subscriber.closed) return false;
      const wasReset = raw?.reset?.() ?? false;
      subscriber.error(new ConnectionError(why, { delivered: delivered(), wasReset }));
      return wasReset;
    };
    const ping = (): void => {
      if (!subscriber.closed && raw?.readyState === OPEN) raw.ping?.();
    };
    subscriber.add(
      subject.subscribe({
        next: (text) => {
          frames++;
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
