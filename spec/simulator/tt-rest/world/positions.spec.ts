import Big from 'big.js';
import { expect } from 'chai';
import { catalog } from '../../../../lib/simulator/tt-rest/world/catalog.js';
import { company } from '../../../../lib/simulator/tt-rest/world/company.js';
import { NOTHING, positionOf, type Position, type Volume } from '../../../../lib/simulator/tt-rest/world/positions.js';

const [instrument] = catalog(1, 0).instruments;
const [account] = company(1, 1).accounts;
if (instrument === undefined || account === undefined) throw new Error('no world');
const ZERO = new Big(0);

const volume = (quantity: number, price: number | Big): Volume => ({ quantity: new Big(quantity), turnover: new Big(price).times(quantity) });
const position = (sodNetPos: number, bought: Volume, sold: Volume, { sodPrice = 100, pnlPrice = 103, pointValue = '1' } = {}): Position =>
  positionOf({
    account,
    instrument: { ...instrument, pointValue: new Big(pointValue) },
    sodNetPos: new Big(sodNetPos),
    sodPrice: new Big(sodPrice),
    bought,
    sold,
    buyWorkingQty: ZERO,
    sellWorkingQty: ZERO,
    pnlPrice: new Big(pnlPrice),
  });
const text = (value: Big | undefined): string | undefined => value?.toFixed();

describe('a position', () => {
  it('is that of the row captured from the real server, to the digits of its floats', () => {
    const { netPosition, pnl, realizedPnl } = position(169, volume(70, 110.20089285714286), volume(20, 110.18984375), {
      sodPrice: 110.25,
      pnlPrice: 110.3671875,
      pointValue: '0.064',
    });

    expect(netPosition.toNumber()).to.equal(219);
    expect(pnl.toNumber()).to.be.closeTo(1.7855000848066993, 1e-7);
    expect(realizedPnl.toNumber()).to.be.closeTo(-0.07700000366, 1e-8);
  });

  it('without fills is worth what its price moved since the start of day', () => {
    const { pnl, realizedPnl, openAvgPrice, avgBuy } = position(-4, NOTHING, NOTHING);
    expect([pnl, realizedPnl, openAvgPrice, avgBuy].map(text)).to.deep.equal(['-12', '0', '100', undefined]);
  });

  it('closes the lots of the start of day first, then those of the day', () => {
    // 5 held at 100; 4 bought at 101; 7 sold at 104: 5 from 100, 2 from 101, and 2 stay, bought at 101.
    const { netPosition, realizedPnl, pnl, openAvgPrice } = position(5, volume(4, 101), volume(7, 104));
    expect([netPosition, realizedPnl, pnl, openAvgPrice].map(text)).to.deep.equal(['2', '26', '30', '101']);
  });

  it('closes a short start of day by buying', () => {
    // 3 short at 100; 5 bought at 98: 3 close, 2 stay, bought at 98.
    const { netPosition, realizedPnl, pnl, openAvgPrice } = position(-3, volume(5, 98), NOTHING);
    expect([netPosition, realizedPnl, pnl, openAvgPrice].map(text)).to.deep.equal(['2', '6', '16', '98']);
  });

  it('that is flat again has realized all, and no open price', () => {
    const { netPosition, realizedPnl, pnl, openAvgPrice } = position(0, volume(3, 99), volume(3, 101));
    expect([netPosition, realizedPnl, pnl, openAvgPrice].map(text)).to.deep.equal(['0', '6', '6', undefined]);
  });
});
