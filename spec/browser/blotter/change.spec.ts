// Changing an open trade in the Angular example: which figures, and what is asked of the server.

import { expect } from 'chai';
import { changeable, changeOf, changeProblems, textsOf } from '../../../examples/angular-blotter/src/app/ticket/change.js';
import type { Trade } from '../../../lib/ticktrader/index.js';

const order: Trade = {
  Id: '7',
  Type: 'StopLimit',
  Side: 'Buy',
  Status: 'Calculated',
  Symbol: 'EURUSD',
  InitialAmount: 1000,
  RemainingAmount: 1000,
  Created: 0,
  Price: 1.1,
  StopPrice: 1.09,
};

const fields = changeable(order, true);
const texts = textsOf(order, fields);

describe('a change in the Angular example', () => {
  it('offers the prices of an order, and exits where the account knows them', () => {
    expect(fields).to.deep.equal(['StopPrice', 'Price', 'StopLoss', 'TakeProfit']);
    expect(changeable({ ...order, Type: 'Position' }, true)).to.deep.equal(['StopLoss', 'TakeProfit']);
    expect(changeable(order, false)).to.deep.equal(['StopPrice', 'Price']);
  });

  it('starts from what is there, which is no change', () => {
    expect(texts).to.deep.equal({ StopPrice: '1.09', Price: '1.1', StopLoss: '', TakeProfit: '' });
    expect(changeOf(order, fields, texts)).to.equal(undefined);
  });

  it('asks for what differs, and for nothing else', () => {
    expect(changeOf(order, fields, { ...texts, Price: '1.12', TakeProfit: '1.2' })).to.deep.equal({ Id: '7', Price: 1.12, TakeProfit: 1.2 });
    expect(changeOf(order, fields, { Price: '' }), 'an empty field leaves things as they are').to.equal(undefined);
  });

  it('takes only figures above 0', () => {
    expect(changeProblems({ Price: 'abc', StopLoss: '0', TakeProfit: '' })).to.deep.equal({ Price: 'A figure above 0', StopLoss: 'A figure above 0' });
  });
});
