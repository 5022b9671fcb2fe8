// A stream into a table of DuckDB.

import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { expect } from 'chai';
import { concat, defer, EMPTY, from, lastValueFrom, map, NEVER, of, range, Subject, throwError, type Observable } from 'rxjs';
import { InvalidRequestError } from '../../lib/base/errors.js';
import { SinkError, toDuckDB, tradeReportColumns } from '../../lib/sinks/duckdb.js';

const turns = async (count = 20): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setTimeout(resolve, 1));
};

describe('toDuckDB', () => {
  let instance: DuckDBInstance;
  let connection: DuckDBConnection;
  beforeEach(async () => {
    instance = await DuckDBInstance.create(':memory:');
    connection = await instance.connect();
  });
  afterEach(() => {
    connection.closeSync();
    instance.closeSync();
  });
  const ask = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
  const errorOf = (stream$: Observable<unknown>): Promise<unknown> =>
    lastValueFrom(stream$).then(
      () => undefined,
      (error: unknown) => error,
    );

  it('makes the table and appends every record', async () => {
    expect(
      await lastValueFrom(
        from([
          { n: 1, s: 'a' },
          { n: 2, s: 'b' },
        ]).pipe(toDuckDB(connection, 'two words')),
      ),
    ).to.deep.equal({ table: 'two words', rows: 2, done: true });
    expect(await ask('SELECT n, s FROM "two words" ORDER BY n')).to.deep.equal([
      { n: 1, s: 'a' },
      { n: 2, s: 'b' },
    ]);
  });

  it('keeps decimals of twenty digits, ids beyond 2^53 and times', async () => {
    const record = { Id: 'a', Balance: '12345678901.123456789', TradeId: '9007199254740993', TransactionTimestamp: 1700000000123, Comment: '' };
    await lastValueFrom(of(record).pipe(toDuckDB(connection, 'history', { columns: tradeReportColumns() })));

    expect(await ask('SELECT Balance, TradeId, TransactionTimestamp, Comment, Symbol, _rest FROM history')).to.deep.equal([
      {
        Balance: '12345678901.123456789000000000',
        TradeId: '9007199254740993',
        TransactionTimestamp: '2023-11-14 22:13:20.123',
        Comment: '',
        Symbol: null,
        _rest: null,
      },
    ]);
    expect(await ask("SELECT data_type FROM information_schema.columns WHERE column_name = 'Balance'")).to.deep.equal([{ data_type: 'DECIMAL(38,18)' }]);
  });

  it('takes a hundred thousand records that come at once', async () => {
    await lastValueFrom(
      range(0, 100_000).pipe(
        map((n) => ({ n })),
        toDuckDB(connection, 't'),
      ),
    );

    expect(await ask('SELECT count(*) AS c, sum(n) AS s FROM t')).to.deep.equal([{ c: '100000', s: 4999950000 }]);
  });

  it('makes an empty table of an empty stream', async () => {
    await lastValueFrom(EMPTY.pipe(toDuckDB(connection, 't', { columns: [{ name: 'a', kind: 'text' }] })));

    expect(await ask('SELECT count(*) AS c FROM t')).to.deep.equal([{ c: '0' }]);
  });

  it('shows rows of a stream without an end soon after they came, and keeps them when it is left', async () => {
    const source = new Subject<object>();
    const subscription = source.pipe(toDuckDB(connection, 't')).subscribe();
    source.next({ n: 1 });
    await turns();
    expect(await ask('SELECT n FROM t')).to.deep.equal([{ n: 1 }]);

    source.next({ n: 2 });
    await turns(3);
    source.next({ n: 3 });
    subscription.unsubscribe();
    expect(source.observed).to.equal(false);
    expect(await ask('SELECT n FROM t ORDER BY n')).to.deep.equal([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it('passes an error of the source on, after the rows before it', async () => {
    const failure = new RangeError('lost');

    expect(
      await errorOf(
        concat(
          of({ n: 1 }),
          throwError(() => failure),
        ).pipe(toDuckDB(connection, 't')),
      ),
    ).to.equal(failure);
    expect(await ask('SELECT n FROM t')).to.deep.equal([{ n: 1 }]);
  });

  it('does nothing where it is left before it is open', async () => {
    concat(of({ n: 1 }), NEVER)
      .pipe(toDuckDB(connection, 't'))
      .subscribe()
      .unsubscribe();
    await turns();

    expect(await ask('SHOW TABLES')).to.deep.equal([]);
  });

  it('subscribes once, and at once', () => {
    let count = 0;
    defer(() => {
      count++;
      return NEVER;
    })
      .pipe(toDuckDB(connection, 't'))
      .subscribe()
      .unsubscribe();

    expect(count).to.equal(1);
  });

  it('matches a table that is there by name, whatever its order and case', async () => {
    await connection.run('CREATE TABLE t (s VARCHAR, more INTEGER, N DOUBLE, _rest VARCHAR)');
    await lastValueFrom(of({ n: 1, s: 'a', odd: true }).pipe(toDuckDB(connection, 't')));

    expect(await ask('SELECT * FROM t')).to.deep.equal([{ s: 'a', more: null, N: 1, _rest: '{"odd":true}' }]);
  });

  it('refuses columns that a table does not have', async () => {
    await connection.run('CREATE TABLE t (a VARCHAR)');
    const error = await errorOf(of({ b: 1 }).pipe(toDuckDB(connection, 't', { columns: [{ name: 'b', kind: 'double' }] })));

    expect(error).to.be.instanceOf(SinkError).with.property('message', 'Cannot write t: the table is there, and has no column b.');
  });

  it('refuses a record that fits no column of a table without one for the rest', async () => {
    await connection.run('CREATE TABLE t (a VARCHAR)');
    const error = await errorOf(of({ a: 'x', b: 1 }).pipe(toDuckDB(connection, 't')));

    expect(error).to.be.instanceOf(SinkError).with.property('message').that.includes('b fits no column');
  });

  it('says what DuckDB has against it', async () => {
    await connection.run('CREATE TABLE t (a VARCHAR PRIMARY KEY)');
    const error = await errorOf(from([{ a: 'x' }, { a: 'x' }]).pipe(toDuckDB(connection, 't')));

    expect(error)
      .to.be.instanceOf(SinkError)
      .with.property('message')
      .that.matches(/^Cannot write t: .*(onstraint|uplicate)/);
  });

  it('bounds what waits while it opens', async () => {
    const error = await errorOf(
      range(0, 100).pipe(
        map((n) => ({ n })),
        toDuckDB(connection, 't', { capacity: 10 }),
      ),
    );

    expect(error).to.be.instanceOf(SinkError).with.property('message').that.includes('more than 10 records');
  });

  it('writes into another schema', async () => {
    await connection.run('CREATE SCHEMA desk');
    await lastValueFrom(of({ n: 1 }).pipe(toDuckDB(connection, 't', { schema: 'desk' })));

    expect(await ask('SELECT n FROM desk.t')).to.deep.equal([{ n: 1 }]);
  });

  it('refuses a batch that is none', () => {
    expect(() => toDuckDB(connection, 't', { batch: 0 })).to.throw(InvalidRequestError, /batch/);
  });
});
