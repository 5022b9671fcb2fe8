// Records of a history into a Parquet file: our sink from a stream of records, against the bare writer with whole columns in memory.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { setFlagsFromString } from 'node:v8';
import { parquetWriteFile } from 'hyparquet-writer';
import { from, lastValueFrom, map, range, tap } from 'rxjs';
import { toParquet, tradeReportColumns } from '../lib/sinks/parquet.js';
import type { TradeReport } from '../lib/ticktrader/model/index.js';
import { medianOf, race, ratio, timingOf } from './harness.js';
import type { Figure, Row } from './row.js';

const RECORDS = 1_000_000;

const TYPES = {
  Id: 'STRING',
  TransactionType: 'STRING',
  TransactionReason: 'STRING',
  TransactionTimestamp: 'TIMESTAMP',
  Symbol: 'STRING',
  TradeId: 'STRING',
  TradeSide: 'STRING',
  TradeAmount: 'DOUBLE',
  TradePrice: 'DOUBLE',
  Commission: 'DOUBLE',
  Balance: 'DOUBLE',
  PositionId: 'STRING',
  PositionClosePrice: 'DOUBLE',
} as const;

type Name = keyof typeof TYPES;
const NAMES = Object.keys(TYPES) as readonly Name[];
const SYMBOLS = ['EURUSD', 'GBPUSD', 'USDJPY', 'XAUUSD', 'BTCUSD'];

/** A record as a history has it: mostly fills, every third a close. */
const recordOf = (index: number): TradeReport => ({
  Id: index.toString(16).padStart(24, '5f'),
  TransactionType: index % 3 === 0 ? 'PositionClosed' : 'OrderFilled',
  TransactionReason: 'ClientRequest',
  TransactionTimestamp: 1_700_000_000_000 + index * 1000,
  Symbol: SYMBOLS[index % SYMBOLS.length] ?? '',
  TradeId: String(1_000_000 + index),
  TradeSide: index % 2 === 0 ? 'Buy' : 'Sell',
  TradeAmount: (index % 100) * 1000,
  TradePrice: 1.1 + (index % 1000) / 100_000,
  Commission: -(index % 50) / 100,
  Balance: 10_000 + (index % 10_007) / 100,
  ...(index % 3 === 0 && { PositionId: String(900_000 + index), PositionClosePrice: 1.1 + (index % 777) / 100_000 }),
});

const megabytes = (bytes: number): number => bytes / 2 ** 20;

/** Heap in use after a tenth of the records and before the last of them, all of it that can be collected gone. */
const held = async (count: number, file: string): Promise<readonly Figure[]> => {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  const inUse = (): number => {
    gc();
    return megabytes(process.memoryUsage().heapUsed);
  };
  let early = 0;
  let late = 0;
  const look = tap((index: number) => {
    if (index === Math.floor(count / 10)) early = inUse();
    if (index === count - 1) late = inUse();
  });
  await lastValueFrom(range(0, count).pipe(look, map(recordOf), toParquet(file, { rowGroup: Math.ceil(count / 20) })));
  const of = `${RECORDS.toLocaleString('en')} records, row groups of ${(RECORDS / 20).toLocaleString('en')}`;
  return [
    { of, who: 'in use after a tenth', value: early, unit: 'MB' },
    { of, who: 'more at the end', value: late - early, unit: 'MB' },
  ];
};

export const row: Row = {
  title: 'Into Parquet',
  reads: `A unit is a file of ${RECORDS.toLocaleString('en')} records, ${String(NAMES.length)} columns of them filled. The ratio is time against hyparquet-writer alone, which has the same columns in memory already.`,
  limits: 'The writer: encoding and compressing. Taking records apart is the rest; empty columns of a model cost a little, too.',
  run: async (scale) => {
    const folder = await mkdtemp(join(tmpdir(), 'rxtt-bench-'));
    const file = join(folder, 'records.parquet');
    try {
      const count = Math.max(1000, Math.round(RECORDS * scale));
      const heap = await held(count, file);
      const records = Array.from({ length: count }, (_, index) => recordOf(index));
      const columnData = NAMES.map((name) => ({ name, type: TYPES[name], data: records.map((record) => record[name]) }));
      const names = new Set<string>(NAMES);
      const columns = tradeReportColumns().filter(({ name }) => names.has(name));
      const contenders = [
        {
          name: 'hyparquet-writer alone',
          work: () => {
            parquetWriteFile({ filename: file, columnData });
          },
        },
        { name: 'rxtt', work: () => lastValueFrom(from(records).pipe(toParquet(file, { columns }))) },
      ];
      const timings = await race(contenders, { budget: 10_000 * scale, slice: 0 });
      const alone = timingOf(timings, 'hyparquet-writer alone');
      const of = `${RECORDS.toLocaleString('en')} records`;
      return { figures: [...timings.map((timing) => ({ of, who: timing.name, value: medianOf(timing), unit: 'ms', ratio: ratio(timing, alone) })), ...heap] };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
