// What became of an order, in words and exit codes.

import { expect } from 'chai';
import { abandonedWords, failureOf, outcomeRecord, outcomeWords, waitingWords, worstOf } from '../../../lib/cli/use/outcome.js';
import type { Money } from '../../../lib/cli/connect/money.js';
import { paintOf } from '../../../lib/cli/terminal/paint.js';
import { RequestError } from '../../../lib/index.js';
import type { OrderOutcome, Trade } from '../../../lib/ticktrader/index.js';

const NOW = Date.UTC(2026, 0, 5, 12);
const base = { commandId: 'c-1', settled: true } as const;
const found = { Id: '7' } as Trade<Money>; // nothing else of it is looked at

const OUTCOMES: readonly (readonly [outcome: OrderOutcome<Money>, words: RegExp, exit: number | undefined])[] = [
  [{ ...base, status: 'accepted', tradeId: '7', ended: 'filled', proof: 'response' }, /^accepted: 7, filled \(the server said so\)$/, undefined],
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

  const doubt = (deadline: number): OrderOutcome<Money> => ({ ...base, settled: false, status: 'unknown', since: NOW, deadline, evidence: [] });
  const [accepted, rejected, notSent] = OUTCOMES.map(([outcome]) => outcome) as [OrderOutcome<Money>, OrderOutcome<Money>, OrderOutcome<Money>]; // the table begins with these

  for (const [source, why] of [
    ['deadline', 'no answer came in time'],
    ['connection', 'the connection was lost before an answer came'],
    ['report', 'nothing proves what became of it'],
  ] as const)
    it(`says why it is unknown: ${source}`, () => {
      const unknown = { ...doubt(NOW + 500), evidence: [{ at: NOW, source, says: 'so' }] } as OrderOutcome<Money>; // an unknown, as made above

      expect(outcomeWords(paintOf(false), unknown, NOW)).to.match(new RegExp(`^unknown: it left, and ${why}: it may be live\\. .* \\(1 s\\)$`));
    });

  it('tells what is waited for, and how long: an answer first, then a proof', () => {
    const wait = { now: NOW, begun: NOW - 4_000, timeout: 30_000 };

    expect(waitingWords([], wait)).to.equal('  no answer yet: 26 s more before it is looked for');
    expect(waitingWords([accepted, doubt(NOW + 90_000), doubt(NOW + 30_000)], wait)).to.equal('  looking for it: 1 min 30 s more');
    expect(waitingWords([doubt(NOW - 1)], wait)).to.equal('  looking for it: longer than that, since a connection was lost meanwhile');
  });

  it('tells who stops what that means, unless all is known', () => {
    expect(abandonedWords([], 'ClientId a')).to.equal(
      'it may have left, and nobody looks any more: see rxtt trades (ClientId a) and rxtt history before you send it again',
    );
    expect(abandonedWords([accepted, doubt(NOW)], 'ClientId a')).to.match(
      /^stopping here cancels nothing: it may have been carried out, or may yet be until \d\d:\d\d:\d\d, and nobody looks any more: see rxtt trades \(ClientId a\) /,
    );
    expect(abandonedWords([accepted, rejected], 'ClientId a')).to.equal(undefined);
  });

  it('ends a pair with the graver of its failures', () => {
    const failures = [notSent, rejected, doubt(NOW)].flatMap((outcome) => failureOf(outcome) ?? []);

    expect(worstOf(failures)?.exit).to.equal(6);
    expect(worstOf(failures.slice(0, 2))?.exit).to.equal(5);
    expect(worstOf([])).to.equal(undefined);
  });

  it('is a record for programs that has the words of an error, not the error', () => {
    expect(JSON.parse(JSON.stringify(outcomeRecord(rejected)))).to.deep.equal({
      commandId: 'c-1',
      settled: true,
      status: 'rejected',
      text: 'Not enough money',
      delivered: 'yes',
    });
  });
});
