import { expect } from 'chai';
import { InvalidRequestError } from '../../../lib/base/errors.js';
import type { NewOrder } from '../../../lib/ticktrader/orders/new-order.js';
import { errorOf, watch } from '../../support/seen.js';
import { aReport, aTrade, genericError, readySetting, result, setting, silence, type Answer } from '../../support/tick-trader-server.js';
import { oco } from './commands.js';

const first = { ...aTrade, Id: 1, ClientId: 'one', Type: 'Stop' };
const second = { ...aTrade, Id: 2, ClientId: 'two', Type: 'Stop' };
const both: Answer = result({ FirstTrade: first, SecondTrade: second });

const placed = (answer: Answer) => {
  const made = readySetting({ TradeCreateOco: answer });
  return { ...made, outcome: watch(oco(made.tt)) };
};

describe('two orders of which one cancels the other', () => {
  it('leave as one request with two legs, under the name current servers know', () => {
    const { clock, server } = placed(both);
    clock.advanceBy(10);
    expect(JSON.parse(server.of('TradeCreateOco')[0]?.text ?? '')).to.deep.include({
      Request: 'TradeCreateOco',
      FirstRequest: { Type: 'Stop', Side: 'Buy', Symbol: 'EURUSD', Amount: 1000, StopPrice: 1.2, ClientId: 'one' },
      SecondRequest: { Type: 'Stop', Side: 'Sell', Symbol: 'EURUSD', Amount: 1000, StopPrice: 1, ClientId: 'two' },
    });
  });

  it('have a verdict each, of one command', () => {
    const { clock, outcome } = placed(both);
    clock.advanceBy(10);
    expect([outcome.values.length, outcome.completed]).to.deep.equal([1, true]);
    expect(outcome.last.first).to.include({ status: 'accepted', tradeId: '1', clientId: 'one' });
    expect(outcome.last.second).to.include({ status: 'accepted', tradeId: '2', clientId: 'two', commandId: outcome.last.first.commandId });
  });

  it('are both rejected by a refusal', () => {
    const { clock, outcome } = placed(genericError('Not enough money.'));
    clock.advanceBy(10);
    expect([outcome.last.first.status, outcome.last.second.status]).to.deep.equal(['rejected', 'rejected']);
  });

  it('are judged each by its own reports where the answer says nothing', () => {
    const { clock, outcome } = placed((asked) => [
      aReport('Allocated', { Id: 1, ClientId: 'one' }, asked.Id),
      aReport('Rejected', { Id: 2, ClientId: 'two', Status: 'Rejected' }, asked.Id),
      ...genericError('Timeout')(asked),
    ]);
    clock.advanceBy(10);
    expect(outcome.last.first).to.include({ status: 'accepted', proof: 'report', tradeId: '1' });
    expect(outcome.last.second).to.include({ status: 'rejected' });
  });

  it('may be known and unknown: a report about one leg says nothing of the other', () => {
    const { clock, outcome } = placed((asked) => [aReport('Allocated', { Id: 1, ClientId: 'one' }, asked.Id)]);
    clock.advanceBy(10_010);
    const { first: known, second: not } = outcome.last;
    expect(known.status).to.equal('accepted');
    expect(not.status === 'unknown' && not.evidence.map(({ source }) => source)).to.deep.equal(['deadline']);
  });

  it('are both unknown after a loss, and leave once', () => {
    const { clock, server, outcome } = placed(silence);
    clock.advanceBy(5);
    server.close(1006);
    clock.advanceBy(60_000);
    expect([outcome.last.first.status, outcome.last.second.status, server.of('TradeCreateOco').length]).to.deep.equal(['unknown', 'unknown', 1]);
  });

  it('are both notSent on a client that is not ready', () => {
    const outcome = watch(oco(setting().tt));
    expect(outcome.last.first).to.include({ status: 'notSent', reason: 'notReady' });
    expect(outcome.last.second).to.include({ status: 'notSent', reason: 'notReady' });
  });

  it('are a one-shot', () => {
    const { clock, server, tt } = readySetting({ TradeCreateOco: both });
    const command$ = oco(tt);
    for (const seen of [watch(command$), watch(command$)]) seen.subscription.unsubscribe();
    clock.advanceBy(10);
    expect([server.of('TradeCreateOco').length, watch(command$).last.first.status]).to.deep.equal([1, 'accepted']);
  });

  it('get two ClientIds where they bring none', () => {
    const { clock, server, tt } = readySetting({ TradeCreateOco: both }, { random: Math.random });
    const leg: NewOrder = { Type: 'Stop', Side: 'Buy', Symbol: 'EURUSD', Amount: 1, StopPrice: 2 };
    const outcome = watch(tt.createOco(leg, { ...leg, Side: 'Sell', StopPrice: 1 }));
    clock.advanceBy(10);
    const sent = JSON.parse(server.of('TradeCreateOco')[0]?.text ?? '') as Readonly<Record<'FirstRequest' | 'SecondRequest', { readonly ClientId: string }>>;
    expect(outcome.last.first.clientId).to.equal(sent.FirstRequest.ClientId);
    expect(outcome.last.second.clientId).to.equal(sent.SecondRequest.ClientId);
    expect(sent.FirstRequest.ClientId).not.to.equal(sent.SecondRequest.ClientId);
  });

  const leg = { Type: 'Stop', Side: 'Buy', Symbol: 'EURUSD', Amount: 1, StopPrice: 2 } as const;
  const wrong: readonly (readonly [object, object, string])[] = [
    [{ ClientId: 'same' }, { ClientId: 'same' }, 'second.ClientId'],
    [{}, { Symbol: 'GBPUSD' }, 'second.Symbol'],
    [{ StopPrice: NaN }, {}, 'first.StopPrice'],
    [{}, { Amount: 0 }, 'second.Amount'],
    [{}, { Price: 1 }, 'second.Price'],
  ];
  for (const [one, other, field] of wrong) {
    it(`fail by the name of ${field}, and nothing is sent`, () => {
      const { clock, server, tt } = readySetting({ TradeCreateOco: both }, { random: Math.random });
      const outcome = watch(tt.createOco({ ...leg, ...one }, { ...leg, ...other }));
      clock.advanceBy(10);
      const error = errorOf(outcome, InvalidRequestError);
      expect([error.field, server.of('TradeCreateOco')]).to.deep.equal([field, []]);
      expect(error.message).to.match(/^\S+ (must|is) .*Nothing was sent\.$/);
    });
  }
});
