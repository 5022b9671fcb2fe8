// A history of many pages over a link with a delay: chained, read a page ahead, cut into slices that are fetched side by side.

import { once } from 'node:events';
import { WebSocket } from 'ws';
import { ignoreElements, lastValueFrom, type Observable } from 'rxjs';
import { eachPage } from '../lib/request/pages.js';
import { tradeHistory, tradeHistoryPages } from '../lib/ticktrader/history/trade-history.js';
import type { Session } from '../lib/ticktrader/session.js';
import { medianOf, race, ratio, timingOf, type Contender } from './harness.js';
import type { Row } from './row.js';
import { withServer } from './server/away.js';
import { withSession } from './sessions.js';

const RECORDS = 40_000;
/** Milliseconds from a request to its answer, beside the work of both ends. */
const DELAY = 20;

const all = (records$: Observable<unknown>): Promise<unknown> => lastValueFrom(records$.pipe(ignoreElements()), { defaultValue: undefined });

interface Page {
  readonly Result: { readonly IsLastReport: boolean; readonly LastId?: string; readonly Records: readonly unknown[] };
}

/** Page after page without a library and without a check: what chaining cannot beat. */
const bareWalk = async (socket: WebSocket): Promise<number> => {
  let count = 0;
  for (let last: string | undefined = ''; last !== undefined;) {
    socket.send(JSON.stringify({ Id: 'bench', Request: 'TradeHistory', Params: { RequestPageSize: 1000, ...(last !== '' && { RequestLastId: last }) } }));
    const [data] = (await once(socket, 'message')) as [Buffer];
    const { Result } = JSON.parse(data.toString()) as Page;
    count += Result.Records.length;
    last = Result.IsLastReport ? undefined : Result.LastId;
  }
  return count;
};

const walks = (session: Session): Readonly<Record<string, () => Promise<unknown>>> => ({
  'rxtt, chained': () => all(tradeHistory(session)),
  'rxtt, cursor that reads one ahead': () => all(eachPage(tradeHistoryPages(session), ({ records }) => records)),
  'rxtt, parallel: 4': () => all(tradeHistory(session, { parallel: 4 })),
  'rxtt, parallel: 8': () => all(tradeHistory(session, { parallel: 8 })),
});

const contender = (name: string, walk: () => Promise<unknown>): Contender => ({
  name,
  work: async (units) => {
    for (let unit = 0; unit < units; unit++) await walk();
  },
});

export const row: Row = {
  title: 'History over a link with delay',
  reads: `A unit is ${String(RECORDS)} records in pages of 1000, each answer ${String(DELAY)} ms away. The ratio is time against our own chained walk, the default.`,
  limits: 'Chained, the delay once a page; side by side, reading and checking the records on one thread.',
  run: (scale) =>
    withServer({ records: Math.max(2_000, Math.round(RECORDS * scale)), delay: Math.round(DELAY * scale) }, (url) =>
      withSession({ url }, async (session) => {
        const socket = new WebSocket(url, { perMessageDeflate: false });
        await once(socket, 'open');
        const contenders = [
          ...Object.entries(walks(session)).map(([name, walk]) => contender(name, walk)),
          contender('bare ws + JSON.parse, chained, no checks', () => bareWalk(socket)),
        ];
        const timings = await race(contenders, { budget: 12_000 * scale, slice: 0 });
        socket.close();
        const chained = timingOf(timings, 'rxtt, chained');
        const of = `${String(DELAY)} ms`;
        return { figures: timings.map((timing) => ({ of, who: timing.name, value: medianOf(timing), unit: 'ms', ratio: ratio(timing, chained) })) };
      }),
    ),
};
