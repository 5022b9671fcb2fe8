import { expect } from 'chai';
import { at, create, listAt, simulation, type Ask } from '../console.js';

const limit = (params: object): Ask => create({ Type: 'Limit', ...params });

/** What is locked of a currency once these orders wait. */
const lockedOf = (Currency: string, ...orders: readonly Ask[]): unknown => {
  const console = simulation({ accountingType: 'Cash', assets: { USD: '500000', JPY: '9000000', BTC: '3', EUR: '100000' } }).loggedIn();
  for (const order of orders) console.result(order);
  const [asset] = listAt(console.result({ Request: 'Assets', Params: { Currency } }), 'Assets');
  expect(Number(at(asset, 'FreeAmount')) + Number(at(asset, 'LockedAmount'))).to.equal(at(asset, 'Amount'));
  return at(asset, 'LockedAmount');
};

describe('locks of a Cash account', () => {
  it('are the cost of what is bought, rounded up to the currency', () => {
    expect(lockedOf('USD', limit({ Symbol: 'BTCUSD', Amount: 0.01, Price: 50000.11 }))).to.equal(500.01);
    expect(lockedOf('JPY', limit({ Symbol: 'EURJPY', Amount: 1000, Price: 160.001 }))).to.equal(160001);
  });

  it('are what is sold', () => {
    expect(lockedOf('BTC', limit({ Symbol: 'BTCUSD', Amount: 0.75, Price: 99000, Side: 'Sell' }))).to.equal(0.75);
  });

  it('add up, and one order more than there is money for is refused', () => {
    const console = simulation({ accountingType: 'Cash', assets: { EUR: '2500' } }).loggedIn();
    const sale = limit({ Amount: 1000, Price: 1.3, Side: 'Sell' });
    expect([1, 2, 3].map(() => console.answer(sale).Error)).to.deep.equal([undefined, undefined, 'Cannot create new trade! Reason: Not enough money.']);
  });
});
