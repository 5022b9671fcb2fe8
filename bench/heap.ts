// Whether memory grows: 100,000 requests in flight and done, and a history of 1,000,000 records walked.

import { lastValueFrom, tap } from 'rxjs';
import type { WebSocketConstructor } from '../lib/base/web-socket.js';
import { tradeHistory } from '../lib/ticktrader/history/trade-history.js';
import { account } from '../lib/ticktrader/read/account.js';
import { heap } from './memory.js';
import type { Figure, Row } from './row.js';
import { answers, idOf } from './server/answers.js';
import { socketTo } from './server/here.js';
import { withSession } from './sessions.js';

const REQUESTS = 100_000;
const RECORDS = 1_000_000;
const PAGE = 1000;
const URL = 'ws://127.0.0.1/trade';

const megabytes = (bytes: number): number => bytes / 2 ** 20;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** So many requests wait at once, then all are answered. */
const requests = async (count: number, inUse: () => number): Promise<readonly Figure[]> => {
  const answer = answers();
  let held: (() => void)[] | undefined;
  const webSocket = socketTo((asked, deliver) => {
    const text = answer(asked);
    if (held === undefined || text === undefined) return text;
    held.push(() => {
      deliver(text);
    });
    return undefined;
  });
  return withSession({ url: URL, webSocket }, async (session) => {
    let answered = 0;
    const ask = (): void => void account(session).subscribe(() => answered++);
    ask();
    await turn();
    const before = inUse();
    held = [];
    for (let request = 0; request < count; request++) ask();
    const waiting = inUse();
    for (const release of held) release();
    held = undefined;
    await turn();
    if (answered !== count + 1) throw new Error(`${String(answered)} of ${String(count + 1)} requests were answered.`);
    const after = inUse();
    const of = `${count.toLocaleString('en')} requests`;
    return [
      { of, who: 'in flight, each', value: (waiting - before) / count, unit: 'bytes' },
      { of, who: 'left when all are answered', value: megabytes(after - before), unit: 'MB' },
    ];
  });
};

/** Pages without end until `count` records are through; their text is one and the same, so that only the client's memory counts. */
const endless = (count: number): WebSocketConstructor => {
  const answer = answers({ records: PAGE });
  const page = answer({ Id: '', Request: 'TradeHistory', Params: { RequestPageSize: PAGE } }) ?? '';
  const [, list = ''] = /"Records":(\[.*\])/.exec(page) ?? [];
  let sent = 0;
  return socketTo((asked) => {
    if (asked.Request !== 'TradeHistory') return answer(asked);
    sent += PAGE;
    const result = `{"IsLastReport":${String(sent >= count)},"Records":${list},"LastId":"${idOf(sent)}"}`;
    return `{"Result":${result},"Id":"${asked.Id}","Response":"TradeHistory"}`;
  });
};

/** Memory after a tenth of the walk and at its end. */
const walk = (count: number, inUse: () => number): Promise<readonly Figure[]> =>
  withSession({ url: URL, webSocket: endless(count) }, async (session) => {
    let passed = 0;
    let early = 0;
    let late = 0;
    const look = tap(() => {
      passed++;
      if (passed === Math.ceil(count / 10)) early = inUse();
      if (passed === count) late = inUse();
    });
    await lastValueFrom(tradeHistory(session).pipe(look), { defaultValue: undefined });
    const of = `${count.toLocaleString('en')} records`;
    return [
      { of, who: 'in use after a tenth', value: megabytes(early), unit: 'MB' },
      { of, who: 'more at the end', value: megabytes(late - early), unit: 'MB' },
    ];
  });

export const row: Row = {
  title: 'Memory',
  reads: 'Heap in use after collecting. There is no peer: what is asked is whether anything grows that should not.',
  limits:
    'One page of records is held while it is emitted; a walk keeps the place of each page it has passed, 24 letters, to notice a server that goes in circles.',
  run: async (scale) => {
    const inUse = heap();
    const size = (full: number, least: number): number => Math.max(least, Math.round(full * scale));
    return { figures: [...(await requests(size(REQUESTS, 100), inUse)), ...(await walk(size(RECORDS, 10 * PAGE), inUse))] };
  },
};
