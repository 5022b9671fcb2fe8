// The verdict by its whole table: every rule, and every order in which evidence may contradict itself.

import { expect } from 'chai';
import { RequestError } from '../../../lib/base/errors.js';
import type { Deed } from '../../../lib/base/journal.js';
import { eventName, type EventName, type ExecutionReport, type RejectReason, type Trade, type TradeStatus } from '../../../lib/ticktrader/model/index.js';
import { verdict, type Case, type Verdict } from '../../../lib/ticktrader/orders/verdict.js';

const trade = (Status: string): Trade => ({
  Id: '769001',
  Type: 'Limit',
  Side: 'Buy',
  Status: Status satisfies string, // odd words are cases too
  Symbol: 'EURUSD',
  InitialAmount: 1000,
  RemainingAmount: 1000,
  Created: 0,
});
const statusAfter: Partial<Record<EventName, TradeStatus>> = {
  Accepted: 'New',
  Filled: 'Filled',
  Canceled: 'Canceled',
  Expired: 'Expired',
  Rejected: 'Rejected',
  Activated: 'Activated',
};
const report = (event: EventName, parts: object = {}): ExecutionReport => ({ Event: event, Trade: trade(statusAfter[event] ?? 'Calculated'), ...parts });
const error = (text: string): RequestError => new RequestError('TradeCreate', 'c-1', text);

const seen = (deed: Deed, parts: Partial<Case<number>>): Case<number> => ({ deed, request: 'TradeCreate', commandId: 'c-1', reports: [], ...parts });

/** The part of a verdict that a row of the table states. */
const brief = (decided: Verdict<number>): string => {
  switch (decided.status) {
    case 'accepted':
      return ['accepted by', decided.proof, ...(decided.ended === undefined ? [] : [decided.ended])].join(' ');
    case 'rejected':
      return [`rejected: ${decided.text}`, ...(decided.reason === undefined ? [] : [`(${decided.reason})`])].join(' ');
    case 'unknown':
      return 'unknown';
  }
};

const REFUSAL = 'Cannot create new trade! Reason: Not enough money.';
const DOUBT = 'Cannot create new trade! Reason: Timeout.';

type Row = readonly [what: string, deed: Deed, parts: Partial<Case<number>>, expected: string];
const rows: readonly Row[] = [
  // nothing
  ['nothing at all', 'create', {}, 'unknown'],
  ['Accepted and no answer', 'create', { reports: [report('Accepted')] }, 'unknown'],
  // the answer
  ['an answer with a pending trade', 'create', { answer: trade('Calculated') }, 'accepted by response'],
  ['an answer with a new trade', 'create', { answer: trade('New') }, 'accepted by response'],
  ['an answer with a status nobody knows', 'create', { answer: trade('Frozen') }, 'accepted by response'],
  ['an answer with a filled trade', 'create', { answer: trade('Filled') }, 'accepted by response filled'],
  ['an answer with a cancelled trade', 'create', { answer: trade('Canceled') }, 'accepted by response canceled'],
  ['an answer with an expired trade', 'create', { answer: trade('Expired') }, 'accepted by response expired'],
  ['an answer with a rejected trade', 'create', { answer: trade('Rejected') }, 'rejected: Rejected'],
  [
    'an answer with a rejected trade after a report with the reason',
    'create',
    { answer: trade('Rejected'), reports: [report('Rejected', { Reject: { Reason: 'OffQuotes', Comment: 'No price' } })] },
    'rejected: No price (OffQuotes)',
  ],
  ['an answer that shows the change', 'modify', { answer: trade('Calculated') }, 'accepted by response'],
  ['an answer that shows the cancel', 'cancel', { answer: trade('Canceled') }, 'accepted by response canceled'],
  ['an answer that shows the close', 'close', { answer: trade('Filled') }, 'accepted by response closed'],
  ['an answer that shows a part closed', 'close', { answer: trade('Calculated') }, 'accepted by response'],
  // reports outweigh errors
  ['Filled, then a timeout text', 'create', { reports: [report('Accepted'), report('Filled')], error: error(DOUBT) }, 'accepted by report filled'],
  ['Filled, then a text that sounds like a refusal', 'create', { reports: [report('Filled')], error: error(REFUSAL) }, 'accepted by report filled'],
  ['Filled and Allocated, then silence', 'create', { reports: [report('Accepted'), report('Filled'), report('Allocated')] }, 'accepted by report'],
  ['Allocated, then Rejected', 'create', { reports: [report('Allocated'), report('Rejected')], error: error(REFUSAL) }, 'accepted by report'],
  ['Canceled (immediate-or-cancel that found nothing)', 'create', { reports: [report('Accepted'), report('Canceled')] }, 'accepted by report canceled'],
  ['Expired', 'create', { reports: [report('Expired')] }, 'accepted by report expired'],
  // rejects
  [
    'Accepted, then Rejected',
    'create',
    { reports: [report('Accepted'), report('Rejected', { Reject: { Reason: 'NotEnoughMoney' } })] },
    'rejected: NotEnoughMoney (NotEnoughMoney)',
  ],
  ['Rejected without a reason', 'create', { reports: [report('Rejected')] }, 'rejected: Rejected'],
  ['Rejected for a reason nobody has documented', 'create', { reports: [report('Rejected', { Reject: { Reason: 'Moonlight' } })] }, 'rejected: Moonlight'],
  [
    'Rejected, then an error text',
    'create',
    { reports: [report('Rejected', { Reject: { Reason: 'RejectedByDealer', Comment: 'no' } })], error: error('Rejected By Dealer') },
    'rejected: Rejected By Dealer (RejectedByDealer)',
  ],
  ['Rejected, then a timeout text', 'create', { reports: [report('Rejected')], error: error(DOUBT) }, `rejected: ${DOUBT}`],
  ['PendingCancel, then Rejected', 'cancel', { reports: [report('PendingCancel'), report('Rejected')] }, 'rejected: Rejected'],
  // errors alone
  ['a refusal', 'create', { error: error(REFUSAL) }, `rejected: ${REFUSAL} (NotEnoughMoney)`],
  ['Accepted, then a refusal', 'create', { reports: [report('Accepted')], error: error('Off quotes.') }, 'rejected: Off quotes. (OffQuotes)'],
  ['a timeout text', 'create', { error: error(DOUBT) }, 'unknown'],
  ['Accepted, then a timeout text', 'create', { reports: [report('Accepted')], error: error(DOUBT) }, 'unknown'],
  ['an internal error', 'create', { error: error('Internal server error!') }, 'unknown'],
  ['a duplicate ClientId', 'create', { error: error('Duplicate client order Id: 7') }, 'unknown'],
  [
    'Rejected as a duplicate ClientId: the order is there',
    'create',
    { reports: [report('Rejected', { Reject: { Comment: 'x' } })], error: error('Duplicate client order Id: 7') },
    'unknown',
  ],
  ['Rejected as a duplicate, and no answer', 'create', { reports: [report('Rejected', { Reject: { Comment: 'Duplicate client order Id: 7' } })] }, 'unknown'],
  ['throttling', 'create', { error: error('Throttling limits exceeded!') }, 'unknown'],
  ['a shutdown', 'modify', { error: error('The server is being shut down.') }, 'unknown'],
  [
    'an order that is not there',
    'cancel',
    { error: error('Cannot delete trade! Reason: Order Not Found 7') },
    'rejected: Cannot delete trade! Reason: Order Not Found 7',
  ],
];

describe('the verdict on a command', () => {
  for (const [what, deed, parts, expected] of rows) {
    it(`on a ${deed} after ${what}: ${expected}`, () => {
      expect(brief(verdict(seen(deed, parts)))).to.equal(expected);
    });
  }

  const proofs: Readonly<Record<Deed, readonly EventName[]>> = {
    create: ['Allocated', 'PartialFilled', 'Filled', 'Activated', 'Canceled', 'Expired'],
    modify: ['Modified'],
    cancel: ['Canceled'],
    close: ['Filled', 'PartialFilled'],
  };
  for (const [deed, events] of Object.entries(proofs) as [Deed, readonly EventName[]][]) {
    it(`takes ${events.join(', ')} for a ${deed} that was done, Rejected for one that was not, and no other event for either`, () => {
      const statuses = eventName.words.map((event) => [event, verdict(seen(deed, { reports: [report(event)] })).status]);
      const expected = eventName.words.map((event) => [event, events.includes(event) ? 'accepted' : event === 'Rejected' ? 'rejected' : 'unknown']);
      expect(statuses).to.deep.equal(expected);
    });
  }

  it('does not take an event nobody has documented for a proof', () => {
    expect(verdict(seen('create', { reports: [{ Event: 'Teleported', Trade: trade('Calculated') }] })).status).to.equal('unknown');
  });

  it('names the order, not the position that came of it and bears its ClientId too', () => {
    const position: Trade = { ...trade('Calculated'), Id: '9', Type: 'Position' };
    const reports = [report('Filled'), { Event: 'Allocated' as const, Trade: position }];
    expect(verdict(seen('create', { reports }))).to.deep.include({ trade: trade('Filled'), ended: 'filled' });
    expect(verdict(seen('create', { reports: reports.slice(1) }))).to.deep.include({ status: 'accepted', trade: position });
  });

  it('names the trade of the report that proves it, the latest of them', () => {
    const latest = { ...trade('Filled'), Id: '2' };
    expect(verdict(seen('create', { reports: [report('Allocated'), { Event: 'Filled', Trade: latest }] }))).to.deep.include({ trade: latest, ended: 'filled' });
  });

  it("carries the server's error with a rejection, or one made of the report", () => {
    const answered = error(REFUSAL);
    expect(verdict(seen('create', { error: answered }))).to.have.property('error', answered);
    const made = verdict(seen('create', { reports: [report('Rejected', { Reject: { Comment: 'no' } })] }));
    expect(made.status === 'rejected' && made.error).to.include({ request: 'TradeCreate', id: 'c-1', text: 'no', delivered: 'yes' });
  });

  it('knows every documented reason', () => {
    const reasons: readonly RejectReason[] = ['RejectedByDealer', 'DealerTimeout', 'NotEnoughMoney', 'OffQuotes', 'InvalidOrder'];
    for (const Reason of reasons)
      expect(verdict(seen('create', { reports: [report('Rejected', { Reject: { Reason } })] }))).to.include({ status: 'rejected', reason: Reason });
  });
});
