// The secret stays on a server of yours; whoever trades gets signatures only. For browsers, and for programs that need not know it.

import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { finalize, from, map, switchMap } from 'rxjs';
import { simulatedTickTrader } from 'rxtt/simulator';
import { tickTrader } from 'rxtt/ticktrader';

const { url, credentials, webSocket } = simulatedTickTrader({ twoFactor: false });
const { webApiId, webApiKey, webApiSecret } = credentials;

// The signing service. Yours also checks who asks, and that the text is a stamp of now followed by the id and key: it must sign nothing else.
const service = createServer((request, response) => {
  let text = '';
  request.on('data', (chunk: Buffer) => (text += chunk.toString()));
  request.on('end', () => {
    const isLogin = /^\d{13}/.test(text) && text.slice(13) === webApiId + webApiKey;
    response.writeHead(isLogin ? 200 : 403).end(isLogin ? createHmac('sha256', webApiSecret).update(text).digest('base64') : '');
  });
});

service.listen(0, '127.0.0.1', () => {
  const { port } = service.address() as AddressInfo; // of a TCP server
  const sign = async (body: string): Promise<string> => (await fetch(`http://127.0.0.1:${String(port)}/sign`, { method: 'POST', body })).text();

  // The program that trades. It has no secret; a signature is good for one login, now.
  const tt = tickTrader({ url, webSocket, credentials: { webApiId, webApiKey, sign } });
  from(tt.account())
    .pipe(
      map(({ Balance, BalanceCurrency }) => `${String(Balance)} ${String(BalanceCurrency)}`),
      switchMap((line) => tt.close().pipe(map(() => line))),
      finalize(() => service.close()),
    )
    .subscribe((line) => {
      console.log(line);
    });
});
