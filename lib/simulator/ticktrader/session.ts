// One session: a connection of a client and how far it has come. Doors hold its two ends, sessions keeps them all.

import type { Faults } from './faults.js';
import type { Device, Doorkeeper } from './login.js';
import type { ClientSession } from './requests/route.js';
import type { World } from './world.js';
import type { Wire } from './writer.js';

/** The other end of a connection, as a door provides it. */
export interface Peer {
  send(frame: string): void;
  /** Closes in good order. */
  close(code: number, reason: string): void;
  /** Tears the connection down, without a word. */
  readonly cut: () => void;
  /** Ends it without a word too, but what was sent before arrives. */
  readonly abandon?: () => void;
  /** Stops reading, or goes on: a fault script asks for it where the link is half open. Only where there is a real socket. */
  readonly freeze?: (isFrozen: boolean) => void;
}

/** What a door does with a connection. */
export interface Link {
  readonly receive: (frame: string) => void;
  /** The client is gone. */
  readonly ended: () => void;
  /** Whether the client is heard and answered; where it is not, its pings get no pong and its goodbye none either. */
  readonly hears: () => boolean;
}

/** How far a session has come: not logged in, asked for a one-time password, in. */
export type Stage = 'fresh' | 'challenged' | 'in';

/** A session as the server knows it. */
export interface Session extends ClientSession {
  readonly peer: Peer;
  /** Prints a frame and sends it. */
  readonly send: (frame: Wire) => void;
  stage: Stage;
  device: Device;
  /** The Ids it has used; kept only where they matter. */
  readonly usedIds: Set<string>;
  /** When it was heard last, ms since 1970. */
  heard: number;
}

/** What sessions need that is made after them. */
export interface Engine {
  readonly world: World;
  readonly door: Doorkeeper;
  readonly faults: Faults;
  readonly throttle: (method: string) => void;
}
