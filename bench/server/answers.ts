// A TickTrader server that answers by rote: the least that login, the account and a long history need. Its texts are made once, so that it never is what limits.

import { messages } from '../messages.js';

/** A request, as far as it is looked at. */
export interface Asked {
  readonly Id: string;
  readonly Request?: string;
  readonly Params?: {
    readonly TimestampFrom?: number;
    readonly TimestampTo?: number;
    readonly RequestPageSize?: number;
    readonly RequestLastId?: string;
  };
}

/** What the server tells. */
export interface AnswersOptions {
  /** Records of the history, one a minute up to now. Default none. */
  readonly records?: number;
}

const MINUTE = 60_000;

/** The id of the record at this place. Ids as the simulator makes them: the middle part has letters, so that none of them looks like a long number. */
export const idOf = (index: number): string => `69337200e7798f6f${index.toString(16).padStart(8, '0')}`;

/** The place of a record by its id. */
const indexOf = (id: string): number => parseInt(id.slice(-8), 16);

/** The records of the simulator's history, again and again, stamped anew. */
const history = (records: number): ((params: NonNullable<Asked['Params']>) => string) => {
  const begin = Date.now() - records * MINUTE;
  const pages = messages().pages.slice(1); // without the one long literal, which `digits` is about
  const sample = pages.flatMap((page) => (JSON.parse(page) as { readonly Result: { readonly Records: readonly object[] } }).Result.Records);
  const record = (index: number): string => JSON.stringify({ ...sample[index % sample.length], Id: idOf(index), TransactionTimestamp: begin + index * MINUTE });
  const known = new Map<string, string>();
  const listed = (from: number, to: number): string => {
    // made once and used again, so that only the first walk waits for it
    const key = `${String(from)} ${String(to)}`;
    const list = known.get(key) ?? Array.from({ length: to - from }, (_, index) => record(from + index)).join();
    known.set(key, list);
    return list;
  };
  const within = (index: number): number => Math.min(records, Math.max(0, index));
  return ({ TimestampFrom = -Infinity, TimestampTo = Infinity, RequestPageSize = 1000, RequestLastId }) => {
    const first = RequestLastId === undefined ? within(Math.ceil((TimestampFrom - begin) / MINUTE)) : indexOf(RequestLastId) + 1;
    const end = within(Math.floor((TimestampTo - begin) / MINUTE) + 1);
    const last = Math.min(end, first + RequestPageSize);
    const lastId = last > first ? `,"LastId":"${idOf(last - 1)}"` : '';
    return `{"IsLastReport":${String(last >= end)},"TotalReports":${String(Math.max(0, end - first))},"Records":[${listed(first, Math.max(first, last))}]${lastId}}`;
  };
};

/** What each request is answered, by rote; nothing for what is not known here. */
export const answers = ({ records = 0 }: AnswersOptions = {}): ((asked: Asked) => string | undefined) => {
  const [account = ''] = messages().accounts;
  const accountResult = JSON.stringify((JSON.parse(account) as { readonly Result: unknown }).Result);
  const page = history(records);
  const results: Readonly<Record<string, (asked: Asked) => string>> = {
    Login: () => '{"Info":"ok","TwoFactorFlag":false}',
    Account: () => accountResult,
    Trades: () => '{"Trades":[]}',
    TradeHistory: ({ Params = {} }) => page(Params),
  };
  return (asked) => {
    const result = asked.Request === undefined ? undefined : results[asked.Request]?.(asked);
    return result === undefined ? undefined : `{"Result":${result},"Id":"${asked.Id}","Response":"${asked.Request ?? ''}"}`;
  };
};
