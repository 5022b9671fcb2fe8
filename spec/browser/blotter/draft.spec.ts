// The ticket of the Angular example: when a draft is an order, and which.

import { expect } from 'chai';
import { emptyDraft, orderOf, problemsOf, type Draft } from '../../../examples/angular-blotter/src/app/ticket/draft.js';

const draft = (changes: Partial<Draft>): Draft => ({ ...emptyDraft, ...changes });

describe('the ticket of the Angular example', () => {
  it('starts as an order that could be sent', () => {
    expect(problemsOf(emptyDraft)).to.deep.equal({});
    expect(orderOf(emptyDraft)).to.deep.equal({ Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000 });
  });

  it('wants what each type needs, and no more', () => {
    expect(problemsOf(draft({ Type: 'Limit', Amount: '' }))).to.deep.equal({ Amount: 'Needed', Price: 'Needed' });
    expect(problemsOf(draft({ Type: 'Stop' }))).to.deep.equal({ StopPrice: 'Needed' });
    expect(problemsOf(draft({ Type: 'StopLimit', StopPrice: '1.1' }))).to.deep.equal({ Price: 'Needed' });
  });

  for (const text of ['0', '-1', '1,1.1.1', 'abc', '1e5', 'Infinity', ',5']) {
    it(`takes ${text} for no amount`, () => {
      expect(problemsOf(draft({ Amount: text }))).to.deep.equal({ Amount: 'A figure above 0' });
    });
  }

  for (const [text, figure] of [
    ['10,000', 10_000],
    ['10 000.5', 10_000.5],
    ['.05', 0.05],
    [' 7 ', 7],
  ] as const) {
    it(`reads ${text} as ${String(figure)}`, () => {
      expect(orderOf(draft({ Amount: text })).Amount).to.equal(figure);
    });
  }

  it('knows on which side of the price an exit stands', () => {
    const exits = { Type: 'Limit', Price: '1.1', StopLoss: '1.2', TakeProfit: '1.0' } as const;
    expect(problemsOf(draft({ ...exits, Side: 'Buy' }))).to.deep.equal({ StopLoss: 'Below the price', TakeProfit: 'Above the price' });
    expect(problemsOf(draft({ ...exits, Side: 'Sell' }))).to.deep.equal({});
  });

  it('holds exits against the price that the type goes by, not against one left over from another type', () => {
    const left = draft({ Type: 'Stop', Price: '9', StopPrice: '1.1', StopLoss: '1.0', TakeProfit: '1.2' });
    expect(problemsOf(left)).to.deep.equal({});
    expect(problemsOf({ ...left, StopLoss: '1.15' })).to.deep.equal({ StopLoss: 'Below the price' });
  });

  it('makes the order that was drawn up', () => {
    const whole = draft({ Type: 'StopLimit', Side: 'Sell', Price: '1.09', StopPrice: '1.1', StopLoss: '1.2', force: 'FOK' });
    const order = { Type: 'StopLimit', Side: 'Sell', Symbol: 'EURUSD', Amount: 10_000, Price: 1.09, StopPrice: 1.1, StopLoss: 1.2, FillOrKill: true };
    expect(orderOf(whole)).to.deep.equal(order);
    expect(orderOf(draft({ Type: 'Limit', Price: '1.1', force: 'IOC' }))).to.include({ ImmediateOrCancel: true, Price: 1.1 });
    expect(orderOf(draft({ Type: 'Stop', StopPrice: '1.2' }))).to.include({ StopPrice: 1.2 });
  });

  it('wants a symbol', () => {
    expect(problemsOf(draft({ Symbol: 'a b' }))).to.have.property('Symbol');
  });
});
