// What codes stand for, on any stream; and the tables behind, asked for once.

import { expect } from 'chai';
import { from } from 'rxjs';
import { DecodeError } from '../../lib/base/errors.js';
import { withNames } from '../../lib/tt-rest/names.js';
import type { Asked, Scripted } from '../support/scripted-fetch.js';
import { errorOf, watch } from '../support/seen.js';
import { inTurn, ok, talk } from '../support/tt-rest.js';

const tables = ({ path }: Pick<Asked, 'path'>): Scripted => {
  if (path.endsWith('/orderdata'))
    return ok({ lastPage: 'true', orderData: { side: { '1': 'BUY', '2': 'SELL' }, orderType: { '2': 'LIMIT' } }, statusCode: 200 });
  if (path.endsWith('/productdata')) return ok({ productTypes: [{ id: 34, name: 'FUTURE' }], currencies: [{ id: '151', name: 'USD', desc: 'US dollar' }] });
  if (path.endsWith('/instrumentdata')) return ok({ seriesTerms: [{ id: 4, name: 'MONTHLY' }] });
  if (path.endsWith('/markets'))
    return ok({
      markets: [
        { id: 7, name: 'CME' },
        { id: 1001, name: 'ALGO' },
      ],
    });
  if (path.endsWith('/orders'))
    return ok({ orders: [{ orderId: 'o', accountId: 1, instrumentId: '2', marketId: 7, side: '1', orderStatus: '99', orderType: '2' }] });
  return ok({ instrument: [{ id: '3', marketId: 7, productTypeId: 34, seriesTermId: 4 }] });
};

describe('withNames', () => {
  it('names what orders, fills, instruments and products hold as codes', () => {
    const { tt, clock } = talk(tables);
    const seen = watch(tt.ledger.orders().pipe(tt.withNames()));
    const instrument = watch(tt.pds.instrument(3).pipe(tt.withNames()));
    const plain = watch(from([{ side: 2, ordType: '2', currencyId: '151', marketId: '1001', note: 'x' }]).pipe(tt.withNames()));
    clock.advanceBy(10_000);
    expect(seen.last).to.include({ orderId: 'o', side: 1 });
    expect(seen.last.names).to.deep.equal({ side: 'BUY', orderType: 'LIMIT', marketId: 'CME' }); // TT has no name for status 99
    expect(instrument.last.names).to.deep.equal({ marketId: 'CME', productTypeId: 'FUTURE', seriesTermId: 'MONTHLY' });
    expect(plain.last).to.deep.equal({
      ...{ side: 2, ordType: '2', currencyId: '151', marketId: '1001', note: 'x' },
      names: { side: 'SELL', ordType: 'LIMIT', currencyId: 'USD', marketId: 'ALGO' },
    });
  });

  it('asks for a table once a session, and only for those that are needed', () => {
    const { session, clock, calls } = talk(tables);
    const seen = watch(from(Array.from({ length: 100 }, (_, side) => ({ side: side % 3 }))).pipe(withNames(session)));
    clock.advanceBy(10_000);
    watch(from([{ side: 1, marketId: '7' }]).pipe(withNames(session)));
    clock.advanceBy(10_000);
    expect(seen.values).to.have.length(100);
    expect(seen.values.slice(0, 3).map(({ names }) => names['side'])).to.deep.equal([undefined, 'BUY', 'SELL']);
    expect(calls().map(({ path }) => path.replace(/.*\//, ''))).to.deep.equal(['orderdata', 'markets']);
  });

  it('names very many records that waited for its tables', () => {
    const { session, clock } = talk(({ path }) => ({ ...tables({ path }), after: 100 }));
    const seen = watch(from(Array.from({ length: 20_000 }, () => ({ side: 1 }))).pipe(withNames(session)));
    clock.advanceBy(1000);
    expect([seen.error, seen.completed, seen.values.length]).to.deep.equal([undefined, true, 20_000]);
  });

  it('leaves records without codes alone, and asks for nothing', () => {
    const { session, clock, calls } = talk(tables);
    const seen = watch(from<readonly object[]>([{ a: 1 }, { toString: 2 }]).pipe(withNames(session)));
    clock.advanceBy(1000);
    expect(seen.values).to.deep.equal([
      { a: 1, names: {} },
      { toString: 2, names: {} },
    ]);
    expect(calls()).to.have.length(0);
  });

  it('fails where its tables cannot be had, and asks again the next time', () => {
    const next = inTurn<Scripted>({ status: 403 }, ok({ orderData: { side: { '1': 'BUY' } } }));
    const { session, clock } = talk(next);
    const seen = watch(from([{ side: 1 }]).pipe(withNames(session)));
    clock.advanceBy(1000);
    expect(seen.error).to.have.property('status', 403);
    const again = watch(from([{ side: 1 }]).pipe(withNames(session)));
    clock.advanceBy(1000);
    expect(again.last.names).to.deep.equal({ side: 'BUY' });
  });
});

describe('the tables', () => {
  it('are as TT has them, without the envelope, and asked for once', () => {
    const { tt, clock, calls } = talk(tables);
    const seen = [watch(tt.ledger.orderData()), watch(tt.pds.productData()), watch(tt.pds.instrumentData())];
    watch(tt.ledger.orderData());
    clock.advanceBy(1000);
    watch(tt.pds.productData());
    clock.advanceBy(1000);
    expect(seen.map(({ last }) => last)).to.deep.equal([
      { side: { '1': 'BUY', '2': 'SELL' }, orderType: { '2': 'LIMIT' } },
      { productTypes: [{ id: '34', name: 'FUTURE' }], currencies: [{ id: '151', name: 'USD', desc: 'US dollar' }] },
      { seriesTerms: [{ id: '4', name: 'MONTHLY' }] },
    ]);
    expect(calls()).to.have.length(3);
  });

  for (const [body, path] of [
    [{}, 'getOrderData.orderData'],
    [{ orderData: { side: { '1': 7 } } }, 'getOrderData.side.1'],
  ] as const)
    it(`that read ${JSON.stringify(body)} are a DecodeError`, () => {
      const { tt, clock } = talk(() => ok(body));
      const seen = watch(tt.ledger.orderData());
      clock.advanceBy(1000);
      expect(errorOf(seen, DecodeError).path).to.equal(path);
    });
});
