// The algos the company runs: ids beyond 2^63 among them. ttpds lists them, orders and fills bear their ids, backtests run them.

import { between, oneOf, randomOf } from '../../ticktrader/random.js';

/** An algo. */
export interface Algo {
  /** Decimal text of a uint64. */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** The instrument that stands for it on market 1001. */
  readonly instrumentId: string;
}

/** The id that was seen on a real fill, beyond 2^63. */
const SEEN = 15312252192147810452n;

const KINDS: readonly [string, ...string[]] = ['Scaler', 'Pegger', 'Iceberg', 'Sweeper', 'Laddered Entry', 'Time Slicer', 'Spread Leg'];
const COUNT = 24;

/** The algos of `seed`. The first is the one whose id was seen. */
export const algos = (seed: number): readonly [Algo, ...Algo[]] => {
  const random = randomOf(seed, 'algos');
  const high = (): bigint => (BigInt(between(random, 0x00400000, 0xffffffff)) << 32n) | BigInt(between(random, 0, 0xffffffff));
  const algo = (at: number): Algo => ({
    id: String(at === 0 ? SEEN : high()),
    name: `${oneOf(random, KINDS)} ${String(at + 1)}`,
    version: `1.${String(between(random, 0, 9))}`,
    instrumentId: String(high()),
  });
  return [algo(0), ...Array.from({ length: COUNT - 1 }, (_, at) => algo(at + 1))];
};

/** A parameter of an algo: its shown name, its own, its type, and the field a request fills in. */
export interface AlgoParameter {
  readonly displayName: string;
  readonly name: string;
  readonly type: number;
  readonly value: string;
}

/** What every algo here wants to be told. */
export const PARAMETERS: readonly AlgoParameter[] = [
  { displayName: 'Algo Version', name: '_algo_version', type: 7, value: 'stringValue' },
  { displayName: 'Order Qty', name: 'OrderQty', type: 2, value: 'intValue' },
  { displayName: 'Offset', name: 'Offset', type: 0, value: 'doubleValue' },
  { displayName: 'Post Only', name: 'PostOnly', type: 6, value: 'boolValue' },
];
