// Tables of text.

import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { from, lastValueFrom } from 'rxjs';
import { toCsv, tradeReportColumns, type Column, type CsvOptions } from '../../lib/sinks/csv.js';
import { folder, type Folder } from './folder.js';

describe('toCsv', () => {
  let place: Folder;
  beforeEach(() => {
    place = folder();
  });
  afterEach(() => {
    place.remove();
  });

  const written = async (records: readonly object[], options?: CsvOptions): Promise<readonly string[]> => {
    const file = place.file('out.csv');
    await lastValueFrom(from(records).pipe(toCsv(file, options)));
    return readFileSync(file, 'utf8').split('\r\n');
  };
  const column = (name: string, kind: Column['kind'] = 'text'): Column => ({ name, kind });

  it('has the columns of the model, whatever the records hold, and ends its lines in CR LF', async () => {
    const [header = '', row = '', end] = await written([{ Id: 'a', Symbol: 'EURUSD' }], { columns: tradeReportColumns() });

    expect(header.split(',').slice(0, 5)).to.deep.equal(['Id', 'TransactionType', 'TransactionReason', 'TransactionTimestamp', 'Symbol']);
    expect(row.split(',')).to.have.length(header.split(',').length);
    expect(end).to.equal('');
  });

  it('quotes what has to be, and tells empty text from what is absent', async () => {
    const [, ...rows] = await written(
      [
        { a: 'x,y', b: 'say "no"', c: 'two\nlines' },
        { a: '', b: 'plain' },
      ],
      { columns: ['a', 'b', 'c'].map((name) => column(name)), rest: false },
    );

    expect(rows).to.deep.equal(['"x,y","say ""no""","two\nlines"', '"",plain,', '']);
  });

  it('writes times as ISO 8601, exact decimals as their text, and 64 bits digit for digit', async () => {
    const columns = [column('at', 'millis'), column('price', 'decimal'), column('id', 'whole'), column('ns', 'nanos'), column('is', 'flag')];
    const [, row] = await written([{ at: 1700000000123, price: '1.10000', id: 18446744073709551615n, ns: '1700000000123456789', is: false }], {
      columns,
      rest: false,
    });

    expect(row).to.equal('2023-11-14T22:13:20.123Z,1.10000,18446744073709551615,1700000000123456789,false');
  });

  it('flattens nested records, and writes lists as JSON', async () => {
    const [header, row] = await written([{ Fill: { Price: 1.5, Amount: 2 }, list: [1, 2] }]);

    expect(header).to.equal('Fill.Price,Fill.Amount,list,_rest');
    expect(row).to.equal('1.5,2,"[1,2]",');
  });

  it('keeps what fits no column in the one for the rest', async () => {
    const [, row] = await written([{ a: 5, b: { c: 'x' } }], { columns: [column('a')] });

    expect(row).to.equal(',"{""a"":5,""b"":{""c"":""x""}}"');
  });

  it('writes the header alone where there is no record', async () => {
    expect(await written([], { columns: [column('a'), column('b')] })).to.deep.equal(['a,b,_rest', '']);
  });

  it('decides on columns by the first thousand records, and loses nothing of later ones', async () => {
    const records = [...Array.from({ length: 1000 }, (_, n) => ({ n })), { n: 1000, late: 'x' }];
    const lines = await written(records);

    expect(lines[0]).to.equal('n,_rest');
    expect(lines.at(-2)).to.equal('1000,"{""late"":""x""}"');
  });
});
