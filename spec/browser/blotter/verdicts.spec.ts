// The words of the Angular example for what became of a command: each outcome has its own, and none says more than is known.

import { expect } from 'chai';
import { verdictOf } from '../../../examples/angular-blotter/src/app/commands/verdicts.js';
import { RequestError } from '../../../lib/index.js';
import type { OrderOutcome } from '../../../lib/ticktrader/index.js';

const settled = { commandId: 'c', settled: true } as const;
const error = new RequestError('TradeCreate', '1', 'Not enough money');

const outcomes: readonly (readonly [outcome: OrderOutcome, word: string, text: RegExp])[] = [
  [{ ...settled, status: 'accepted', tradeId: '7', proof: 'history' }, 'Accepted', /^Trade 7\. Known by the history\.$/],
  [{ ...settled, status: 'accepted', tradeId: '7', proof: 'report', ended: 'expired' }, 'Expired', /Known by a report/],
  [{ ...settled, status: 'rejected', text: 'Not enough money', error }, 'Rejected', /^Not enough money$/],
  [{ ...settled, status: 'rejected', text: 'no', reason: 'OffQuotes', error }, 'Rejected', /^OffQuotes: no$/],
  [{ ...settled, status: 'notSent', reason: 'notReady' }, 'Not sent', /Nothing left this desk/],
  [{ ...settled, status: 'notSent', reason: 'busy' }, 'Not sent', /still under way/],
  [{ commandId: 'c', settled: false, status: 'unknown', since: 0, deadline: 0, evidence: [] }, 'Unknown', /may be live: do not send it again/],
  [{ ...settled, status: 'presumedAbsent', horizon: 0, evidence: [] }, 'Presumed absent', /Never seen up to/],
];

describe('the verdicts of the Angular example', () => {
  for (const [outcome, word, text] of outcomes) {
    it(`calls ${outcome.status} ${word}`, () => {
      const verdict = verdictOf(outcome);
      expect(verdict.word).to.equal(word);
      expect(verdict.text).to.match(text);
    });
  }

  it('sends people to look where two changed one trade, and says what is there', () => {
    const found = { Id: '7', Type: 'Limit', Side: 'Buy', Status: 'Calculated', Symbol: 'EURUSD', InitialAmount: 1, RemainingAmount: 1, Created: 0 } as const;
    const conflict = (asked: object, there: object): OrderOutcome => ({ ...settled, status: 'conflict', asked, found: { ...found, ...there } });
    const { text } = verdictOf(conflict({ Price: '1.1', StopLoss: '1.00' }, { Price: 1.2, StopLoss: 1 }));
    expect(text).to.equal('Somebody else changed trade 7 at the same time. You asked for price 1.1, it is 1.2. Look at it before you go on.');
    expect(verdictOf(conflict({ Comment: 'mine' }, {})).text).to.equal('Somebody else changed trade 7 at the same time. Look at it before you go on.');
  });
});
