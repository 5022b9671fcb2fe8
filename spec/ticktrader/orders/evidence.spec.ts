import { expect } from 'chai';
import type { Evidence } from '../../../lib/base/outcome.js';
import { ClosedError, ConnectionError, DecodeError, RequestError, TimeoutError } from '../../../lib/base/errors.js';
import { errorEvidence, MOST_EVIDENCE, reportEvidence, withEvidence } from '../../../lib/ticktrader/orders/evidence.js';
import { trade } from './records.js';

const piece = (at: number): Evidence => ({ at, source: 'trades', says: '' });

describe('evidence', () => {
  it('keeps the first pieces and the latest, however many there were', () => {
    const all = Array.from({ length: 1_000 }, (_, index) => piece(index)).reduce<readonly Evidence[]>(withEvidence, []);
    const half = MOST_EVIDENCE / 2;
    const numbers = Array.from({ length: half }, (_, index) => index);
    expect(all.map(({ at }) => at)).to.deep.equal([...numbers, ...numbers.map((index) => 1_000 - half + index)]);
  });

  it('leaves the list it is added to as it was', () => {
    const list = [piece(1)];
    withEvidence(list, piece(2));
    expect(list).to.have.lengthOf(1);
  });

  it('says where it comes from', () => {
    const errors = [
      new RequestError('TradeCreate', '1', 'no'),
      new DecodeError('a', 'b', 'c'),
      new TimeoutError('late'),
      new ConnectionError('gone'),
      new ClosedError('over'),
    ];
    expect(errors.map((error) => errorEvidence(1, error).source)).to.deep.equal(['answer', 'answer', 'deadline', 'connection', 'connection']);
    expect(reportEvidence(5, { Event: 'Accepted', Trade: trade({ Status: 'New' }) })).to.deep.equal({ at: 5, source: 'report', says: 'Accepted, New' });
  });
});
