// The marble pictures of the documentation. Their texts are what the library did: the spec plays each against the simulator and compares.

import { skip, take } from 'rxjs';
import { ofEvent, type OrderOutcome } from '../../../lib/ticktrader/index.js';
import type { Diagram, Stage } from './diagram.js';

const MARKET = { Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000 } as const;

/** The connection as a lane: lost, and ready again. */
const noteConnection = ({ tt, note }: Stage): void => {
  tt.state$.pipe(skip(1)).subscribe(({ status }) => {
    if (status === 'waiting') note('connection', 'X');
    if (status === 'ready') note('connection', 'R');
  });
};
const LETTERS: Readonly<Record<OrderOutcome['status'], string>> = {
  accepted: 'a',
  unknown: 'u',
  rejected: 'r',
  notSent: 'n',
  conflict: 'c',
  presumedAbsent: 'p',
};

export const diagrams: readonly Diagram[] = [
  {
    name: 'read-over-a-reconnect',
    title: 'A read over a reconnect',
    description:
      'The read asks once. The connection is lost before the answer. When the session is ready again the read asks once more, gets its answer, emits and completes.',
    legend: { q: 'request leaves', X: 'connection lost', R: 'ready', r: 'the answer' },
    column: 10,
    lanes: [
      { label: 'requests', marbles: 'q---------------------------q' },
      { label: 'connection', marbles: '-----X----------------------R' },
      { label: 'splits()', marbles: '--------------------------------(r|)' },
    ],
    play: (stage) => {
      const { tt, server, note, at, onRequest } = stage;
      onRequest((name) => {
        if (name === 'Split') note('requests', 'q');
      });
      noteConnection(stage);
      tt.splits().subscribe({
        next: () => {
          note('splits()', 'r');
        },
        complete: () => {
          note('splits()', '|');
        },
      });
      at(30, () => {
        server.exchange.cut();
      });
    },
  },
  {
    name: 'one-id',
    title: 'Reports come before the answer, under the same Id',
    description:
      'One order leaves. Three frames with its Id come back that are reports: accepted, filled, allocated. They go to executionReports$. The fourth is the answer and goes to the order.',
    legend: { q: 'the order leaves', A: 'Accepted', F: 'Filled', P: 'Allocated', a: 'the verdict: accepted' },
    column: 10,
    server: { faults: [{ when: { request: 'TradeCreate' }, do: { kind: 'slow', by: 60 } }] },
    lanes: [
      { label: 'requests', marbles: 'q' },
      { label: 'executionReports$', marbles: '----------A-----F-----P' },
      { label: 'createOrder()', marbles: '----------------------------(a|)' },
    ],
    play: ({ tt, note, onRequest }) => {
      onRequest((name) => {
        if (name === 'TradeCreate') note('requests', 'q');
      });
      tt.executionReports$.subscribe(({ Event }) => {
        note('executionReports$', { Accepted: 'A', Filled: 'F', Allocated: 'P' }[Event] ?? '?');
      });
      tt.createOrder(MARKET).subscribe({
        next: ({ status }) => {
          note('createOrder()', LETTERS[status]);
        },
        complete: () => {
          note('createOrder()', '|');
        },
      });
    },
  },
  {
    name: 'one-shot',
    title: 'A command is sent once',
    description:
      'The first subscription sends the order. A second one, while it is under way, and a third one, after it is done, see the same verdict. Nothing is sent again.',
    legend: { s: 'somebody subscribes', q: 'the order leaves', a: 'the verdict: accepted' },
    column: 10,
    lanes: [
      { label: 'requests', marbles: '--q' },
      { label: 'first', marbles: '--s---(a|)' },
      { label: 'second', marbles: '----s-(a|)' },
      { label: 'third', marbles: '---------------(sa|)' },
    ],
    play: ({ tt, note, at, onRequest }) => {
      const order$ = tt.createOrder(MARKET);
      onRequest((name) => {
        if (name === 'TradeCreate') note('requests', 'q');
      });
      const listen = (lane: string): void => {
        note(lane, 's');
        order$.subscribe({
          next: ({ status }) => {
            note(lane, LETTERS[status]);
          },
          complete: () => {
            note(lane, '|');
          },
        });
      };
      at(20, () => {
        listen('first');
      });
      at(40, () => {
        listen('second');
      });
      at(150, () => {
        listen('third');
      });
    },
  },
  {
    name: 'lazy-pages',
    title: 'A page when it is wanted',
    description:
      'tradeHistory with pages of three and take(5): the second page is asked for when the third record is through. The fifth record ends the walk, and no third page is asked for.',
    legend: { q: 'a page is asked for', r: 'a record' },
    column: 5,
    server: { history: { days: 10, records: 50 } },
    lanes: [
      { label: 'requests', marbles: 'q-------q' },
      { label: 'take(5)', marbles: '--------(rrr)---(rr|)' },
    ],
    play: ({ tt, note, onRequest }) => {
      onRequest((name) => {
        if (name === 'TradeHistory') note('requests', 'q');
      });
      tt.tradeHistory({ pageSize: 3 })
        .pipe(take(5))
        .subscribe({
          next: () => {
            note('take(5)', 'r');
          },
          complete: () => {
            note('take(5)', '|');
          },
        });
    },
  },
  {
    name: 'reports-and-executions',
    title: 'The same fills on executionReports$ and on executions$',
    description:
      'Three orders are filled, the second one while the connection is down. executionReports$ tells of the first and the third. executions$ tells of a gap, then of the second fill, then that it has caught up, then of the third.',
    legend: { 1: 'first fill', 2: 'second fill', 3: 'third fill', X: 'connection lost', R: 'ready', g: 'gap', c: 'caughtUp' },
    column: 10,
    from: 480,
    server: { accountingType: 'Net' },
    lanes: [
      { label: 'on the server', marbles: '--1--------------2----------------------------------3' },
      { label: 'connection', marbles: '------------X----------------------R' },
      { label: 'executionReports$', marbles: '----1-------------------------------------------------3' },
      { label: 'executions$', marbles: '----1------------------------------g---(2c)-----------3' },
    ],
    play: (stage) => {
      const { tt, server, note, at } = stage;
      let isReady = false;
      let told = 0;
      tt.executionReports$.pipe(ofEvent('Filled')).subscribe(({ Trade }) => {
        note('executionReports$', String(Trade.InitialAmount).charAt(0));
      });
      tt.executions$.subscribe((event) => {
        if (!isReady)
          isReady = event.kind === 'caughtUp'; // it begins with what is there already
        else if (event.kind !== 'execution') note('executions$', event.kind === 'gap' ? 'g' : 'c');
        else if (event.change === 'fill') note('executions$', String(++told));
      });
      const fill = (number: number): void => {
        note('on the server', String(number));
        server.exchange.request('TradeCreate', { ...MARKET, Amount: number * 10_000 });
      };
      at(500, () => {
        noteConnection(stage);
        fill(1);
      });
      at(580, () => {
        server.exchange.cut();
      });
      at(650, () => {
        fill(2);
      });
      at(1_000, () => {
        fill(3);
      });
    },
  },
  {
    name: 'unknown-then-accepted',
    title: 'In doubt, and found out',
    description:
      'An order leaves, the server executes it, and the connection is lost before the answer: the verdict is unknown. When the session is ready again the order is found among the open trades: accepted. It was sent once.',
    legend: { q: 'the order leaves', X: 'connection lost', R: 'ready', u: 'unknown', a: 'accepted' },
    column: 10,
    server: { faults: [{ when: { request: 'TradeCreate' }, do: { kind: 'cut', at: 'afterExecuting' } }] },
    lanes: [
      { label: 'requests', marbles: 'q' },
      { label: 'connection', marbles: '----X----------------------R' },
      { label: 'createOrder()', marbles: '----u----------------------(a|)' },
    ],
    play: (stage) => {
      const { tt, note, onRequest } = stage;
      onRequest((name) => {
        if (name === 'TradeCreate') note('requests', 'q');
      });
      noteConnection(stage);
      tt.createOrder(MARKET).subscribe({
        next: ({ status }) => {
          note('createOrder()', LETTERS[status]);
        },
        complete: () => {
          note('createOrder()', '|');
        },
      });
    },
  },
];
