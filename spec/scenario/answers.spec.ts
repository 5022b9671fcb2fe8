// Answers that say something new, nothing, or something odd: words nobody has documented, answers to nobody, errors of nothing, too little and too much.

import { expect } from 'chai';
import { watch } from '../support/seen.js';
import { aReport, readySetting, result } from '../support/tick-trader-server.js';
import { courseOf, deedsOf, endWell, fills, readyDesk, tradeIdOf, waits } from '../support/trading-desk.js';

describe('an unknown word of the server', () => {
  it('as a field is passed over', () => {
    const { clock, server, tt } = readySetting({
      Trades: result({ Trades: [], Mood: 'good' }),
      Account: result({ Id: 5, AccountingType: 'Gross', Stars: [1] }),
    });
    const [reports, account] = [watch(tt.executionReports$), watch(tt.account())];
    server.push(aReport('Filled', { Mood: { of: ['the day'] } }, undefined, { Weather: 'fine' }));
    clock.advanceBy(100);
    expect([reports.last.Event, account.last.Id]).to.deep.equal(['Filled', '5']);
  });

  it('as an event or status is handed on as it stands, decides no order and ends no stream', () => {
    const { clock, server, tt } = readySetting({
      TradeCreate: ({ Id, Params }) => [aReport('Blessed', { Status: 'Holy', ClientId: Params?.['ClientId'] }, Id)],
    });
    const [reports, notices] = [watch(tt.executionReports$), watch(tt.notices$)];
    const order = watch(tt.createOrder(waits));
    clock.advanceBy(9_900);
    expect([reports.last.Event, reports.last.Trade.Status, order.values]).to.deep.equal(['Blessed', 'Holy', []]);
    clock.advanceBy(200);
    expect([order.last.status, reports.error, notices.values.length]).to.deep.equal(['unknown', undefined, 0]);
    expect(server.of('TradeCreate')).to.have.lengthOf(1);
  });
});

describe('an answer to an unknown Id', () => {
  it('answers nobody: whoever waits goes on waiting for his own', () => {
    const desk = readyDesk();
    const { clock, faults, order, tt, notices } = desk;
    const frames = [
      { Id: 'nobody-1', Response: 'TradeCreate', Result: { Trade: { Id: 1, Status: 'Rejected' } } },
      { Id: 'nobody-2', Response: 'Trades', Result: { Trades: [] } },
      { Id: 'nobody-3', Response: 'TradeCreate', Error: 'Not enough money.' },
    ];
    faults([{ when: { request: '*' }, do: [{ kind: 'delay', by: 500 }, ...frames.map((frame) => ({ kind: 'inject' as const, frame }))] }]);
    const placed = order(waits);
    const read = watch(tt.trades());
    clock.advanceBy(5_000);
    expect([courseOf(placed), read.last.map(({ Id }) => Id), notices.error]).to.deep.equal(['accepted |', [tradeIdOf(placed)], undefined]);
    endWell(desk);
  });
});

describe('an error without an Id', () => {
  it('is a notice, and refuses no order: nobody can say whose it is', () => {
    const desk = readyDesk();
    const { clock, faults, order, notices } = desk;
    faults([
      {
        when: { request: 'TradeCreate', nth: 1 },
        do: [
          { kind: 'delay', by: 500 },
          { kind: 'inject', frame: { Response: 'Error', Error: 'Not enough money.' } },
        ],
      },
    ]);
    const placed = order(fills);
    clock.advanceBy(5_000);
    expect([courseOf(placed), deedsOf(desk, placed)]).to.deep.equal(['accepted |', ['accepted', 'filled', 'opened']]);
    expect(notices.values).to.deep.include({ kind: 'error', text: 'Not enough money.' });
    endWell(desk);
  });
});
