// Ten thousand random commands for each kind of account against a model that knows the account by its reports alone: after each, what it believes is what the server says is open.

import { expect } from 'chai';
import Big from 'big.js';
import fc from 'fast-check';
import { at, fields, listAt, type Ask, type Frame } from '../../console.js';
import { stage, type Stage } from './stage.js';

/** An open trade, as the reports told it. */
type Known = Readonly<Record<string, unknown>>;

/** What it keeps of a trade. The link of a pair is not told where it is made at once, so it is not kept. */
const knownOf = (trade: unknown): Known => {
  const { Type, Status, RemainingAmount, InitialAmount, Price, StopPrice, MaxVisibleAmount, Expired, Comment, TriggerType, OrderIdTriggeredBy } = fields(trade);
  return { Type, Status, RemainingAmount, InitialAmount, Price, StopPrice, MaxVisibleAmount, Expired, Comment, TriggerType, OrderIdTriggeredBy };
};

/** What a client believes that hears every report. */
interface Model {
  readonly open: Map<number, Known>;
  /** How many answers each request had. */
  readonly answers: Map<string, number>;
  /** Frames read so far. */
  read: number;
  requests: number;
}

const GONE: readonly unknown[] = ['Filled', 'Canceled', 'Expired', 'Activated', 'Rejected'];
/** Said of an order that stays as it is. */
const PASSING: readonly unknown[] = ['PendingModify', 'PendingCancel', 'PendingClose'];

const hearReport = ({ open }: Model, result: unknown): void => {
  const event = at(result, 'Event');
  const trade = fields(at(result, 'Trade'));
  const { Id, Status, RemainingAmount, FilledAmount, InitialAmount } = trade;
  const id = Number(Id);
  expect(new Big(Number(RemainingAmount)).plus(Number(FilledAmount)).toNumber(), `${String(event)}: remaining and filled`).to.equal(InitialAmount);
  expect(Number(RemainingAmount)).to.be.at.least(0);
  // Nothing of a command that waits is seen among the trades yet; a refused one changes nothing.
  if (PASSING.includes(event) || event === 'Accepted' || (event === 'Rejected' && Status !== 'Rejected')) return;
  if (GONE.includes(Status)) open.delete(id);
  else open.set(id, knownOf(trade));
};

/** The open trades say the same as the reports did, and hang together. */
const checkTrades = (model: Model, trades: readonly unknown[]): void => {
  const told = new Map(trades.map((trade) => [at(trade, 'Id'), knownOf(trade)]));
  expect(Object.fromEntries(told)).to.deep.equal(Object.fromEntries(model.open));
  const byId = new Map(trades.map((trade) => [at(trade, 'Id'), trade]));
  for (const trade of trades) {
    const related = byId.get(at(trade, 'RelatedTradeId'));
    if (at(trade, 'OneCancelsTheOther') === true) expect(related && at(related, 'RelatedTradeId'), 'the other leg').to.equal(at(trade, 'Id'));
    if (at(trade, 'ContingentOrder') !== true) continue;
    expect(at(trade, 'Margin') ?? 0, 'margin of a sleeper').to.equal(0);
    const trigger = at(trade, 'OrderIdTriggeredBy');
    if (trigger !== undefined) expect(byId.has(trigger), 'the order that wakes a sleeper').to.equal(true);
  }
};

/** Reads what has come since, in order: when the server tells what is open, the model must know it. */
const hear = (model: Model, { console }: Stage): void => {
  for (const text of console.raw.slice(model.read)) {
    const { Id, Response, Error: error, Result } = JSON.parse(text) as Frame;
    if (Response === 'ExecutionReport') hearReport(model, Result);
    else if (Response === 'Trades') checkTrades(model, listAt(Result, 'Trades'));
    if (Response !== 'ExecutionReport' && Id?.startsWith('r') === true) model.answers.set(Id, (model.answers.get(Id) ?? 0) + 1);
    expect(error ?? '').to.not.contain('Internal');
  }
  model.read = console.raw.length;
};

/** Nothing is owed on Cash; elsewhere equity is the sum of its parts. */
const checkMoney = ({ console, simulator }: Stage, isCash: boolean): void => {
  if (isCash) {
    for (const asset of listAt(console.result({ Request: 'Assets' }), 'Assets')) expect(Number(at(asset, 'FreeAmount')), 'free').to.be.at.least(0);
    return;
  }
  const account = console.result({ Request: 'Account' });
  const sum = ['Balance', 'Profit', 'Commission', 'Swap'].reduce((total, name) => total.plus(Number(at(account, name))), new Big(0));
  expect(Number(at(account, 'Equity'))).to.equal(sum.toNumber());
  const balance = simulator.journal.findLast((entry) => entry.balance !== undefined)?.balance;
  if (balance !== undefined) expect(Number(at(account, 'Balance'))).to.equal(Number(balance));
};

type Command = fc.Command<Model, Stage>;

let played = 0;

const command = (name: string, act: (model: Model, real: Stage) => void): Command => ({
  check: () => true,
  run: (model, real) => {
    played++;
    act(model, real);
    model.requests++;
    real.console.ask({ Request: 'Trades' });
    hear(model, real);
  },
  toString: () => name,
});

/** Picks an open trade by a random number; now and then one that is not open. */
type Pick = (random: number) => number;

const pickOf =
  ({ open }: Model): Pick =>
  (random) =>
    [...open.keys(), 7][random % (open.size + 1)] ?? 7;

const asking = (ask: (pick: Pick, now: number) => Ask): Command =>
  command('ask', (model, real) => {
    model.requests++;
    real.console.ask(ask(pickOf(model), real.clock.now()));
  });

const doing = (name: string, act: (real: Stage) => void): Command =>
  command(name, (_model, real) => {
    act(real);
    real.clock.advanceBy(2);
  });

const price = fc.constantFrom(1.05, 1.08, 1.1, 1.1001, 1.12, 1.15);
const amount = fc.constantFrom(1000, 3000, 10000, 40000);
const random = fc.nat(1000);
const flag = fc.boolean();
const time = fc.constantFrom(3, 40, 5000);
const triggerType = fc.constantFrom('OnTime', 'OnPendingOrderExpired', 'OnPendingOrderPartiallyFilled');
const order = fc.record(
  {
    Type: fc.constantFrom('Market', 'Limit', 'Stop', 'StopLimit'),
    Side: fc.constantFrom('Buy', 'Sell'),
    Symbol: fc.constant('EURUSD'),
    Amount: amount,
    Price: price,
    StopPrice: price,
    Slippage: fc.constantFrom(0, 0.001, 0.1),
    MaxVisibleAmount: fc.constantFrom(0, 1000),
    ClientId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
    TakeProfit: fc.constantFrom(1.16, 1.2),
  },
  { requiredKeys: ['Type', 'Side', 'Symbol', 'Amount', 'Price', 'StopPrice'] },
);
/** An order that waits. */
const waiting = fc.record({
  Type: fc.constantFrom('Limit', 'Stop'),
  Side: fc.constantFrom('Buy', 'Sell'),
  Symbol: fc.constant('EURUSD'),
  Amount: amount,
  Price: price,
  StopPrice: price,
});

const create = (params: object): Ask => ({ Request: 'TradeCreate', Params: params });

const commands: readonly fc.Arbitrary<Command>[] = [
  order.map((params) => asking(() => create(params))),
  fc
    .tuple(waiting, fc.constantFrom('ImmediateOrCancel', 'FillOrKill', 'MarketWithSlippage'))
    .map(([params, option]) => asking(() => create({ ...params, Type: 'Limit', [option]: true }))),
  fc.tuple(waiting, time).map(([params, after]) => asking((_pick, now) => create({ ...params, Expired: now + after }))),
  fc
    .tuple(waiting, waiting, flag)
    .map(([first, second, OcoEqualAmount]) => asking(() => ({ Request: 'TradeCreateOco', FirstRequest: first, SecondRequest: { ...second, OcoEqualAmount } }))),
  fc.tuple(waiting, random).map(([params, other]) => asking((pick) => create({ ...params, OneCancelsTheOther: true, RelatedTradeId: pick(other) }))),
  fc
    .tuple(order, triggerType, random, time)
    .map(([params, TriggerType, other, after]) =>
      asking((pick, now) => create({ ...params, ContingentOrder: true, TriggerType, OrderIdTriggeredBy: pick(other), TriggerTime: now + after })),
    ),
  fc
    .tuple(
      random,
      fc.record(
        {
          Price: price,
          StopPrice: price,
          AmountChange: fc.constantFrom(-1000, 2000),
          MaxVisibleAmount: fc.constantFrom(-1, 0, 1000),
          Comment: fc.string(),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([id, Params]) => asking((pick) => ({ Request: 'TradeModify', Params: { ...Params, Id: pick(id) } }))),
  fc
    .tuple(random, amount, flag)
    .map(([id, Amount, InFlightMitigation]) => asking((pick) => ({ Request: 'TradeModify', Params: { Id: pick(id), Amount, InFlightMitigation } }))),
  fc
    .tuple(random, random, flag, flag)
    .map(([id, other, OneCancelsTheOther, OcoEqualAmount]) =>
      asking((pick) => ({ Request: 'TradeModify', Params: { Id: pick(id), OneCancelsTheOther, RelatedTradeId: pick(other), OcoEqualAmount } })),
    ),
  fc
    .tuple(random, random, triggerType)
    .map(([id, other, TriggerType]) =>
      asking((pick, now) => ({ Request: 'TradeModify', Params: { Id: pick(id), TriggerType, OrderIdTriggeredBy: pick(other), TriggerTime: now + 50 } })),
    ),
  fc
    .tuple(random, fc.constantFrom('ImmediateOrCancel', 'FillOrKill'))
    .map(([id, option]) => asking((pick) => ({ Request: 'TradeModify', Params: { Id: pick(id), [option]: true } }))),
  fc
    .tuple(random, random, fc.constantFrom('Cancel', 'Close', 'CloseBy'), fc.option(amount, { nil: undefined }))
    .map(([id, by, Type, Amount]) => asking((pick) => ({ Request: 'TradeDelete', Params: { Type, Id: pick(id), ById: pick(by), Amount } }))),
  price.map((bid) =>
    doing(`price ${String(bid)}`, ({ exchange }) => {
      exchange.price('EURUSD', { bid, ask: new Big(bid).plus('0.0002').toFixed() });
    }),
  ),
  fc.constantFrom(undefined, 1000, 5000).map((volume) =>
    doing(`volume ${String(volume)}`, ({ exchange }) => {
      exchange.volume('EURUSD', volume);
    }),
  ),
  time.map((ms) =>
    doing(`after ${String(ms)}`, ({ clock }) => {
      clock.advanceBy(ms);
    }),
  ),
];

describe('a client that hears every report', () => {
  for (const accountingType of ['Gross', 'Net', 'Cash'] as const) {
    it(`knows what is open on a ${accountingType} account, after ten thousand commands`, function () {
      this.timeout(180_000);
      const before = played;
      const run = fc.property(fc.commands([...commands], { maxCommands: 150, size: 'max' }), fc.constantFrom(0, 2, 30), (script, dealingTime) => {
        const real = stage({ accountingType, dealingTime, throttling: false, assets: { USD: '100000', EUR: '100000' }, balance: '20000' });
        const model: Model = { open: new Map(), answers: new Map(), read: real.console.raw.length, requests: 0 };
        fc.modelRun(() => ({ model, real }), script);
        real.clock.advanceBy(100);
        hear(model, real);
        checkMoney(real, accountingType === 'Cash');
        expect(
          [...model.answers.values()].every((count) => count === 1),
          'one answer each',
        ).to.equal(true);
        expect(model.answers.size).to.equal(model.requests);
      });
      fc.assert(run, { numRuns: 160, seed: 20260105 });
      expect(played - before).to.be.at.least(10_000);
    });
  }
});
