// Plays a tape back: a WebSocket constructor whose sockets say what a server said then, in virtual time, to a client that asks the same again.

import type { SchedulerLike, Subscription } from 'rxjs';
import type { SocketEvent, WebSocketConstructor, WebSocketLike } from '../base/web-socket.js';
import { askedAgain, nameIn, renamed, type Renaming } from './renaming.js';
import { tapeLines, type TapeLine } from './tape-line.js';

/** How a tape is played. */
export interface ReplayOptions {
  /** How long, in ms, the tape waits for a request that the client made then, and is late with now, before it goes on without. Default 10_000. */
  readonly patience?: number;
}

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;
const ABNORMAL = 1006;
const NO_STATUS = 1005;
const PATIENCE = 10_000;

const closing = (text: string): SocketEvent => {
  const code = Number.parseInt(text, 10) || ABNORMAL;
  return { code, reason: text.replace(/^\d+ ?/, ''), wasClean: code !== ABNORMAL };
};

/** One socket's part of the tape, played to `tell` at the pace of then. What the client must say first is waited for. */
const player = (lines: readonly TapeLine[], scheduler: SchedulerLike, patience: number, renaming: Renaming, tell: (line: TapeLine) => void) => {
  /** What the client has said and the tape has not come to. */
  const said: string[] = [];
  let place = 0;
  let tapeTime = lines[0]?.at ?? 0;
  /** Runs out with the patience for what the client must say now. */
  let waiting: Subscription | undefined;
  let isStopped = false;

  /** Goes on behind the request that stands here, which came now. */
  const pass = (line: TapeLine): void => {
    waiting?.unsubscribe();
    waiting = undefined;
    tapeTime = line.at;
    place++;
    advance();
  };
  /** Whether the client has said by now what it said then at this place. */
  const isSaid = (line: TapeLine): boolean => {
    const at = said.findIndex((text) => nameIn(text) === nameIn(line.text));
    const [text] = at === -1 ? [] : said.splice(at, 1);
    if (text !== undefined) askedAgain(renaming, line.text, text);
    return text !== undefined;
  };
  const advance = (): void => {
    const line = lines[place];
    if (line === undefined || isStopped) return;
    if (line.dir === 'out') {
      if (isSaid(line)) {
        pass(line);
        return;
      }
      waiting = scheduler.schedule(
        () => {
          pass(line);
        },
        Math.max(0, line.at - tapeTime) + patience,
      );
      return;
    }
    scheduler.schedule(
      () => {
        if (isStopped) return;
        tapeTime = line.at;
        place++;
        tell(line);
        advance();
      },
      Math.max(0, line.at - tapeTime),
    );
  };
  return {
    start: advance,
    stop: () => {
      isStopped = true;
      waiting?.unsubscribe();
    },
    said: (text: string) => {
      said.push(text);
      const line = lines[place];
      if (waiting !== undefined && line !== undefined && isSaid(line)) pass(line);
    },
  };
};

/**
 * A WebSocket constructor that plays `tape`, the lines or the text that `record` wrote: the first socket gets the first connection, and so on; beyond
 * the last, none opens. Ids of requests and orders are those of the client that listens now. All events run on `scheduler`; set its clock to
 * `tapeStart(tape)` where stamps matter. Throws a `RangeError` where it is no tape.
 */
export const replay = (tape: string | Iterable<string>, scheduler: SchedulerLike, { patience = PATIENCE }: ReplayOptions = {}): WebSocketConstructor => {
  const lines = tapeLines(tape);
  const renaming: Renaming = new Map();
  let epochs = 0;

  return class ReplayedSocket implements WebSocketLike {
    readyState = CONNECTING;
    readonly bufferedAmount = 0;
    binaryType = 'blob';
    onopen: WebSocketLike['onopen'] = null;
    onmessage: WebSocketLike['onmessage'] = null;
    onerror: WebSocketLike['onerror'] = null;
    onclose: WebSocketLike['onclose'] = null;
    onpong: (() => void) | null = null;
    readonly #player: ReturnType<typeof player>;

    constructor() {
      const epoch = ++epochs;
      const mine = lines.filter((line) => line.epoch === epoch);
      this.#player = player(mine, scheduler, patience, renaming, (line) => {
        this.#hear(line);
      });
      if (mine.length > 0) this.#player.start();
      else
        scheduler.schedule(() => {
          this.#end({ code: ABNORMAL, reason: 'The tape has no further connection.', wasClean: false });
        });
    }

    send(text: string): void {
      if (this.readyState === CONNECTING) throw new Error('The socket is still connecting.');
      if (this.readyState === OPEN) this.#player.said(text);
    }

    ping(): void {
      scheduler.schedule(() => {
        if (this.readyState === OPEN) this.onpong?.();
      });
    }

    close(code = NO_STATUS, reason = ''): void {
      if (this.readyState >= CLOSING) return;
      this.readyState = CLOSING;
      scheduler.schedule(() => {
        this.#end({ code, reason, wasClean: true });
      });
    }

    #hear(line: TapeLine): void {
      if (this.readyState === CLOSED) return;
      switch (line.dir) {
        case 'open':
          this.readyState = OPEN;
          this.onopen?.({});
          break;
        case 'in':
          this.onmessage?.({ data: renamed(renaming, line.text) });
          break;
        case 'close':
          this.#end(closing(line.text));
          break;
        case 'out':
          break;
      }
    }

    #end(event: SocketEvent): void {
      if (this.readyState === CLOSED) return;
      const neverOpened = this.readyState === CONNECTING;
      this.readyState = CLOSED;
      this.#player.stop();
      if (neverOpened) this.onerror?.({});
      this.onclose?.(event);
    }
  };
};
