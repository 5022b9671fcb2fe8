// Starts the server by rote in a process of its own: what it does must not be counted as the client's work. Rows with a socket call it.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { builtCode } from '../built.js';

/** The server at the far end. */
export interface AwayOptions {
  /** Records of its history. Default none. */
  readonly records?: number;
  /** Milliseconds before each answer leaves; answers on their way together overlap, as on a real link. */
  readonly delay: number;
}

/** Runs `work` with the url of a server on loopback, which is stopped afterwards in any case. */
export const withServer = async <A>(options: AwayOptions, work: (url: string) => Promise<A>): Promise<A> => {
  const path = await builtCode('server', `import { serve } from './server/process.js'; serve(JSON.parse(process.argv[2]));`);
  const server = fork(path, [JSON.stringify(options)], { execArgv: [] });
  try {
    const [port] = (await once(server, 'message', { signal: AbortSignal.timeout(20_000) })) as [number];
    return await work(`ws://127.0.0.1:${String(port)}/trade`);
  } finally {
    server.kill();
  }
};
