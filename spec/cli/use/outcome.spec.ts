// What became of an order, in words and exit codes.

import { expect } from 'chai';
import { failureOf, outcomeRecord, outcomeWords } from '../../../lib/cli/use/outcome.js';
import type { Money } from '../../../lib/cli/connect/money.js';
import { paintOf } from '../../../lib/cli/terminal/paint.js';
import { RequestError } from '../../../lib/index.js';
import type { OrderOutcome, Trade } from '../../../lib/ticktrader/index.js';

const NOW = Date.UTC(2026, 0, 5, 12);
const base = { commandId: 'c-1', settled: true } as const;
const found = { Id: '7' } as Trade<Money>; // nothing else of it is looked at

const OUTCOMES: readonly (readonly [outcome: OrderOutcome<Money>, words: RegExp, exit: number | undefined])[] = [
  [{ ...base, status: 'accepted', tradeId: '7', ended: 'filled', proof: 'response' }, /^accepted: 7, filled \(known by the response\)$/, undefined],
  [
    { ...base, status: 'rejected', text: 'Not enough money', error: new RequestError('TradeCreate', 'c-1', 'Not enough money') },
    /^rejected: Not enough money$/,
    5,
  ],
  [{ ...base, status: 'notSent', reason: 'notReady' }, /^not sent: there was no connection$/, 1],
  [
    { ...base, settled: false, status: 'unknown', since: NOW, deadline: NOW + 120_000, evidence: [] },
    /^unknown: it left, and nothing proves .* may be live\. Do NOT send it again\. It is looked for until .* \(2 min 0 s\)$/,
    6,
  ],
  [{ ...base, status: 'conflict', asked: {}, found }, /^conflict: somebody else changed 7 too/, 5],
  [{ ...base, status: 'presumedAbsent', horizon: NOW, evidence: [] }, /^presumed absent: it was not seen up to /, 6],
];

describe('cli/use/outcome', () => {
  for (const [outcome, words, exit] of OUTCOMES)
    it(`says what ${outcome.status} means, and ends with ${String(exit ?? 0)}`, () => {
      expect(outcomeWords(paintOf(false), outcome, NOW)).to.match(words);
      expect(failureOf(outcome)?.exit).to.equal(exit);
    });

  it('is a record for programs that has the words of an error, not the error', () => {
    const [, [rejected]] = OUTCOMES as readonly [unknown, readonly [OrderOutcome<Money>]]; // the second of the table

    expect(JSON.parse(JSON.stringify(outcomeRecord(rejected)))).to.deep.equal({
      commandId: 'c-1',
      settled: true,
      status: 'rejected',
      text: 'Not enough money',
      delivered: 'yes',
    });
  });
});
