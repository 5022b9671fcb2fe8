// What it costs to find who waits for an answer, with 1, 1,000 and 10,000 in flight: our switchboard, rxjs's multiplex(), and a Map of callbacks.

import { Subject, Subscription, take } from 'rxjs';
import { webSocket, type WebSocketSubject } from 'rxjs/webSocket';
import { silentProbe } from '../lib/base/probe.js';
import { answered } from '../lib/request/answered.js';
import { multiplex } from '../lib/session/multiplex.js';
import type { Inbound } from '../lib/session/protocol.js';
import { medianOf, race, ratio, timingOf, type Contender } from './harness.js';
import { heap } from './memory.js';
import type { Figure, Row } from './row.js';

const IN_FLIGHT = [1, 1_000, 10_000];

interface Answer extends Inbound {
  readonly id: string;
}

/** A way to wait for answers. `ask` waits for this id once; `arrive` brings a text. */
interface Desk {
  readonly ask: (id: string, onAnswer: (answer: Answer) => void) => void;
  readonly arrive: (text: string) => void;
}

/** A small answer, in the form that an envelope would give it, so that all that differs is the way to whoever waits. */
const answerTo = (id: string): string =>
  `{"id":"${id}","shared":false,"answers":true,"Response":"Account","Result":{"Id":5,"Balance":97823.28,"BalanceCurrency":"USD"}}`;

const parsed = (text: string): Answer => JSON.parse(text) as Answer;

const callbacks = (): Desk => {
  const waiting = new Map<string, (answer: Answer) => void>();
  return {
    ask: (id, onAnswer) => void waiting.set(id, onAnswer),
    arrive: (text) => {
      const answer = parsed(text);
      const onAnswer = waiting.get(answer.id);
      waiting.delete(answer.id);
      onAnswer?.(answer);
    },
  };
};

const same = (answer: Answer): Answer => answer;

/** As a read waits for its answer. */
const switchboard = (): Desk => {
  const { answers, deliver } = multiplex<Answer>(silentProbe);
  return {
    ask: (id, onAnswer) => void answers(id).pipe(answered(same)).subscribe(onAnswer),
    arrive: (text) => {
      deliver(parsed(text));
    },
  };
};

/** The part of a WebSocket that rxjs needs to believe it is open; `arrive` is our end of it. */
const openSubject = (): { readonly subject: WebSocketSubject<Answer>; readonly arrive: (text: string) => void } => {
  let arrive: (text: string) => void = () => undefined;
  class LocalSocket {
    readyState = 1;
    onopen: (() => void) | null = null;
    onmessage: ((event: { readonly data: string }) => void) | null = null;

    constructor() {
      arrive = (data) => this.onmessage?.({ data });
      queueMicrotask(() => this.onopen?.());
    }

    send(): void {
      // nobody listens: what counts here is how answers find their way
    }

    close(): void {
      this.readyState = 3;
    }
  }
  const subject = webSocket<Answer>({
    url: 'ws://127.0.0.1',
    WebSocketCtor: LocalSocket as unknown as typeof WebSocket, // what of it rxjs uses
    deserializer: ({ data }) => parsed(data as string),
    serializer: () => '',
  });
  return {
    subject,
    arrive: (text) => {
      arrive(text);
    },
  };
};

const rxjsMultiplex = (): Desk => {
  const { subject, arrive } = openSubject();
  const stay = new Subscription();
  stay.add(subject.subscribe({ error: () => undefined }));
  const nothing = (): undefined => undefined;
  return {
    ask: (id, onAnswer) =>
      void subject
        .multiplex(nothing, nothing, (answer) => answer.id === id)
        .pipe(take(1))
        .subscribe(onAnswer),
    arrive,
  };
};

const DESKS: Readonly<Record<string, () => Desk>> = { 'Map of callbacks': callbacks, rxtt: switchboard, 'rxjs multiplex': rxjsMultiplex };

const nameOf = (who: string, inFlight: number): string => `${who} @ ${String(inFlight)}`;

/** A unit: one of those in flight is answered, and one more asks in its stead. */
const contender = (who: string, make: () => Desk, inFlight: number): Contender => {
  const desk = make();
  const waiting: string[] = [];
  const done$ = new Subject<Answer>();
  let count = 0;
  const ask = (): string => {
    const id = `bench-${String(++count)}`;
    desk.ask(id, (answer) => {
      done$.next(answer);
    });
    return id;
  };
  let answered = 0;
  done$.subscribe(() => answered++);
  for (let index = 0; index < inFlight; index++) waiting.push(ask());
  const work = (units: number): void => {
    const before = answered;
    for (let unit = 0; unit < units; unit++) {
      const place = (unit * 7919) % inFlight; // 7919 is prime: every place has its turn, in no order
      desk.arrive(answerTo(waiting[place] ?? ''));
      waiting[place] = ask();
    }
    if (answered - before !== units) throw new Error(`${who} answered ${String(answered - before)} of ${String(units)}.`);
  };
  return { name: nameOf(who, inFlight), work };
};

/** What one that waits holds, in bytes: what a scavenge has to copy, and an answer to find again in memory. */
const holdings = (waiting: number): readonly Figure[] => {
  const inUse = heap();
  const sizes = Object.entries(DESKS).map(([who, make]) => {
    const desk = make();
    const before = inUse();
    for (let index = 0; index < waiting; index++) desk.ask(`bench-${String(index)}`, () => undefined);
    return { who, value: (inUse() - before) / waiting, desk }; // in hand, so that nothing of it is collected before it was weighed
  });
  return sizes.map(({ who, value }) => ({ of: 'held by each in flight', who, value, unit: 'bytes', ratio: value / (sizes[0]?.value ?? NaN) }));
};

export const row: Row = {
  title: 'Dispatch',
  reads:
    'A unit is one small answer: its text parsed, handed to whoever waits for its Id, and one more request registered. The ratio is time against the Map of callbacks.',
  limits:
    'An Observable a request costs about as much as parsing its small answer; with many in flight what each holds has left the caches and is copied by the collector.',
  run: async (scale) => {
    const sizes = IN_FLIGHT.map((size) => Math.max(1, Math.round(size * scale)));
    const contenders = [...new Set(sizes)].flatMap((size) => Object.entries(DESKS).map(([who, make]) => contender(who, make, size)));
    await Promise.resolve(); // the sockets of rxjs open
    const timings = await race(contenders, { budget: 12_000 * scale, slice: 25 * scale });
    const timed = (who: string, size: number) => timingOf(timings, nameOf(who, size));
    const figures = sizes.flatMap((size) =>
      Object.keys(DESKS).map((who) => {
        const timing = timed(who, size);
        return { of: `${String(size)} in flight`, who, value: 1000 * medianOf(timing), unit: 'µs', ratio: ratio(timing, timed('Map of callbacks', size)) };
      }),
    );
    const [least, most] = [sizes[0] ?? 1, sizes.at(-1) ?? 1];
    const growth = ['Map of callbacks', 'rxtt'].map((who) => {
      const timing = timed(who, most);
      return {
        of: `growth from ${String(least)} to ${String(most)}`,
        who,
        value: 1000 * medianOf(timing),
        unit: 'µs',
        ratio: ratio(timing, timed(who, least)),
      };
    });
    return { figures: [...figures, ...growth, ...holdings(most)] };
  },
};
