// One connection of the doctor's, with every frame kept as it came: what a server's own text tells, no decoded frame does. probes look at it.

import { asyncScheduler, type Observable, type SchedulerLike } from 'rxjs';
import { silentProbe } from '../../index.js';
import { idSequence } from '../../base/ids.js';
import { protocol, type Connection, type Frame } from '../../ticktrader/envelope.js';
import type { TickTraderOptions } from '../../ticktrader/index.js';
import { openWithin } from '../../ticktrader/trade-connection.js';
import { checkedAddress } from '../../wire/address.js';
import { platformSocket } from '../../wire/socket-constructor.js';

/** A frame with its text. */
export interface Seen {
  readonly text: string;
  readonly frame: Frame;
}

/** A line to a server, and all that came over it so far. */
export interface Line {
  readonly connection$: Observable<Connection>;
  readonly seen: readonly Seen[];
  /** The text of a frame that came. */
  readonly textOf: (frame: Frame) => string;
  /** Ids, each new. */
  readonly nextId: () => string;
}

const MAX_FRAME = 2 ** 26;

/** A line that opens when its connection is subscribed to. */
export const lineTo = ({ url, webSocket, scheduler }: Pick<TickTraderOptions, 'url' | 'webSocket' | 'scheduler'>, timeout: number): Line => {
  const spoken = protocol({ maxFrame: MAX_FRAME, keepText: true, probe: silentProbe });
  const seen: Seen[] = [];
  const nextId = idSequence();
  const time: SchedulerLike = scheduler ?? asyncScheduler;
  const connection$ = openWithin(
    {
      url: checkedAddress(url),
      webSocket: webSocket ?? platformSocket({ maxFrame: MAX_FRAME, handshakeTimeout: timeout }),
      scheduler: time,
      probe: silentProbe,
      epoch: 1,
      nextId,
      protocol: {
        ...spoken,
        read: (text) => {
          const frame = spoken.read(text);
          seen.push({ text, frame });
          return frame;
        },
      },
    },
    timeout,
  );
  return { connection$, seen, nextId, textOf: (frame) => seen.find((one) => one.frame === frame)?.text ?? '' };
};
