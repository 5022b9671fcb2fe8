// What codes stand for, added to any stream of orders, fills, instruments or products. Users pipe through it; client binds it.

import { concatMap, forkJoin, map, of, queueScheduler, reduce, subscribeOn, type Observable, type OperatorFunction } from 'rxjs';
import { markets, instrumentData, productData } from './services/pds.js';
import { orderData } from './services/ledger.js';
import type { DataTables } from './model/tables.js';
import type { TtCore } from './session.js';

/** Names by field: `side: 'BUY'`, `marketId: 'CME'`. A code that TT has no name for is absent. */
export type Names = Readonly<Partial<Record<string, string>>>;

/** A record with the names of its codes. */
export type Named<T> = T & { readonly names: Names };

/** One answer of TT that holds tables; each from code to name. */
type Tables = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Source = keyof typeof SOURCES;

const namesById = (entries: readonly { readonly id: string; readonly name?: string }[]): Readonly<Record<string, string>> =>
  Object.fromEntries(entries.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name]])));

const ofEntries = (tables: DataTables): Tables => Object.fromEntries(Object.entries(tables).map(([table, entries]) => [table, namesById(entries)]));

/** The markets are a list, not a table; asked for once as well. */
const marketTable = (core: TtCore): Observable<Tables> =>
  core.once('markets by id', () =>
    markets(core).pipe(
      reduce<{ id: string; name: string }, { id: string; name: string }[]>((all, market) => [...all, market], []),
      map((all) => ({ markets: namesById(all) })),
    ),
  );

const SOURCES = {
  orders: orderData,
  products: (core: TtCore): Observable<Tables> => productData(core).pipe(map(ofEntries)),
  instruments: (core: TtCore): Observable<Tables> => instrumentData(core).pipe(map(ofEntries)),
  markets: marketTable,
} as const satisfies Readonly<Record<string, (core: TtCore) => Observable<Tables>>>;

/** Which table a field's codes are in. Orders and fills have two names for some. */
const FIELDS: Readonly<Record<string, readonly [Source, string]>> = {
  side: ['orders', 'side'],
  orderType: ['orders', 'orderType'],
  ordType: ['orders', 'orderType'],
  orderStatus: ['orders', 'orderStatus'],
  ordStatus: ['orders', 'orderStatus'],
  executionType: ['orders', 'executionType'],
  execType: ['orders', 'executionType'],
  timeInForce: ['orders', 'timeInForce'],
  algoType: ['orders', 'algoType'],
  syntheticType: ['orders', 'syntheticType'],
  syntheticStatus: ['orders', 'syntheticStatus'],
  execInst: ['orders', 'execInst'],
  contingencyType: ['orders', 'contingencyType'],
  orderCrossPreventionType: ['orders', 'orderCrossPreventionType'],
  positionEffect: ['orders', 'positionEffect'],
  tradeType: ['orders', 'tradeType'],
  multiLegReportingType: ['orders', 'multiLegReportingType'],
  orderCapacity: ['orders', 'orderCapacity'],
  orderOrigination: ['orders', 'orderOrigination'],
  source: ['orders', 'source'],
  marketId: ['markets', 'markets'],
  productTypeId: ['products', 'productTypes'],
  currencyId: ['products', 'currencies'],
  seriesTermId: ['instruments', 'seriesTerms'],
  optionCodeId: ['instruments', 'optionCodes'],
  optionSchemeId: ['instruments', 'optionSchemes'],
  comboTypeId: ['instruments', 'comboTypes'],
};

const isSource = (name: string): name is Source => Object.hasOwn(SOURCES, name);

/** The tables that these fields need, and no others: each is a call the first time. */
const tablesFor = (core: TtCore, fields: readonly string[]): Observable<Readonly<Partial<Record<string, Tables>>>> => {
  const sources = new Set(fields.flatMap((field) => FIELDS[field]?.[0] ?? []));
  return sources.size === 0 ? of({}) : forkJoin(Object.fromEntries([...sources].filter(isSource).map((source) => [source, SOURCES[source](core)])));
};

/** Adds `names` to each record: what its codes stand for, by field. The tables are asked for when a record first needs them, once a session. */
export const withNames =
  <T extends object>(core: TtCore): OperatorFunction<T, Named<T>> =>
  (source) =>
    source.pipe(
      concatMap((record) => {
        const codes = Object.entries(record).filter(([field]) => Object.hasOwn(FIELDS, field));
        return tablesFor(
          core,
          codes.map(([field]) => field),
        ).pipe(
          subscribeOn(queueScheduler), // those that waited for a table come out one after the other, not one inside the other
          map((tables) => {
            const named = codes.flatMap(([field, code]): readonly (readonly [string, string])[] => {
              const [from, table] = FIELDS[field] ?? ['', ''];
              const name = tables[from]?.[table]?.[String(code)];
              return name === undefined ? [] : [[field, name]];
            });
            return { ...record, names: Object.fromEntries(named) };
          }),
        );
      }),
    );
