// A simulated server on a real socket for as long as a spec uses it, and sockets to it. The specs of the server door and of fault scripts behind it run on it.

import { once } from 'node:events';
import { firstValueFrom, Subject } from 'rxjs';
import { WebSocket } from 'ws';
import { startTickTraderSimulator, type RunningTickTrader, type ServerOptions } from '../../../../lib/simulator/index.js';

/** A running server for one spec; its prices stand still. */
export const running = async (options: ServerOptions, use: (server: RunningTickTrader) => Promise<void>): Promise<void> => {
  const servers = new Subject<RunningTickTrader>();
  const first = firstValueFrom(servers);
  const subscription = startTickTraderSimulator({ ticksPerSecond: 0, ...options }).subscribe(servers);
  try {
    await use(await first);
  } finally {
    subscription.unsubscribe();
  }
};

/** A socket to it that is open. */
export const opened = async (url: string): Promise<WebSocket> => {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  return socket;
};
