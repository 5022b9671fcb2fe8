// One connection through the fault proxy: two sockets, and what happens to the bytes between them. proxy makes one for each client.

import type { Socket } from 'node:net';

/** From the client to the server, or back. */
export type ProxyWay = 'up' | 'down';

/** What goes wrong at which byte. Bytes are counted from 0, separately each way. */
export interface ProxyFaults {
  /** After so many bytes from the client (`up`) or from the server (`down`) this happens; 0 before the first. */
  readonly at?: { readonly way: ProxyWay; readonly byte: number; readonly does: ProxyDeed };
  /** The byte with this number is another one when it arrives. */
  readonly corrupt?: { readonly way: ProxyWay; readonly byte: number };
  /** Bytes from `byte` on, so many of them, never arrive. */
  readonly drop?: { readonly way: ProxyWay; readonly byte: number; readonly count: number };
  /** Milliseconds everything takes longer, each way. */
  readonly delay?: number;
  /** Bytes a second that pass, each way. */
  readonly bytesPerSecond?: number;
}

/** How a connection can end or fall silent: an end in good TCP order, a reset of both sides, both ways silent, one way silent. */
export type ProxyDeed = 'end' | 'reset' | 'halfOpen' | 'muteUp' | 'muteDown';

/** What a connection tells the proxy, and is told. */
export interface ProxiedOptions {
  readonly faults: ProxyFaults;
  readonly count: (way: ProxyWay, length: number) => void;
  readonly ended: () => void;
}

/** A connection through the proxy. */
export interface ProxiedConnection {
  strike(deed: ProxyDeed): void;
  heal(): void;
  destroy(): void;
}

/** Bytes that wait at most on a way that is slow or silent before its source is no longer read. */
const WAITING = 1 << 20;
/** How often a slow way lets some bytes pass, in ms. */
const TICK = 20;

/** A piece without the bytes that never arrive, and with the one that is another. `start` is the number of its first byte. */
const spoiled = (piece: Buffer, start: number, way: ProxyWay, { corrupt, drop }: ProxyFaults): Buffer => {
  const whole = Buffer.from(piece);
  const at = corrupt?.way === way ? corrupt.byte - start : -1;
  const byte = whole[at];
  if (byte !== undefined) whole[at] = byte ^ 0x01;
  if (drop?.way !== way) return whole;
  const from = Math.min(whole.length, Math.max(0, drop.byte - start));
  const to = Math.min(whole.length, Math.max(0, drop.byte + drop.count - start));
  return Buffer.concat([whole.subarray(0, from), whole.subarray(to)]);
};

/** The parts of a piece before and behind the byte at which something happens; one part where it does not happen in this piece. */
const split = (piece: Buffer, start: number, byte: number | undefined): readonly Buffer[] => {
  if (byte === undefined || byte <= start || byte >= start + piece.length) return [piece];
  return [piece.subarray(0, byte - start), piece.subarray(byte - start)];
};

/** One way of a connection. */
interface Lane {
  isMute: boolean;
  /** What arrived and has not been passed on: bytes, or the end. */
  readonly waiting: (Buffer | 'end')[];
  seen: number;
  timer: NodeJS.Timeout | undefined;
}

/** Leads `client` to `server` and back. */
export const proxied = (client: Socket, server: Socket, { faults, count, ended }: ProxiedOptions): ProxiedConnection => {
  const lane = (): Lane => ({ isMute: false, waiting: [], seen: 0, timer: undefined });
  const lanes: Readonly<Record<ProxyWay, Lane>> = { up: lane(), down: lane() };
  const timers = new Set<NodeJS.Timeout>();
  let isOver = false;

  const destroy = (): void => {
    if (isOver) return;
    isOver = true;
    for (const timer of timers) clearTimeout(timer);
    for (const { timer } of Object.values(lanes)) clearTimeout(timer);
    client.destroy();
    server.destroy();
    ended();
  };
  const reset = (): void => {
    client.resetAndDestroy();
    server.resetAndDestroy();
    destroy();
  };
  const targetOf = (way: ProxyWay): Socket => (way === 'up' ? server : client);
  const sourceOf = (way: ProxyWay): Socket => (way === 'up' ? client : server);

  const write = (way: ProxyWay, piece: Buffer | 'end'): void => {
    const target = targetOf(way);
    if (piece === 'end') target.end();
    else if (piece.length > 0 && !target.write(piece)) {
      sourceOf(way).pause();
      target.once('drain', () => sourceOf(way).resume());
    }
  };
  const later = (milliseconds: number, work: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, milliseconds);
    timers.add(timer);
  };
  /** Passes on what waits, as fast as the way is. */
  const flow = (way: ProxyWay): void => {
    const one = lanes[way];
    if (one.isMute || one.timer !== undefined) return;
    let quota = faults.bytesPerSecond === undefined ? Infinity : Math.max(1, Math.floor((faults.bytesPerSecond * TICK) / 1000));
    while (one.waiting.length > 0 && quota > 0) {
      const [piece] = one.waiting;
      if (piece === undefined || piece === 'end' || piece.length <= quota) {
        one.waiting.shift();
        if (piece !== undefined) write(way, piece);
        quota -= piece === 'end' ? 0 : (piece?.length ?? 0);
      } else {
        write(way, piece.subarray(0, quota));
        one.waiting[0] = piece.subarray(quota);
        quota = 0;
      }
    }
    if (one.waiting.length > 0)
      one.timer = setTimeout(() => {
        one.timer = undefined;
        flow(way);
      }, TICK);
    else sourceOf(way).resume();
  };
  const hold = (way: ProxyWay, piece: Buffer | 'end'): void => {
    const { waiting } = lanes[way];
    waiting.push(piece);
    if (waiting.reduce((sum, one) => sum + one.length, 0) > WAITING) sourceOf(way).pause();
    flow(way);
  };
  const pass = (way: ProxyWay, piece: Buffer | 'end'): void => {
    if (faults.delay === undefined) hold(way, piece);
    else
      later(faults.delay, () => {
        hold(way, piece);
      });
  };

  const strike = (deed: ProxyDeed): void => {
    if (isOver) return;
    switch (deed) {
      case 'reset':
        reset();
        break;
      case 'end':
        for (const way of ['up', 'down'] as const)
          targetOf(way).end(() => {
            destroy();
          });
        break;
      case 'halfOpen':
        lanes.up.isMute = true;
        lanes.down.isMute = true;
        break;
      case 'muteUp':
        lanes.up.isMute = true;
        break;
      case 'muteDown':
        lanes.down.isMute = true;
        break;
    }
  };
  const strikeAt = (way: ProxyWay, byte: number): void => {
    if (faults.at?.way === way && faults.at.byte === byte) strike(faults.at.does);
  };
  const arrive = (way: ProxyWay, piece: Buffer): void => {
    const one = lanes[way];
    count(way, piece.length);
    strikeAt(way, one.seen === 0 ? 0 : -1);
    for (const part of split(piece, one.seen, faults.at?.way === way ? faults.at.byte : undefined)) {
      if (isOver) return;
      const start = one.seen;
      one.seen += part.length;
      pass(way, spoiled(part, start, way, faults));
      strikeAt(way, one.seen);
    }
  };

  for (const way of ['up', 'down'] as const) {
    const source = sourceOf(way);
    source.on('data', (piece: Buffer) => {
      arrive(way, piece);
    });
    source.on('end', () => {
      pass(way, 'end');
    });
    source.on('error', () => {
      // of a link that is silent the other side does not hear
      if (!lanes[way].isMute) reset();
    });
    source.on('close', () => {
      if (client.destroyed && server.destroyed) destroy();
    });
  }

  return {
    strike,
    destroy,
    heal: () => {
      for (const way of ['up', 'down'] as const) {
        lanes[way].isMute = false;
        if (sourceOf(way).destroyed && !sourceOf(way).readableEnded) reset();
        else flow(way);
      }
    },
  };
};
