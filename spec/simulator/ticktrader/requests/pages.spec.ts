import { expect } from 'chai';
import { at, create, listAt, simulation } from '../../console.js';

/** A console on a year of history, and its pages. */
const library = (history = { days: 20, records: 250 }) => {
  const { loggedIn, clock } = simulation({ history, throttling: false });
  const console = loggedIn();
  const walk = (Request: string, query: object) => {
    const pages: unknown[] = [];
    for (let RequestLastId: unknown; pages.length < 100;) {
      const page = console.result({ Request, Params: { ...query, RequestLastId } });
      pages.push(page);
      if (at(page, 'IsLastReport') === true) break;
      RequestLastId = at(page, 'LastId');
    }
    return { pages, records: pages.flatMap((page) => listAt(page, 'Records')) };
  };
  return { console, walk, clock };
};

const idsOf = (records: readonly unknown[]): readonly unknown[] => records.map((record) => at(record, 'Id'));

describe('TradeHistory', () => {
  it('is walked forward and backward, each record once, whatever the page size', () => {
    const { walk } = library();
    const { records, pages } = walk('TradeHistory', { RequestPageSize: 1000 });
    const ids = idsOf(records);
    expect(ids).to.have.length.of.at.least(250);
    expect(new Set(ids).size).to.equal(ids.length);
    expect(at(pages[0], 'TotalReports')).to.equal(ids.length);
    expect(ids.every((id) => /^[0-9a-f]{24}$/.test(String(id)))).to.equal(true);
    expect(idsOf(walk('TradeHistory', { RequestPageSize: 7 }).records)).to.deep.equal(ids);
    expect(idsOf(walk('TradeHistory', { RequestPageSize: 100, RequestDirection: 'Backward' }).records)).to.deep.equal([...ids].reverse());
  });

  it("gives 100 records a page where none is said, and the last record's Id leads on as well as LastId", () => {
    const { console } = library();
    const page = console.result({ Request: 'TradeHistory' });
    expect(listAt(page, 'Records')).to.have.length(100);
    expect(at(page, 'LastId')).to.equal(at(listAt(page, 'Records').at(-1), 'Id'));
  });

  for (const [historyAnswer, manyUnder, oneUnder, isBare] of [
    ['TradeHistory', 'TradeHistory', 'TradeHistory', false],
    ['TradeHistoryReport', 'TradeHistoryReport', 'TradeHistoryReport', false],
    ['bareRecord', 'TradeHistory', 'TradeHistoryReport', true],
  ] as const) {
    it(`answers under the names that historyAnswer ${historyAnswer} chooses`, () => {
      const { loggedIn } = simulation({ history: { days: 2, records: 10 }, throttling: false, historyAnswer });
      const console = loggedIn();
      const answer = (size: number): unknown => console.ask({ Request: 'TradeHistory', Params: { RequestPageSize: size } }).at(-1);
      const [many, one] = [answer(5), answer(1)];
      expect([at(many, 'Response'), at(one, 'Response')]).to.deep.equal([manyUnder, oneUnder]);
      expect([listAt(at(many, 'Result'), 'Records').length, at(at(one, 'Result'), 'Records') === undefined]).to.deep.equal([5, isBare]);
    });
  }

  it('keeps to its range', () => {
    const { walk, clock } = library();
    const [TimestampFrom, TimestampTo] = [clock.now() - 10 * 86_400_000, clock.now() - 5 * 86_400_000];
    const stamps = walk('TradeHistory', { TimestampFrom, TimestampTo }).records.map((record) => Number(at(record, 'TransactionTimestamp')));
    expect(stamps).to.have.length.above(20);
    expect(Math.min(...stamps)).to.be.at.least(TimestampFrom);
    expect(Math.max(...stamps)).to.be.at.most(TimestampTo);
  });

  it('finds an order by its number, and leaves out what was canceled', () => {
    const { console } = library({ days: 1, records: 2 });
    const trade = (number: number): number => Number(at(listAt(console.result({ Request: 'Trades' }), 'Trades').at(number), 'Id'));
    console.ask(create({ Amount: 5000 }));
    const id = trade(-1);
    console.ask({ Request: 'TradeDelete', Params: { Type: 'Close', Id: id, Amount: 2000 } });
    console.ask({ Request: 'TradeDelete', Params: { Type: 'Close', Id: id } });
    console.ask(create({ Type: 'Limit', Price: 1, ClientId: 'to be canceled' }));
    console.ask({ Request: 'TradeDelete', Params: { Type: 'Cancel', Id: trade(-1) } });
    const types = (Params: object): unknown =>
      listAt(console.result({ Request: 'TradeHistory', Params }), 'Records').map((record) => at(record, 'TransactionType'));
    expect(types({ OrderId: id })).to.deep.equal(['PositionClosed', 'PositionClosed']);
    expect(types({})).to.include('OrderCanceled');
    expect(types({ SkipCancelOrder: true })).to.not.include('OrderCanceled');
  });
});

describe('DailySnapshots', () => {
  it('has one for every midnight passed, in both directions', () => {
    const { walk, clock } = library();
    clock.advanceBy(3 * 86_400_000);
    const stamps = walk('DailySnapshots', { RequestPageSize: 4 }).records.map((record) => Number(at(record, 'Timestamp')));
    expect(stamps).to.have.length(23);
    expect(stamps.every((stamp, index) => stamp % 86_400_000 === 0 && (index === 0 || stamp - (stamps[index - 1] ?? 0) === 86_400_000))).to.equal(true);
    const backward = walk('DailySnapshots', { RequestPageSize: 5, RequestDirection: 'Backward' }).records.map((record) => Number(at(record, 'Timestamp')));
    expect(backward).to.deep.equal([...stamps].reverse());
  });
});
