// Small answers over a real socket, so many in flight: our account() against bare ws with a Map, and against rxjs webSocket + multiplex + io-ts.

import { once } from 'node:events';
import { WebSocket } from 'ws';
import { firstValueFrom, map, Subscription, take } from 'rxjs';
import { webSocket } from 'rxjs/webSocket';
import { closeSession, openSession, whenReady } from '../lib/ticktrader/open-session.js';
import { account } from '../lib/ticktrader/read/account.js';
import { accountCodec } from './reading.js';
import { medianOf, race, ratio, timingOf, type Contender } from './harness.js';
import { decodeBy, ioTsOf } from './peers/io-ts.js';
import { shapeOf } from './peers/shape.js';
import type { Row } from './row.js';
import { withServer } from './server/away.js';

const IN_FLIGHT = [1, 4, 16, 32, 100];

/** Asks for the account once and calls back with the answer, checked or not. */
type Ask = (onAnswer: (answer: unknown) => void) => void;

/** A client, and how to hang up. */
interface Client {
  readonly ask: Ask;
  readonly end: () => void;
}

interface Answer {
  readonly Id: string;
  readonly Result?: unknown;
}

const ids = (): (() => string) => {
  let count = 0;
  return () => `bench-${String(++count)}`;
};

const bare = async (url: string): Promise<Client> => {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  const waiting = new Map<string, (answer: unknown) => void>();
  const nextId = ids();
  socket.on('message', (data) => {
    const answer = JSON.parse((data as Buffer).toString()) as Answer; // ws hands over a Buffer unless told otherwise
    const onAnswer = waiting.get(answer.Id);
    waiting.delete(answer.Id);
    onAnswer?.(answer.Result);
  });
  await once(socket, 'open');
  return {
    ask: (onAnswer) => {
      const id = nextId();
      waiting.set(id, onAnswer);
      socket.send(JSON.stringify({ Id: id, Request: 'Account' }));
    },
    end: () => {
      socket.close();
    },
  };
};

const withRxtt = async (url: string): Promise<Client> => {
  const session = openSession({ url, credentials: { webApiId: 'id', webApiKey: 'key', webApiSecret: 'secret' }, throttle: false });
  await firstValueFrom(whenReady(session));
  return {
    ask: (onAnswer) => void account(session).subscribe(onAnswer),
    end: () => void closeSession(session),
  };
};

const withRxjs = async (url: string): Promise<Client> => {
  const open = new Subscription();
  const socket$ = webSocket<Answer>({ url, WebSocketCtor: WebSocket as unknown as typeof globalThis.WebSocket }); // ws is one, under types of its own
  const nextId = ids();
  const checked = decodeBy(ioTsOf(shapeOf(accountCodec)));
  open.add(socket$.subscribe({ error: () => undefined }));
  const ask: Ask = (onAnswer) => {
    const id = nextId();
    const answers$ = socket$.multiplex(
      () => ({ Id: id, Request: 'Account' }),
      () => ({ Id: id }), // multiplex says something when it is over; the server does not listen
      (answer) => answer.Id === id,
    );
    answers$
      .pipe(
        take(1),
        map(({ Result }) => checked(Result)),
      )
      .subscribe(onAnswer);
  };
  await new Promise(ask);
  return {
    ask,
    end: () => {
      open.unsubscribe();
    },
  };
};

const CLIENTS: Readonly<Record<string, (url: string) => Promise<Client>>> = {
  'bare ws': bare,
  rxtt: withRxtt,
  'rxjs webSocket + multiplex + io-ts': withRxjs,
};

const nameOf = (who: string, inFlight: number): string => `${who} @ ${String(inFlight)}`;

/** A unit: one answer. Each that comes sets off the next request, so that `inFlight` are always under way. */
const asking =
  (ask: Ask, inFlight: number): Contender['work'] =>
  (units) =>
    new Promise<void>((resolve) => {
      let asked = 0;
      let answered = 0;
      const next = (): void => {
        if (asked === units) return;
        asked++;
        ask(() => {
          if (++answered === units) resolve();
          else next();
        });
      };
      for (let first = 0; first < inFlight; first++) next();
    });

export const row: Row = {
  title: 'Round trips',
  reads:
    'A unit is one account asked for and answered over loopback, the server in a process of its own. The ratio is answers a second against bare ws + JSON.parse + Map + callback, which checks nothing: more is better.',
  limits: 'One write to the kernel a frame: what is flushed together shares it.',
  run: (scale) =>
    withServer({ delay: 0 }, async (url) => {
      const clients = await Promise.all(Object.entries(CLIENTS).map(async ([who, connect]) => ({ who, client: await connect(url) })));
      const contenders = IN_FLIGHT.flatMap((inFlight) =>
        clients.map(({ who, client }) => ({ name: nameOf(who, inFlight), work: asking(client.ask, inFlight) })),
      );
      const timings = await race(contenders, { budget: 30_000 * scale, slice: 40 * scale });
      for (const { client } of clients) client.end();
      const timed = (who: string, inFlight: number) => timingOf(timings, nameOf(who, inFlight));
      const figures = IN_FLIGHT.flatMap((inFlight) =>
        clients.map(({ who }) => {
          const timing = timed(who, inFlight);
          return { of: `${String(inFlight)} in flight`, who, value: 1000 * medianOf(timing), unit: 'µs', ratio: ratio(timed('bare ws', inFlight), timing) };
        }),
      );
      const most = IN_FLIGHT.at(-1) ?? 1;
      const [ours, theirs] = [timed('rxtt', most), timed('rxjs webSocket + multiplex + io-ts', most)];
      const against = {
        of: `${String(most)} in flight`,
        who: 'rxtt against rxjs + io-ts',
        value: 1000 * medianOf(ours),
        unit: 'µs',
        ratio: ratio(theirs, ours),
      };
      return { figures: [...figures, against] };
    }),
};
