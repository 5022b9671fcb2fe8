// Execution reports: every event, unknown ones, missing parts, and how types narrow.

import { expect } from 'chai';
import { decode } from '../../../lib/codec/decode.js';
import { asNumber } from '../../../lib/codec/numeric.js';
import { money } from '../../../lib/codec/values.js';
import { eventName, type EventName } from '../../../lib/ticktrader/model/enums.js';
import { executionReport, isKnown, type ExecutionReport, type Fill, type KnownReport, type ReportOf } from '../../../lib/ticktrader/model/execution-report.js';

const Trade = { Id: 7, Type: 'Limit', Side: 'Buy', Status: 'Filled', Symbol: 'EURUSD', InitialAmount: 2, RemainingAmount: 0, Created: 1 };
const report = (parts: object): ExecutionReport => decode(executionReport(money(asNumber)), { Trade, ...parts }, 'ExecutionReport');

/** Compiles only while a known report is a closed union that `Event` discriminates. */
const story = (known: KnownReport): string => {
  switch (known.Event) {
    case 'Filled':
    case 'PartialFilled':
      return `filled at ${String(known.Fill?.Price)}`;
    case 'Rejected':
      return `rejected: ${String(known.Reject?.Reason)}`;
    default:
      return known.Event satisfies Exclude<EventName, 'Filled' | 'PartialFilled' | 'Rejected'>;
  }
};

describe('executionReport', () => {
  it('has the fifteen documented events', () => {
    expect(eventName.words).to.have.lengthOf(15);
  });

  for (const Event of eventName.words) {
    it(`knows the event ${Event}`, () => {
      const known = report({ Event });
      expect(known.Event).to.equal(Event);
      expect(isKnown(known)).to.equal(true);
    });
  }

  it('reads every part', () => {
    const closed = report({
      Event: 'Filled',
      Fill: { Amount: 2, Price: 1.1 },
      Profit: { Value: -3.5, Currency: 'USD', Balance: 996.5 },
      AssetMovement: [{ Currency: 'EUR', ChangeAmount: 2, LockedAmount: 0, Balance: 5 }],
      Position: 'no such part',
    });
    expect(closed).to.deep.include({
      Fill: { Amount: 2, Price: 1.1 },
      Profit: { Value: -3.5, Currency: 'USD', Balance: 996.5 },
      AssetMovement: [{ Currency: 'EUR', ChangeAmount: 2, LockedAmount: 0, Balance: 5 }],
    });
    expect(closed).not.to.have.property('Position');
  });

  it('reads a fill without its Fill: losing the report would be worse', () => {
    expect(report({ Event: 'Filled', Fill: null }))
      .to.have.property('Event', 'Filled')
      .and.not.have.property('Fill');
  });

  it('keeps an event nobody has documented, with all its parts', () => {
    const unknown = report({ Event: 'Teleported', Fill: { Amount: 1, Price: 1 }, Reject: { Reason: 'Whim', Comment: 'no' } });
    expect(isKnown(unknown)).to.equal(false);
    expect(unknown).to.deep.include({ Event: 'Teleported', Fill: { Amount: 1, Price: 1 }, Reject: { Reason: 'Whim', Comment: 'no' } });
  });

  it('does not take a property of every object for an event', () => {
    expect(isKnown(report({ Event: 'constructor' }))).to.equal(false);
  });

  it('narrows once known', () => {
    const told = [
      report({ Event: 'PartialFilled', Fill: { Amount: 1, Price: 1.5 } }),
      report({ Event: 'Rejected', Reject: { Reason: 'OffQuotes' } }),
      report({ Event: 'Expired' }),
    ];
    expect(told.map((one) => (isKnown(one) ? story(one) : 'unknown'))).to.deep.equal(['filled at 1.5', 'rejected: OffQuotes', 'Expired']);
  });

  it('types the report of one event', () => {
    const filled: ReportOf<'Filled', string>['Fill'] = { Amount: '1', Price: '1.10' };
    const either: Fill | undefined = ({} as ReportOf<'Filled' | 'PartialFilled'>).Fill;
    // @ts-expect-error -- an acceptance has no fill
    const none: unknown = ({} as ReportOf<'Accepted'>).Fill;
    // @ts-expect-error -- no such event
    const nowhere: ReportOf<'Teleported'> | undefined = undefined;
    expect([filled.Price, either, none, nowhere]).to.deep.equal(['1.10', undefined, undefined, undefined]);
  });
});
