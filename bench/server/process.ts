// The server by rote in a process of its own, behind a real WebSocket on loopback, at the far end of a link with a delay. `away` starts it.

import { WebSocketServer } from 'ws';
import { answers, type Asked } from './answers.js';
import type { AwayOptions } from './away.js';

/** Listens, tells its parent the port, and ends with it. */
export const serve = ({ records = 0, delay }: AwayOptions): void => {
  const answer = answers({ records });
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false, maxPayload: 2 ** 20 });
  server.on('connection', (socket) => {
    socket.on('message', (data) => {
      // ws hands over a Buffer unless told otherwise; what a client of ours sends is a request
      const text = answer(JSON.parse((data as Buffer).toString()) as Asked);
      if (text === undefined) return;
      if (delay === 0) socket.send(text);
      else
        setTimeout(() => {
          socket.send(text);
        }, delay);
    });
    socket.on('error', () => undefined);
  });
  server.on('listening', () => {
    const address = server.address();
    process.send?.(typeof address === 'object' && address !== null ? address.port : 0);
  });
  process.on('disconnect', () => process.exit());
};
