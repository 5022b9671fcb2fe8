// What the client believes to be open is what the server has open.

import type { Evidence, Law } from '../evidence.js';

type Row = Readonly<Record<string, unknown>>;

/** The open trades of the server, as any program is told. */
export const serverTrades = <N>({ server }: Pick<Evidence<N>, 'server'>): readonly Row[] => {
  const { Result } = server.exchange.request('Trades');
  return typeof Result === 'object' && Result !== null && 'Trades' in Result && Array.isArray(Result.Trades) ? (Result.Trades as readonly Row[]) : [];
};

const AMOUNTS = ['RemainingAmount', 'Price', 'StopPrice', 'StopLoss', 'TakeProfit', 'Swap'] as const;
const TEXTS = ['Type', 'Side', 'Symbol', 'Status', 'Comment'] as const;

const inWords = (id: string, row: Row, print: (value: unknown) => number): string =>
  [
    id,
    ...TEXTS.map((field) => (typeof row[field] === 'string' ? row[field] : '')),
    ...AMOUNTS.map((field) => (row[field] === undefined || row[field] === null ? '' : String(print(row[field])))),
  ].join(' ');

/** What one list has and the other has not, in words. */
export const difference = (believed: readonly string[], real: readonly string[]): readonly string[] => {
  const [mine, theirs] = [new Set(believed), new Set(real)];
  return [
    ...believed.filter((line) => !theirs.has(line)).map((line) => `believed: ${line}`),
    ...real.filter((line) => !mine.has(line)).map((line) => `real: ${line}`),
    ...(mine.size === believed.length ? [] : ['a trade is believed twice']),
  ];
};

export const openTradesAreReal: Law = {
  name: "openTrades$ = the server's Trades",
  broken: (evidence) => {
    const {
      heard: { openTrades },
      print,
    } = evidence;
    if (openTrades === undefined) return [];
    const real = serverTrades(evidence).map((row) => inWords(String(row['Id']), row, Number));
    const believed = openTrades.map((trade) => inWords(trade.Id, { ...trade }, (value) => Number(print(value as Parameters<typeof print>[0]))));
    return difference(believed, real);
  },
};
