import Big from 'big.js';
import { expect } from 'chai';
import { Literal } from '../../../lib/codec/literal.js';
import { asDecimal, asNumber, asString } from '../../../lib/codec/numeric.js';
import { askedToCancel, askedToClose, askedToCloseBy, askedToCreate, askedToModify } from '../../../lib/ticktrader/orders/asked.js';
import { position, trade } from './records.js';

const modify = (params: Readonly<Record<string, Literal | string | number | boolean>>, known = true) =>
  askedToModify(asNumber, '7', { Id: new Literal('7'), ...params }, known ? trade() : undefined);

describe('what a command asks', () => {
  it('of a new order is its ClientId alone', () => {
    expect(askedToCreate('mine')).to.deep.equal({ deed: 'create', clientId: 'mine' });
  });

  it('of a cancel is that the trade ends, which is known as it was', () => {
    expect(askedToCancel(asNumber, '7', undefined)).to.deep.equal({ deed: 'cancel', tradeId: '7' });
    expect(askedToCancel(asNumber, '7', trade())).to.deep.equal({
      deed: 'cancel',
      tradeId: '7',
      before: { Type: 'Limit', Price: '1.1', InitialAmount: '1000', RemainingAmount: '1000' },
    });
  });

  const changes: readonly (readonly [string, ReturnType<typeof modify>, object])[] = [
    ['a price, digit for digit', modify({ Price: new Literal('1.20') }), { Price: '1.20' }],
    ['flags and times', modify({ FillOrKill: true, Expired: 5 }), { FillOrKill: 'true', Expired: '5' }],
    ['no end, however that is written', modify({ Expired: -1 }), { Expired: '0' }],
    ['what shall remain', modify({ Amount: new Literal('400') }), { RemainingAmount: '400' }],
    ['what shall be filled in all', modify({ Amount: new Literal('400'), InFlightMitigation: true }), { InitialAmount: '400' }],
    ['less', modify({ AmountChange: new Literal('-400.5') }), { RemainingAmount: '599.5' }],
    ['more', modify({ AmountChange: new Literal('400') }), { RemainingAmount: '1400' }],
    ['less of what is not known', modify({ AmountChange: new Literal('-400') }, false), {}],
    ['nothing that shows', modify({ PrevAmount: new Literal('1000') }), {}],
  ];
  for (const [what, { wanted }, expected] of changes)
    it(`of a change is ${what}`, () => {
      expect(wanted).to.deep.equal(expected);
    });

  it('of a close in full is that the position ends', () => {
    expect(askedToClose(asNumber, '7', position())).not.to.have.property('wanted');
  });

  it('of a close in part is what shall remain, exactly', () => {
    expect(askedToClose(asNumber, '7', position({ RemainingAmount: 0.3 }), '0.1').wanted).to.deep.equal({ PositionLastAmount: '0.1', RemainingAmount: '0.2' });
    const { Id, Type, Side, Status, Symbol, Created } = position();
    const decimal = { Id, Type, Side, Status, Symbol, Created, InitialAmount: new Big(1), RemainingAmount: new Big('0.3') };
    expect(askedToClose(asDecimal(Big), '7', decimal, '0.1').wanted).to.deep.include({ RemainingAmount: '0.2' });
    expect(askedToClose(asString, '7', undefined, '0.1').wanted).to.deep.equal({ PositionLastAmount: '0.1' });
  });

  it('of a close by another is the difference, or the end', () => {
    const by = position({ Id: '8', RemainingAmount: 300 });
    expect(askedToCloseBy(asNumber, '7', '8', position(), by).wanted).to.deep.equal({ PositionById: '8', RemainingAmount: '700' });
    expect(askedToCloseBy(asNumber, '8', '7', by, position()).wanted).to.deep.equal({ PositionById: '7' });
    expect(askedToCloseBy(asNumber, '7', '8', position(), undefined).wanted).to.deep.equal({ PositionById: '8' });
  });
});
