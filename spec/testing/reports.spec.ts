import { expect } from 'chai';
import { asNumber } from '../../lib/index.js';
import { decode } from '../../lib/codec/decode.js';
import { money } from '../../lib/codec/values.js';
import { eventName } from '../../lib/ticktrader/model/enums.js';
import { executionReport } from '../../lib/ticktrader/model/execution-report.js';
import { aReport, aState, aTrade, reports } from '../../lib/testing/index.js';

describe('the reports for diagrams', () => {
  for (const event of eventName.words) {
    it(`has a valid ${event}`, () => {
      const report = aReport(event);
      expect(decode(executionReport(money(asNumber)), JSON.parse(JSON.stringify(report)), '')).to.deep.equal(report);
    });
  }

  it('changes what is named, and follows an event with the rest', () => {
    expect(aTrade({ Symbol: 'GBPUSD' })).to.deep.include({ Symbol: 'GBPUSD', Status: 'New', RemainingAmount: 100_000 });
    expect(aReport('Filled', { Id: '7', Price: 1.2 })).to.deep.include({ Fill: { Amount: 100_000, Price: 1.2 } });
    expect(aReport('Filled', {}, { Fill: { Amount: 1, Price: 2 } }).Fill).to.deep.equal({ Amount: 1, Price: 2 });
    expect(aReport('Rejected').Reject?.Reason).to.equal('NotEnoughMoney');
    expect(aReport('Allocated').Trade).to.deep.include({ Type: 'Position', Status: 'Calculated' });
  });

  it('names the values of a diagram', () => {
    const { a, b } = reports({ a: 'Accepted', b: ['Filled', { Id: '7' }] });
    expect([a.Event, b.Event, b.Trade.Id]).to.deep.equal(['Accepted', 'Filled', '7']);
  });

  it('has states of a session', () => {
    expect([aState('idle'), aState('ready'), aState({ status: 'closed', reason: 'enough' })]).to.deep.equal([
      { status: 'idle' },
      { status: 'ready', epoch: 1 },
      { status: 'closed', reason: 'enough' },
    ]);
    expect(aState('connecting')).to.deep.equal({ status: 'connecting', attempt: 0 });
    expect(aState('two-factor')).to.have.property('deadline');
  });
});
