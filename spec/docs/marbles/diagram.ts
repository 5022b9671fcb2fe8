// What a marble picture of the documentation is made of: marble texts, and a run of the real library that must come out as these texts. diagrams has them all.

import { simulatedTickTrader, type InMemoryOptions, type InMemoryTickTrader } from '../../../lib/simulator/index.js';
import { virtualClock } from '../../../lib/testing/index.js';
import { tickTrader, type TickTrader, type TickTraderOptions } from '../../../lib/ticktrader/index.js';

/** One line of a picture. */
export interface Lane {
  readonly label: string;
  /** As RxJS draws them: `-` is a column of time, `(ab)` happens at once, `|` completes. */
  readonly marbles: string;
}

/** A picture: what it shows, and how that comes about. */
export interface Diagram {
  /** Its file in docs/pictures, without the ending. */
  readonly name: string;
  readonly title: string;
  /** For those who do not see it. */
  readonly description: string;
  /** What each letter stands for. */
  readonly legend: Readonly<Record<string, string>>;
  readonly lanes: readonly Lane[];
  /** Milliseconds a column. */
  readonly column: number;
  readonly server?: InMemoryOptions;
  readonly client?: Partial<TickTraderOptions>;
  /** Milliseconds from the beginning of the play to the first column. Default 0. */
  readonly from?: number;
  readonly play: (stage: Stage) => void;
}

/** A client that is ready, its server, and somebody who writes down what happens on which lane. */
export interface Stage {
  readonly tt: TickTrader;
  readonly server: InMemoryTickTrader;
  readonly note: (lane: string, letter: string) => void;
  /** What to do so many ms from now. */
  readonly at: (milliseconds: number, work: () => void) => void;
  /** Hears the name of every request that leaves. */
  readonly onRequest: (hear: (name: string) => void) => void;
}

/** Long enough for every play, in ms. */
const CURTAIN = 3_000;

/** What was noted, as marbles. */
const drawn = (notes: readonly { readonly column: number; readonly letter: string }[]): string => {
  let text = '';
  for (const column of new Set(notes.map((note) => note.column))) {
    const letters = notes.filter((note) => note.column === column).map(({ letter }) => letter);
    if (text.length > column) throw new Error(`Column ${String(column)} is taken: ${text}. Choose shorter columns.`);
    text = text.padEnd(column, '-') + (letters.length > 1 ? `(${letters.join('')})` : letters.join(''));
  }
  return text;
};

/** Plays a diagram in virtual time: the marbles of each of its lanes, as they came out. */
export const played = ({ lanes, column, from = 0, server: serverOptions, client, play }: Diagram): readonly Lane[] => {
  const scheduler = virtualClock();
  const server = simulatedTickTrader({ scheduler, twoFactor: false, ticksPerSecond: 0, latency: 20, ...serverOptions });
  const { url, credentials, webSocket } = server;
  const hearers: ((name: string) => void)[] = [];
  const probe = {
    count: () => undefined,
    request: (name: string) => {
      for (const hear of hearers) hear(name);
      return () => undefined;
    },
  };
  const tt = tickTrader({ url, credentials, webSocket, scheduler, probe, random: () => 0.5, ...client });
  tt.connect().subscribe();
  scheduler.advanceBy(CURTAIN);
  const begin = scheduler.now() + from;
  const notes: { readonly lane: string; readonly column: number; readonly letter: string }[] = [];
  play({
    tt,
    server,
    note: (lane, letter) => void notes.push({ lane, column: Math.round((scheduler.now() - begin) / column), letter }),
    at: (milliseconds, work) => void scheduler.schedule(work, milliseconds),
    onRequest: (hear) => void hearers.push(hear),
  });
  scheduler.advanceBy(CURTAIN);
  tt.close();
  return lanes.map(({ label }) => ({ label, marbles: drawn(notes.filter(({ lane }) => lane === label)) }));
};
