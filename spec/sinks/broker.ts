// A real broker for specs: nats-server in a process of its own, on a port and in a folder of its own, that can be killed and come back.

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream, jetstreamManager, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';

const NATS_SERVER = process.env['NATS_SERVER'] ?? 'nats-server';

/** Why there can be no broker here; undefined where there can. */
export const missing =
  spawnSync(NATS_SERVER, ['--version']).status === 0
    ? undefined
    : `there is no ${NATS_SERVER}. Install it (Debian: apt-get install nats-server) or name one in NATS_SERVER`;

/** A broker that runs, and a connection to it that comes back whenever it does. */
export interface Broker {
  readonly connection: NatsConnection;
  readonly client: JetStreamClient;
  readonly manager: JetStreamManager;
  /** Ends it as a crash would. */
  readonly kill: () => Promise<void>;
  readonly start: () => void;
  /** Everything in a stream, oldest first. */
  readonly stored: (stream: string) => Promise<readonly unknown[]>;
  readonly stop: () => Promise<void>;
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // of a server that listens on TCP
  server.close();
  await once(server, 'close');
  return port;
};

/** Starts a broker. */
export const startBroker = async (): Promise<Broker> => {
  const folder = mkdtempSync(join(tmpdir(), 'rxtt-broker-'));
  const port = String(await freePort());
  let server: ChildProcess | undefined;
  const start = (): void => {
    server = spawn(NATS_SERVER, ['-a', '127.0.0.1', '-p', port, '-js', '-sd', folder], { stdio: 'ignore' });
  };
  const kill = async (): Promise<void> => {
    const dying = server;
    server = undefined;
    if (dying === undefined) return;
    const gone = once(dying, 'exit');
    dying.kill('SIGKILL');
    await gone;
  };
  start();
  const connection = await connect({
    servers: `127.0.0.1:${port}`,
    waitOnFirstConnect: true,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 50,
    reconnectJitter: 0,
  });
  const manager = await jetstreamManager(connection);
  const client = jetstream(connection);
  return {
    connection,
    client,
    manager,
    kill,
    start,
    stored: async (stream) => {
      const { messages } = (await manager.streams.info(stream)).state;
      const consumer = await client.consumers.get(stream);
      const found: unknown[] = [];
      if (messages === 0) return found;
      for await (const message of await consumer.fetch({ max_messages: messages })) found.push(message.json());
      return found;
    },
    stop: async () => {
      await connection.close();
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
