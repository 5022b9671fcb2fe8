// A network that misbehaves: a WebSocket constructor around another one, between whose sockets frames are lost, late, doubled or spoilt, and links die silently.
// The worlds put it between client and simulator; the weather says what becomes of each frame.

import type { SocketEvent, WebSocketConstructor, WebSocketLike } from '../../lib/base/web-socket.js';
import type { CountedClock } from './counted-clock.js';

/** One arrival of a frame: so many ms later than it would be, and what it says then. A frame that is lost arrives nowhere, one that is doubled twice. */
export interface Arrival {
  readonly late: number;
  readonly text: string;
}

/** What becomes of frames. Undefined lets a frame pass as it is. */
export interface Weather {
  /** A frame on its way to the server. */
  readonly out: (frame: string) => readonly Arrival[] | undefined;
  /** A frame on its way to the client. */
  readonly in: (frame: string) => readonly Arrival[] | undefined;
}

/** Hears of every frame the client hands over, and of every one it gets. */
export interface Tap {
  readonly sent: (frame: string) => void;
  readonly received: (frame: string) => void;
}

/** What the network is made of. */
export interface NetworkOptions {
  readonly inner: WebSocketConstructor;
  readonly clock: CountedClock;
  readonly weather: Weather;
  readonly tap: Tap;
  /** Whether sockets can ping and reset, as on Node; browsers' cannot. */
  readonly isNode: boolean;
}

/** The network in the hands of a world. */
export interface Network {
  readonly webSocket: WebSocketConstructor;
  /** From now on every link is half open: nothing travels, nobody is told. New links are good. */
  readonly freeze: () => void;
  /** From now on what the client sends is stuck on the way, on every link that is open. */
  readonly hold: () => void;
  /** The client sees its links torn; what was stuck reaches the server so many ms later, and only then the server sees the end. */
  readonly sever: (late: number) => void;
  /** The client's process is gone: its sockets tell it nothing any more, and are ended for it. Sockets that are made later are another process's. */
  readonly desert: () => void;
}

const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;
const ABNORMAL = 1006;
/** How long a closing handshake that nobody answers is waited for, in ms: what ws does. */
const CLOSE_PATIENCE = 30_000;
/** How long the server keeps a dead link, in ms. */
const SERVER_PATIENCE = 60_000;

/** A link as its network drives it. */
interface Link {
  readonly freeze: () => void;
  readonly hold: () => void;
  readonly sever: (late: number) => void;
  readonly desert: () => void;
}

/** A faulty network around the sockets that `inner` makes. */
export const faultyNetwork = ({ inner: Inner, clock: { later }, weather, tap, isNode }: NetworkOptions): Network => {
  const links = new Set<Link>();
  /** How many processes have come and gone. */
  let generation = 0;
  /** Lets each arrival of a frame happen in its time. */
  const arrive = (arrivals: readonly Arrival[], deliver: (text: string) => void): void => {
    for (const { late, text } of arrivals) {
      if (late === 0) deliver(text);
      else
        later(late, () => {
          deliver(text);
        });
    }
  };

  class FaultySocket implements WebSocketLike {
    readyState = 0;
    readonly bufferedAmount = 0;
    binaryType = 'blob';
    onopen: ((event: SocketEvent) => void) | null = null;
    onmessage: ((event: SocketEvent) => void) | null = null;
    onerror: ((event: SocketEvent) => void) | null = null;
    onclose: ((event: SocketEvent) => void) | null = null;
    onpong: (() => void) | null = null;
    readonly ping?: () => void;
    readonly reset?: () => boolean;
    readonly #inner: WebSocketLike;
    readonly #stuck: string[] = [];
    #state: 'good' | 'frozen' | 'holding' | 'severed' = 'good';
    readonly #link: Link = {
      freeze: () => {
        if (this.#state === 'good') this.#state = 'frozen';
      },
      hold: () => {
        if (this.#state === 'good') this.#state = 'holding';
      },
      sever: (late) => {
        if (this.#state === 'holding') this.#letGo(late);
      },
      desert: () => {
        this.#abandon();
      },
    };
    readonly #generation = generation;

    constructor(url: string, protocols?: string | string[]) {
      this.#inner = new Inner(url, protocols);
      this.#inner.onopen = (event) => {
        if (this.#isDeserted) {
          this.#inner.close();
          return;
        }
        this.readyState = OPEN;
        links.add(this.#link);
        this.onopen?.(event);
      };
      this.#inner.onmessage = ({ data }) => {
        this.#receive(String(data));
      };
      this.#inner.onerror = (event) => {
        if (this.#state !== 'severed' && !this.#isDeserted) this.onerror?.(event);
      };
      this.#inner.onclose = (event) => {
        if (this.#state === 'good' || this.#state === 'holding') this.#end(event);
      };
      if (!isNode) return;
      this.ping = () => {
        later(2, () => {
          if (this.#state === 'good' && this.readyState === OPEN) this.onpong?.();
        });
      };
      this.reset = () => {
        const stood = this.readyState === OPEN;
        this.#abandon();
        later(0, () => {
          this.#end({ code: ABNORMAL, reason: '', wasClean: false });
        });
        return stood;
      };
    }

    get #isDeserted(): boolean {
      return this.#generation !== generation;
    }

    send(data: string): void {
      if (this.readyState === 0) throw new Error('The socket is still connecting.');
      if (this.readyState !== OPEN) return;
      tap.sent(data);
      if (this.#state === 'frozen') return;
      if (this.#state === 'holding') this.#stuck.push(data);
      else this.#transmit(data);
    }

    close(code?: number, reason?: string): void {
      if (this.readyState >= CLOSING) return;
      if (this.#state === 'good') {
        if (this.readyState === OPEN) this.readyState = CLOSING;
        this.#inner.close(code, reason);
        return;
      }
      this.readyState = CLOSING;
      this.#abandon();
      later(CLOSE_PATIENCE, () => {
        this.#end({ code: ABNORMAL, reason: '', wasClean: false });
      });
    }

    #transmit(data: string): void {
      const arrivals = weather.out(data);
      if (arrivals === undefined) this.#inner.send(data);
      else
        arrive(arrivals, (text) => {
          if (this.#inner.readyState === OPEN) this.#inner.send(text);
        });
    }

    #receive(data: string): void {
      if (this.#state === 'frozen' || this.#state === 'severed') return;
      const arrivals = weather.in(data);
      if (arrivals === undefined) this.#hand(data);
      else
        arrive(arrivals, (text) => {
          this.#hand(text);
        });
    }

    #hand(text: string): void {
      if (this.readyState === CLOSED || this.#state === 'frozen' || this.#state === 'severed') return;
      tap.received(text);
      this.onmessage?.({ data: text });
    }

    /** The client is done with this link: what is stuck in it may arrive yet, and the server learns of the end in its own time. */
    #abandon(): void {
      if (this.#state === 'severed') return;
      if (this.#state === 'holding') this.#letGo(CLOSE_PATIENCE / 2, false);
      else if (this.#state === 'frozen')
        later(SERVER_PATIENCE, () => {
          this.#inner.close();
        });
      else this.#inner.close();
      this.#state = 'severed';
      links.delete(this.#link);
    }

    /** What is stuck is on its way, so late; then the server's side ends. `isTold`: the client sees the end at once. */
    #letGo(late: number, isTold = true): void {
      this.#state = 'severed';
      links.delete(this.#link);
      later(late, () => {
        for (const text of this.#stuck) if (this.#inner.readyState === OPEN) this.#inner.send(text);
        this.#inner.close();
      });
      if (isTold) this.#end({ code: ABNORMAL, reason: '', wasClean: false });
    }

    #end(event: SocketEvent): void {
      if (this.readyState === CLOSED) return;
      this.readyState = CLOSED;
      links.delete(this.#link);
      if (!this.#isDeserted) this.onclose?.(event);
    }
  }

  return {
    webSocket: FaultySocket,
    freeze: () => {
      for (const link of links) link.freeze();
    },
    hold: () => {
      for (const link of links) link.hold();
    },
    sever: (late) => {
      for (const link of links) link.sever(late);
    },
    desert: () => {
      generation++;
      for (const link of links) link.desert();
    },
  };
};
