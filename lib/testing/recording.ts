// Records a session onto a tape: a WebSocket constructor around another one, which writes down each frame without its secrets. Users hand it to a client.

import { asyncScheduler, of, type SchedulerLike } from 'rxjs';
import type { SocketEvent, WebSocketConstructor, WebSocketLike } from '../base/web-socket.js';
import { platformSocket } from '../wire/socket-constructor.js';
import { redactor } from './redact.js';
import type { TapeLine } from './tape-line.js';

const MEGABYTE = 2 ** 20;

/** The WebSocket a client opens unless it is given one, to be recorded: ws on Node, the platform's own in a browser. */
export const platformWebSocket = (): WebSocketConstructor => platformSocket({ maxFrame: 64 * MEGABYTE, handshakeTimeout: 10_000 });

/** The address without user, password and query: any of them may be a secret. */
const addressOf = (url: string): string => {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
};

/**
 * A WebSocket constructor that opens sockets of `webSocket` and hands each line of the tape to `sink`, as JSON without a line break. Secrets of the
 * login and of the second factor are never written; a frame that cannot be read is cut out. `scheduler` tells the time; hand in the client's own.
 */
export const record = (webSocket: WebSocketConstructor, sink: (line: string) => void, scheduler: SchedulerLike = asyncScheduler): WebSocketConstructor => {
  const { redacted } = redactor();
  let epochs = 0;

  const around = (url: string, protocols?: string | string[]): WebSocketLike => {
    const epoch = ++epochs;
    const write = (dir: TapeLine['dir'], text: string): void => {
      const line: TapeLine = { at: scheduler.now(), epoch, dir, text };
      of(JSON.stringify(line)).subscribe({ next: sink, error: () => undefined }); // what a sink throws is its own affair, and not the session's
    };
    const notes: Readonly<Record<string, (event: SocketEvent) => void>> = {
      onopen: () => {
        write('open', addressOf(url));
      },
      onmessage: ({ data }) => {
        write('in', redacted(data));
      },
      onclose: ({ code, reason = '' }) => {
        write('close', redactedReason(code, reason));
      },
    };
    const redactedReason = (code: number | undefined, reason: string): string => `${String(code ?? '')} ${reason}`.trim();
    const inner = new webSocket(url, protocols);
    return new Proxy(inner, {
      get: (socket, name) => {
        const member: unknown = Reflect.get(socket, name, socket);
        if (typeof member !== 'function') return member;
        return (...given: unknown[]): unknown => {
          if (name === 'send') write('out', redacted(given[0]));
          return Reflect.apply(member, socket, given);
        };
      },
      set: (socket, name, handler: unknown) => {
        const note = typeof name === 'string' ? notes[name] : undefined;
        if (note === undefined || typeof handler !== 'function') return Reflect.set(socket, name, handler, socket);
        const heard = (event: SocketEvent): void => {
          note(event);
          Reflect.apply(handler, undefined, [event]);
        };
        return Reflect.set(socket, name, heard, socket);
      },
    });
  };
  // called with `new`; what it returns is the socket
  const Recorded = function (url: string, protocols?: string | string[]): WebSocketLike {
    return around(url, protocols);
  };
  return Recorded as unknown as WebSocketConstructor;
};
