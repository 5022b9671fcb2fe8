// Columns derived from codecs.

import { expect } from 'chai';
import * as t from 'io-ts';
import { record } from '../../../lib/codec/record.js';
import { double, flag, id, list, millis, open, text, whole } from '../../../lib/codec/values.js';
import { columnsOf } from '../../../lib/sinks/parts/model-columns.js';
import * as models from '../../../lib/sinks/parts/models.js';
import { executionReport } from '../../../lib/ticktrader/model/execution-report.js';

const shown = (columns: ReturnType<typeof columnsOf>): Readonly<Record<string, string>> => Object.fromEntries(columns.map(({ name, kind }) => [name, kind]));

describe('columnsOf', () => {
  it('gives each kind of field its kind of column, in their order', () => {
    const model = (money: t.Type<number>) =>
      record('Thing', { Id: id, At: millis }, { Price: money, Count: whole, Ratio: double, Is: flag, Word: open('a', 'b'), Note: text, Parts: list(text) });

    expect(Object.entries(shown(columnsOf(model)))).to.deep.equal([
      ['Id', 'text'],
      ['At', 'millis'],
      ['Price', 'money'],
      ['Count', 'whole'],
      ['Ratio', 'double'],
      ['Is', 'flag'],
      ['Word', 'text'],
      ['Note', 'text'],
      ['Parts', 'json'],
    ]);
  });

  it('calls the fields of nested records by their path', () => {
    const columns = columnsOf(executionReport);

    expect(columns.find(({ name }) => name === 'Trade.Id')).to.deep.equal({ name: 'Trade.Id', path: ['Trade', 'Id'], kind: 'text' });
    expect(shown(columns)).to.include({ 'Fill.Price': 'money', 'Trade.Created': 'millis', AssetMovement: 'json' });
  });

  it('reads codecs of io-ts itself', () => {
    const model = t.intersection([
      t.type({ a: t.string, b: t.number }),
      t.partial({ c: t.boolean, d: t.keyof({ x: null }), e: t.union([t.string, t.number]) }),
    ]);

    expect(shown(columnsOf(model))).to.deep.equal({ a: 'text', b: 'double', c: 'flag', d: 'text', e: 'json' });
  });

  it('knows the times of both vendors', () => {
    expect(shown(models.tradeReportColumns())).to.include({ TransactionTimestamp: 'millis', SymbolPrecision: 'whole', Balance: 'money', TradeId: 'text' });
    expect(shown(models.fillColumns())).to.include({ timeStamp: 'nanos', lastPx: 'money', side: 'whole', accountId: 'text', aggressorIndicator: 'flag' });
  });

  for (const [name, columns] of Object.entries(models)) {
    it(`${name} gives every column a name of its own, whatever its case`, () => {
      const names = columns().map((column) => column.name.toLowerCase());

      expect(new Set(names).size).to.equal(names.length);
      expect(names).to.not.include('_rest');
    });
  }
});
