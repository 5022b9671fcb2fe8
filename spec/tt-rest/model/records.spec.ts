// TT's records as they stand on the wire, and what is made of them: ids and stamps as text, codes as numbers, words as booleans.

import { expect } from 'chai';
import type * as t from 'io-ts';
import { decode } from '../../../lib/codec/decode.js';
import { read } from '../../../lib/codec/json.js';
import { asNumber, asString, type Numeric } from '../../../lib/codec/numeric.js';
import { DecodeError } from '../../../lib/base/errors.js';
import { fill } from '../../../lib/tt-rest/model/fill.js';
import { instrument } from '../../../lib/tt-rest/model/instrument.js';
import { jsonRecord } from '../../../lib/tt-rest/model/json-record.js';
import { currencyRate } from '../../../lib/tt-rest/model/market.js';
import { order } from '../../../lib/tt-rest/model/order.js';
import { position } from '../../../lib/tt-rest/model/position.js';
import { product } from '../../../lib/tt-rest/model/product.js';
import { userDetail, userSummary } from '../../../lib/tt-rest/model/user.js';
import { amount, code, yesNo } from '../../../lib/tt-rest/model/values.js';

const reading = <A>(codec: t.Type<A>, json: string, keepText = false): A => decode(codec, read(json, { literals: keepText ? 'all' : 'inexact' }), 'x');
const money = <N>(numeric: Numeric<N>): t.Type<N> => amount(numeric, () => undefined);

const ORDER = `{"accountId":1334000,"algoType":0,"brokerId":1055384,"cumulatedQuantity":0.0,"currUserId":1168910,"dateTime":1747328540354606867,
  "execId":"OEKlCBRr29MA0UkFdkRrJM","executionType":"1","instrumentId":"8092262517946017060","leavesQuantity":80.0,"manualOrderIndicator":false,"marketId":183,
  "orderId":"0aca0322-8ef1-4607-951d-93224663017b","orderQty":80.0,"orderStatus":"1","orderType":"2","price":110.171875,"side":"1","timeInForce":"1","userId":"1168910",
  "userParameters":{"userParameterList":[{"name":"__on_leave","type":2,"v_int32":0}]},"somethingNew":1}`;

describe('an order', () => {
  it('is read with ids and stamps as text, codes as numbers, and what is unknown dropped', () => {
    expect(reading(order(money(asNumber)), ORDER)).to.deep.equal({
      accountId: '1334000',
      algoType: 0,
      brokerId: '1055384',
      cumulatedQuantity: 0,
      currUserId: '1168910',
      dateTime: '1747328540354606867',
      execId: 'OEKlCBRr29MA0UkFdkRrJM',
      executionType: 1,
      instrumentId: '8092262517946017060',
      leavesQuantity: 80,
      manualOrderIndicator: false,
      marketId: '183',
      orderId: '0aca0322-8ef1-4607-951d-93224663017b',
      orderQty: 80,
      orderStatus: 1,
      orderType: 2,
      price: 110.171875,
      side: 1,
      timeInForce: 1,
      userId: '1168910',
      userParameters: { userParameterList: [{ name: '__on_leave', type: 2, v_int32: 0 }] },
    });
  });

  it('keeps the text of prices and quantities on request, and nothing else changes', () => {
    const exact = reading(order(money(asString)), ORDER, true);
    expect(exact).to.include({ price: '110.171875', orderQty: '80.0', side: 1, dateTime: '1747328540354606867', marketId: '183' });
    expect(exact.userParameters?.userParameterList?.[0]).to.deep.equal({ name: '__on_leave', type: 2, v_int32: 0 });
  });

  it('has the same stamp bare and quoted, even where a double could hold it', () => {
    for (const stamp of ['1747328540354606867', '1747328540354606848', '1747328540354606848'.slice(0, 15)])
      for (const text of [stamp, `"${stamp}"`]) expect(reading(order(money(asNumber)), ORDER.replace('1747328540354606867', text)).dateTime).to.equal(stamp);
  });
});

describe('a fill', () => {
  const HEAD = '"timeStamp":"1","accountId":7,"instrumentId":"2","lastQty":1,"lastPx":2';

  it('has one type of side, whether it comes bare or quoted', () => {
    for (const side of ['1', '"1"']) expect(reading(fill(money(asNumber)), `{${HEAD},"side":${side}}`).side).to.equal(1);
  });

  it('has booleans for the words true and false', () => {
    const found = reading(fill(money(asNumber)), `{${HEAD},"side":1,"aggressorIndicator":"true","externallyCreated":"false","manualOrderIndicator":false}`);
    expect(found).to.include({ aggressorIndicator: true, externallyCreated: false, manualOrderIndicator: false });
  });

  for (const id of ['15312252192147810452', '18446744073709551615', '9007199254740993', '7'])
    it(`has the id ${id}, bare or quoted`, () => {
      for (const text of [id, `"${id}"`]) expect(reading(fill(money(asNumber)), `{${HEAD},"side":1,"algoId":${text}}`).algoId).to.equal(id);
    });

  it('without its price is refused', () => {
    expect(() => reading(fill(money(asNumber)), '{"timeStamp":"1","accountId":7,"instrumentId":"2","side":1,"lastQty":1}')).to.throw(DecodeError, 'lastPx');
  });
});

describe('a position', () => {
  it('is read to the last digit of its doubles', () => {
    const text =
      '{"avgBuy":110.20089285714286,"buyFillQty":70.0,"instrumentId":"8092262517946017060","netPosition":219.0,"sellFillQty":20.0,"accountId":1334000,"pnlPriceType":"MIDPOINT"}';
    expect(reading(position(money(asNumber)), text)).to.include({ avgBuy: 110.20089285714286, netPosition: 219, accountId: '1334000' });
    expect(reading(position(money(asString)), text, true)).to.include({ avgBuy: '110.20089285714286', netPosition: '219.0' });
  });
});

describe('other records', () => {
  it('an instrument has its dates as numbers and its factors as prices', () => {
    const text =
      '{"id":"4877721789746411490","expirationDate":20250618235959,"lastTradeDate":20250618,"displayFactor":0.1,"tickSize":0.015625,"marketId":7,"displayType":17}';
    expect(reading(instrument(money(asNumber)), text)).to.deep.equal({
      ...{
        id: '4877721789746411490',
        expirationDate: 20250618235959,
        lastTradeDate: 20250618,
        displayFactor: 0.1,
        tickSize: 0.015625,
        marketId: '7',
        displayType: 17,
      },
    });
  });

  it('a product has numbers as text', () => {
    const text = '{"familyId":"1831858306092390752","id":"17738928496501734","isInterProduct":true,"productTypeId":200,"state":4,"symbol":"E2C|E2A"}';
    expect(reading(product, text)).to.deep.equal({
      familyId: '1831858306092390752',
      id: '17738928496501734',
      isInterProduct: true,
      productTypeId: '200',
      state: 4,
      symbol: 'E2C|E2A',
    });
  });

  it('a rate may be quoted', () => {
    for (const text of ['{"rate":1.25}', '{"rate":"1.25"}']) expect(reading(currencyRate(money(asNumber)), text).rate).to.equal(1.25);
    expect(() => reading(currencyRate(money(asNumber)), '{"rate":"much"}')).to.throw(DecodeError, 'rate');
  });

  it('users have the two spellings TT gives them', () => {
    expect(reading(userSummary, '{"id":25,"firstname":"A","lastname":"B"}')).to.deep.equal({ id: '25', firstname: 'A', lastname: 'B' });
    expect(
      reading(userDetail, '{"id":"25","firstName":"A","settings":{"fullAdmin":1,"disableTrading":0},"userActive":"1","invitationPending":0}'),
    ).to.deep.equal({
      ...{ id: '25', firstName: 'A', settings: { fullAdmin: true, disableTrading: false }, userActive: true, invitationPending: false },
    });
  });

  it('an unknown record keeps all it has, with ids and what no double holds as text', () => {
    const text =
      '{"id":1,"accountId":2,"accountIds":[3,4],"ns":1747328540354606848,"tiny":0.1,"long":0.12345678901234567891,"fits":12,"idle":5,"none":null,"deep":[{"userId":6}]}';
    const expected = {
      ...{ id: '1', accountId: '2', accountIds: ['3', '4'], ns: '1747328540354606848', tiny: 0.1, long: '0.12345678901234567891' },
      ...{ fits: 12, idle: 5, none: null, deep: [{ userId: '6' }] },
    };
    expect(reading(jsonRecord, text)).to.deep.equal(expected);
    expect(reading(jsonRecord, text, true)).to.deep.equal(expected); // the numbers of money do not change it
    expect(() => reading(jsonRecord, '[]')).to.throw(DecodeError);
  });

  it('codes and words of no meaning are refused, with what stood there', () => {
    for (const text of ['"x"', '1.5', 'true', '""', '{}']) expect(() => reading(code, text), text).to.throw(DecodeError);
    for (const text of ['"yes"', '2', 'null', '[]']) expect(() => reading(yesNo, text), text).to.throw(DecodeError);
    for (const [text, value] of [
      ['"true"', true],
      ['false', false],
      ['1', true],
      ['"0"', false],
    ] as const)
      expect(reading(yesNo, text, true)).to.equal(value);
  });
});
