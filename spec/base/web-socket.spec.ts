import { expect } from 'chai';
import { firstValueFrom, map, switchMap } from 'rxjs';
import { WebSocket as Ws } from 'ws';
import type { WebSocketConstructor } from '../../lib/base/web-socket.js';
import { startTickTraderSimulator } from '../../lib/simulator/index.js';
import { tickTrader } from '../../lib/ticktrader/index.js';

/** Node has none before 22. That it fits is for the compiler to say. */
const browsers: WebSocketConstructor | undefined = Reflect.has(globalThis, 'WebSocket') ? globalThis.WebSocket : undefined;

const SOCKETS: Readonly<Record<string, WebSocketConstructor>> = { 'that of ws': Ws, ...(browsers && { "the platform's own": browsers }) };

describe('the WebSocket a client is given', () => {
  for (const [which, webSocket] of Object.entries(SOCKETS))
    it(`may be ${which}, as it is`, async () => {
      const name$ = startTickTraderSimulator({ twoFactor: false }).pipe(
        switchMap(({ url, credentials }) => {
          const tt = tickTrader({ url, credentials, webSocket });
          return tt.account().pipe(switchMap(({ Name }) => tt.close().pipe(map(() => Name))));
        }),
      );
      expect(await firstValueFrom(name$)).to.equal('DemoGross');
    });
});
