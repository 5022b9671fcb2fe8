import { expect } from 'chai';
import { busy } from '../../../lib/ticktrader/orders/busy.js';

describe('trades under change', () => {
  it('are taken once, and free when given back', () => {
    const { take } = busy();
    const release = take(['1']);
    expect([take(['1']), take(['2']) === undefined]).to.deep.equal([undefined, false]);
    release?.();
    expect(take(['1'])).to.be.a('function');
  });

  it('are taken all or none', () => {
    const { take } = busy();
    take(['1']);
    expect([take(['2', '1']), typeof take(['2'])]).to.deep.equal([undefined, 'function']);
  });

  it('are given back once: a second time does not free what somebody else has taken since', () => {
    const { take } = busy();
    const release = take(['1']);
    release?.();
    take(['1']);
    release?.();
    expect(take(['1'])).to.equal(undefined);
  });

  it('are none for an order that is yet to be', () => {
    const { take } = busy();
    expect([typeof take([]), typeof take([])]).to.deep.equal(['function', 'function']);
  });
});
