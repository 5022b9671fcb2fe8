// Tables in Parquet, read back by two readers: hyparquet and DuckDB.

import { readFileSync } from 'node:fs';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { expect } from 'chai';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { from, lastValueFrom, map, range } from 'rxjs';
import { InvalidRequestError } from '../../lib/base/errors.js';
import { fillColumns, toParquet, tradeReportColumns, type ParquetOptions } from '../../lib/sinks/parquet.js';
import { folder, type Folder } from './folder.js';

describe('toParquet, read back', () => {
  let place: Folder;
  let file: string;
  let instance: DuckDBInstance;
  let connection: DuckDBConnection;
  before(async () => {
    instance = await DuckDBInstance.create(':memory:');
    connection = await instance.connect();
  });
  after(() => {
    connection.closeSync();
    instance.closeSync();
  });
  beforeEach(() => {
    place = folder();
    file = place.file('out.parquet');
  });
  afterEach(() => {
    place.remove();
  });

  const write = (records: readonly object[], options?: ParquetOptions) => lastValueFrom(from(records).pipe(toParquet(file, options)));
  const bytes = (): ArrayBuffer => new Uint8Array(readFileSync(file)).buffer;
  const ask = async (sql: string) => (await connection.runAndReadAll(sql.replace('FILE', `'${file}'`))).getRowObjectsJson();

  it('says the same to hyparquet and to DuckDB', async () => {
    await write(
      [
        { Id: 'a', TransactionTimestamp: 1700000000123, Symbol: 'EURUSD', Balance: 10.5, ImmediateOrCancel: true, SymbolPrecision: 5 },
        { Id: 'b', TransactionTimestamp: -62135596800000 },
      ],
      { columns: tradeReportColumns() },
    );
    const [first, second] = await parquetReadObjects({ file: bytes() });

    expect(first).to.include({ Id: 'a', Symbol: 'EURUSD', Balance: 10.5, ImmediateOrCancel: true, SymbolPrecision: 5n });
    expect(first?.['TransactionTimestamp']).to.deep.equal(new Date(1700000000123));
    expect(second?.['Balance'] ?? undefined).to.equal(undefined);
    expect(await ask('SELECT Id, TransactionTimestamp, Balance, SymbolPrecision FROM FILE')).to.deep.equal([
      { Id: 'a', TransactionTimestamp: '2023-11-14 22:13:20.123', Balance: 10.5, SymbolPrecision: '5' },
      { Id: 'b', TransactionTimestamp: '0001-01-01 00:00:00', Balance: null, SymbolPrecision: null },
    ]);
  });

  it('keeps decimals of twenty digits, and adds them up exactly', async () => {
    await write([{ Balance: '12345678901.123456789' }, { Balance: '0.000000000000000001' }, { Balance: '-99999999999999999999.5' }], {
      columns: tradeReportColumns(),
    });

    expect(await ask('SELECT Balance::VARCHAR AS b FROM FILE')).to.deep.equal([
      { b: '12345678901.123456789000000000' },
      { b: '0.000000000000000001' },
      { b: '-99999999999999999999.500000000000000000' },
    ]);
    expect(await ask('SELECT sum(Balance)::VARCHAR AS s, count(*) AS n FROM FILE')).to.deep.equal([{ s: '-99999999987654321098.376543210999999999', n: '3' }]);
  });

  it('keeps decimals of few digits in 64 bits', async () => {
    await write([{ p: '1.10000' }, { p: '-0.5' }], { columns: [{ name: 'p', kind: 'decimal' }], decimal: { precision: 18, scale: 5 } });

    expect(await ask('SELECT p::VARCHAR AS p FROM FILE')).to.deep.equal([{ p: '1.10000' }, { p: '-0.50000' }]);
  });

  it('keeps ids beyond 2^53, as text and as 64 bits', async () => {
    await write([{ orderId: '9007199254740993', n: 9223372036854775807n, m: -9223372036854775808n }]);

    expect(await ask('SELECT orderId, n, m FROM FILE')).to.deep.equal([{ orderId: '9007199254740993', n: '9223372036854775807', m: '-9223372036854775808' }]);
  });

  it('keeps the nanoseconds of a fill', async () => {
    await write([{ timeStamp: '1700000000123456789', accountId: '18446744073709551615' }], { columns: fillColumns() });

    expect(await ask('SELECT timeStamp::VARCHAR AS t, accountId FROM FILE')).to.deep.equal([
      { t: '2023-11-14 22:13:20.123456789', accountId: '18446744073709551615' },
    ]);
  });

  it('keeps what fits no column, and what is of another kind than its column', async () => {
    await write([{ a: 1 }, { a: 'one', b: { c: 2n ** 64n } }], { columns: [{ name: 'a', kind: 'whole' }] });

    expect(await ask('SELECT a, _rest FROM FILE')).to.deep.equal([
      { a: '1', _rest: null },
      { a: null, _rest: '{"a":"one","b":{"c":18446744073709551616}}' },
    ]);
  });

  it('has the columns of its model where there is no record', async () => {
    await write([], { columns: tradeReportColumns() });

    expect(await ask('SELECT count(*) AS n FROM FILE')).to.deep.equal([{ n: '0' }]);
    expect(parquetMetadata(bytes()).schema).to.have.length(tradeReportColumns().length + 2);
  });

  it('writes row groups as it goes, none larger than asked for', async () => {
    const sizes: number[] = [];
    await lastValueFrom(
      range(0, 2500).pipe(
        map((n) => ({ n, text: `row ${String(n)}`, sparse: n === 2499 ? true : undefined })),
        toParquet(file, { rowGroup: 1000 }),
      ),
    ).then(({ rows }) => sizes.push(rows));

    expect(parquetMetadata(bytes()).row_groups.map(({ num_rows }) => Number(num_rows))).to.deep.equal([1000, 1000, 500]);
    expect(await ask('SELECT count(*) AS n, sum(n) AS s, count(DISTINCT text) AS d FROM FILE')).to.deep.equal([{ n: '2500', s: 3123750, d: '2500' }]);
    expect(await ask('SELECT n FROM FILE WHERE _rest IS NOT NULL')).to.deep.equal([{ n: 2499 }]);
  });

  it('writes without compression where asked to', async () => {
    await write([{ a: 'x' }], { compression: 'none' });

    expect(parquetMetadata(bytes()).row_groups[0]?.columns[0]?.meta_data?.codec).to.equal('UNCOMPRESSED');
  });

  for (const rowGroup of [0, -1, 1.5, NaN]) {
    it(`refuses a row group of ${String(rowGroup)}`, () => {
      expect(() => toParquet(file, { rowGroup })).to.throw(InvalidRequestError, /rowGroup/);
    });
  }
});
