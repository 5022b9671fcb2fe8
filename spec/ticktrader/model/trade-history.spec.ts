// History records: both names of the parent, stamps, money against doubles.

import { expect } from 'chai';
import { decode } from '../../../lib/codec/decode.js';
import { read } from '../../../lib/codec/json.js';
import { asString } from '../../../lib/codec/numeric.js';
import { money } from '../../../lib/codec/values.js';
import { tradeReport, type TradeReport } from '../../../lib/ticktrader/model/trade-history.js';

const head = '"Id":"542b29688eeafa14e09e42b9","TransactionType":"Balance","TransactionReason":"DealerDecision","TransactionTimestamp":-62135596800000';
const report = (rest: string): TradeReport<string> => decode(tradeReport(money(asString)), read(`{${head},${rest}}`, { literals: 'all' }), 'TradeReport');

describe('tradeReport', () => {
  it('reads ParentTradeId, the older name, as ParentOrderId', () => {
    expect(report('"ParentTradeId":62002')).to.include({ ParentOrderId: '62002' }).and.not.have.property('ParentTradeId');
  });

  it('prefers ParentOrderId where both are there', () => {
    expect(report('"ParentTradeId":1,"ParentOrderId":2').ParentOrderId).to.equal('2');
  });

  it('reads the least date of .NET', () => {
    expect(report('"Swap":0').TransactionTimestamp).to.equal(-62135596800000);
  });

  it("keeps money as text and the vendor's doubles as numbers", () => {
    expect(report('"SplitRatio":0.50,"CloseConversionRate":1.2500')).to.include({ SplitRatio: 0.5, CloseConversionRate: '1.2500' });
  });
});
