// What is particular to a new order; what holds of every command is in send.spec.

import Big from 'big.js';
import { expect } from 'chai';
import { InvalidRequestError } from '../../../lib/base/errors.js';
import { asDecimal, asString } from '../../../lib/codec/numeric.js';
import { virtualClock } from '../../../lib/testing/virtual-clock.js';
import { tickTrader } from '../../../lib/ticktrader/client.js';
import { errorOf, watch } from '../../support/seen.js';
import { aReport, aTrade, optionsFor, readySetting, result, scriptedServer, silence } from '../../support/tick-trader-server.js';

const order = { Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 1000, Price: 1.1 } as const;
const taken = { TradeCreate: result({ Trade: aTrade }) };

describe('a new order', () => {
  it('gets a ClientId of its own where it brings none, another each time, and tells it', () => {
    const { clock, server, tt } = readySetting(taken, { random: Math.random });
    const outcomes = [watch(tt.createOrder(order)), watch(tt.createOrder(order))];
    clock.advanceBy(10);
    const sent = server.of('TradeCreate').map(({ Params }) => Params?.['ClientId']);
    expect(sent).to.deep.equal(outcomes.map(({ last }) => last.clientId));
    expect(new Set(sent).size).to.equal(2);
    for (const id of sent) expect(id).to.match(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('is found by its ClientId in reports that bear another Id, or none', () => {
    const { clock, tt } = readySetting({
      TradeCreate: () => [aReport('Accepted', { ClientId: 'mine' }), aReport('Filled', { ClientId: 'mine', Status: 'Filled', Id: 5 }, 'foreign')],
    });
    const outcome = watch(tt.createOrder({ ...order, ClientId: 'mine' }));
    clock.advanceBy(10_010);
    expect(outcome.last).to.include({ status: 'accepted', proof: 'report', tradeId: '5', ended: 'filled' });
  });

  it('keeps on its own outcome what came before the response, and leaves the rest to the stream of reports', () => {
    const { clock, tt } = readySetting({
      TradeCreate: (asked) => [
        aReport('Accepted', { ClientId: 'mine' }, asked.Id),
        ...result({ Trade: aTrade })(asked),
        aReport('Canceled', { ClientId: 'mine', Status: 'Canceled' }),
      ],
    });
    const reports = watch(tt.executionReports$);
    const outcome = watch(tt.createOrder({ ...order, ClientId: 'mine' }));
    clock.advanceBy(10);
    expect([outcome.last.status, reports.values.map(({ Event }) => Event)]).to.deep.equal(['accepted', ['Accepted', 'Canceled']]);
    expect(outcome.last).not.to.have.property('ended');
  });

  const wrong: Readonly<Record<string, object>> = {
    Price: { Price: NaN },
    Amount: { Amount: -1 },
    StopPrice: { StopPrice: 1 },
    Volume: { Volume: 1 },
    Side: { Side: 'buy' },
  };
  for (const [field, parts] of Object.entries(wrong)) {
    it(`that is wrong in ${field} fails by that name, for every subscriber, and nothing is sent`, () => {
      const { clock, server, tt } = readySetting({ TradeCreate: silence });
      const before = server.asked.length;
      const command$ = tt.createOrder({ ...order, ...parts });
      for (const seen of [watch(command$), watch(command$)]) expect(errorOf(seen, InvalidRequestError)).to.include({ field, delivered: 'no' });
      clock.advanceBy(1_000);
      expect(server.asked.length).to.equal(before);
    });
  }

  it('that is wrong fails so also where nothing could be sent', () => {
    const { server, tt } = readySetting(taken);
    server.close();
    expect(errorOf(watch(tt.createOrder({ ...order, Price: 0 })), InvalidRequestError)).to.include({ field: 'Price' });
  });

  it('leaves and comes back digit for digit as text', () => {
    const clock = virtualClock();
    const server = scriptedServer(clock, {
      TradeCreate: ({ Id }) => [
        `{"Id":"${Id}","Response":"TradeCreate","Result":{"Trade":${JSON.stringify(aTrade).replace('"Price":1.1', '"Price":1.1000000000000000000001')}}}`,
      ],
    });
    const tt = tickTrader({ ...optionsFor(clock, server), numeric: asString });
    tt.connect().subscribe();
    clock.advanceBy(20);
    const outcome = watch(tt.createOrder({ Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: '1000.00', Price: '1.1000000000000000000001' }));
    clock.advanceBy(10);
    expect(server.of('TradeCreate')[0]?.text).to.include('"Amount":1000.00,"Price":1.1000000000000000000001');
    expect(outcome.last.status === 'accepted' && outcome.last.trade?.Price).to.equal('1.1000000000000000000001');
  });

  it('leaves digit for digit as a decimal', () => {
    const clock = virtualClock();
    const server = scriptedServer(clock, taken);
    const tt = tickTrader({ ...optionsFor(clock, server), numeric: asDecimal(Big) });
    tt.connect().subscribe();
    clock.advanceBy(20);
    const outcome = watch(tt.createOrder({ Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: new Big('0.1').plus('0.2') }));
    clock.advanceBy(10);
    expect(server.of('TradeCreate')[0]?.text).to.include('"Amount":0.3');
    expect(outcome.last.status === 'accepted' && outcome.last.trade?.Price).to.deep.equal(new Big('1.1'));
  });
});
