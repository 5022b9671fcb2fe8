// Commands as the demo shows them, and what it refuses to go on from.

import { expect } from 'chai';
import { NEVER, of, type Observable } from 'rxjs';
import { told, toldPair, verdict, withId } from '../../../lib/cli/demo/commands.js';
import type { Stage } from '../../../lib/cli/demo/stage.js';
import type { Output } from '../../../lib/cli/terminal/output.js';
import { paintOf } from '../../../lib/cli/terminal/paint.js';
import { simulatedTickTrader } from '../../../lib/simulator/index.js';
import { RequestError, tickTrader, type OrderOutcome, type Trade } from '../../../lib/ticktrader/index.js';

const paint = paintOf(false);
const server = simulatedTickTrader();
const stage: Stage = { server, tt: tickTrader({ url: server.url, credentials: server.credentials, webSocket: server.webSocket }), paint, width: 80 };

const base = { commandId: 'c-1', settled: true } as const;
const trade: Trade = {
  Id: '7',
  Type: 'Position',
  Side: 'Buy',
  Status: 'Calculated',
  Symbol: 'EURUSD',
  InitialAmount: 3_000,
  RemainingAmount: 2_000,
  Created: 0,
};
const accepted: OrderOutcome = { ...base, status: 'accepted', tradeId: '7', proof: 'response', ended: 'filled' };
const rejected: OrderOutcome = { ...base, status: 'rejected', text: 'Off quotes.', error: new RequestError('TradeCreate', 'c-1', 'Off quotes.') };
const unknown: OrderOutcome = { commandId: 'c-1', settled: false, status: 'unknown', since: 0, deadline: 1, evidence: [] };

/** Everything it says, and the error it ends with. */
const heard = (output$: Observable<Output>): readonly string[] => {
  const said: string[] = [];
  output$.subscribe({ next: ({ text }) => said.push(text), error: (error: unknown) => said.push(String(error)) });
  return said;
};

describe('cli/demo/commands', () => {
  for (const [outcome, words] of [
    [accepted, 'accepted: order 7, filled'],
    [{ ...base, status: 'accepted', tradeId: '7', proof: 'response', trade }, 'accepted: order 7, still open with 2,000'],
    [{ ...base, status: 'accepted', tradeId: '7', proof: 'response', trade: { ...trade, Type: 'Limit' } }, 'accepted: order 7, in the book'],
    [rejected, 'rejected: Off quotes.'],
    [{ ...base, status: 'notSent', reason: 'notReady' }, 'not sent: notReady'],
    [unknown, 'unknown'],
  ] as const satisfies readonly (readonly [OrderOutcome, string])[]) {
    it(`tells "${words}"`, () => {
      expect(verdict(paint, outcome)).to.equal(words);
    });
  }

  it('says what is asked before it is asked, and then what became of it', () => {
    expect(heard(told(stage, 'Buy', NEVER))).to.deep.equal(['', '  Buy']);
    expect(heard(told(stage, 'Buy', of(accepted)))).to.deep.equal(['', '  Buy', '  accepted: order 7, filled']);
  });

  it('takes a refusal for what it is where one is expected', () => {
    expect(heard(told(stage, 'Buy too much', of(rejected), 'rejected')).at(-1)).to.equal('  rejected: Off quotes.');
  });

  it('fails where it does not come out as it should, in the words of the server', () => {
    expect(heard(told(stage, 'Buy', of(rejected))).at(-1)).to.equal('Error: "Buy" should have been accepted; it came out as rejected: Off quotes.');
    expect(heard(told(stage, 'Buy', of(unknown))).at(-1)).to.equal('Error: "Buy" should have been accepted; it came out as unknown');
  });

  it('tells both verdicts of a pair, and fails where either is not as it should be', () => {
    expect(heard(toldPair(stage, 'OCO', of({ first: accepted, second: { ...accepted, tradeId: '8' } })))).to.deep.equal([
      '',
      '  OCO',
      '  accepted: order 7, filled',
      '  accepted: order 8, filled',
    ]);
    expect(heard(toldPair(stage, 'OCO', of({ first: accepted, second: rejected }))).at(-1)).to.include('"OCO" should have been accepted');
  });

  it('goes on with the number of an accepted order only', () => {
    const numbers: string[] = [];
    for (const outcome of [accepted, rejected]) withId(of(outcome), (id) => of(id)).subscribe((id) => numbers.push(id));

    expect(numbers).to.deep.equal(['7']);
  });
});
