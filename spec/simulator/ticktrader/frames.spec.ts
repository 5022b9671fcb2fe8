// The simulator's frames against the vendor's: field by field with those of the document, and with the field lists of today's server.

import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { at, create, fields, listAt, simulation, type Ask, type Frame } from '../console.js';

const frame = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../frames/${name}.json`, import.meta.url), 'utf8')) as unknown;

/** The JSON kind of a value, members and all; of a list, the kind of its first element. */
const kindOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.length === 0 ? 'list' : { list: kindOf(value[0]) };
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, member]): [string, unknown] => [key, kindOf(member)])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
};

const sameKind = (name: string, ours: unknown, document: unknown = frame(name)): void => {
  expect(kindOf(ours), name).to.deep.equal(kindOf(document));
};

const generation = { tradeGeneration: 'document', sessionPushName: 'SessionInfo', twoFactor: false, errorForm: 'generic' } as const;
const named = { Comment: 'spec', ClientId: 'c-1' };
const limit = (params: object = {}): Ask => create({ Type: 'Limit', Price: 1, ...named, ...params });

const reportOf = (frames: readonly Frame[], event: string): Frame | undefined =>
  frames.find(({ Response, Result }) => Response === 'ExecutionReport' && at(Result, 'Event') === event);

describe("frames of the document's generation", () => {
  it('login and second factor', () => {
    const { connect, simulator } = simulation({ ...generation, twoFactor: true });
    const console = connect();
    sameKind('login.error', console.send(console.loginRequest({ Signature: 'wrong' }))[0]);
    const [login, challenge] = console.send(console.loginRequest());
    sameKind('login.success', login);
    sameKind('two-factor.required', challenge);
    sameKind('two-factor.invalid-password', console.send(console.passwordRequest('000000'))[0]);
    sameKind('two-factor.success', console.send(console.passwordRequest(simulator.oneTimePassword()))[0]);
  });

  it('the pushes after login, and the sessions', () => {
    const console = simulation(generation).connect();
    const [, session, account] = console.login();
    sameKind('notification.trade-session', session);
    sameKind('notification.account', account);
    sameKind('session-info', console.answer({ Request: 'SessionInfo' }));
    sameKind('trade-session-info', console.answer({ Request: 'TradeSessionInfo' }));
    sameKind('account', console.answer({ Request: 'Account' }));
  });

  it('assets, positions and stock events', () => {
    sameKind(
      'assets',
      simulation({ ...generation, accountingType: 'Cash' })
        .loggedIn()
        .answer({ Request: 'Assets' }),
    );
    const net = simulation({ ...generation, accountingType: 'Net' }).loggedIn();
    net.ask(create());
    sameKind('positions', net.answer({ Request: 'Positions' }));
    sameKind('split', net.answer({ Request: 'Split' }));
    sameKind('dividend', net.answer({ Request: 'Dividend' }));
    sameKind('merger-and-acquisition', net.answer({ Request: 'MergerAndAcquisition' }));
  });

  it('a market order: reports, answer, trade, close', () => {
    const console = simulation(generation).loggedIn();
    const frames = console.ask(create(named));
    sameKind('execution-report.accepted', frames[0]);
    sameKind('execution-report.filled', frames[1]);
    sameKind('execution-report.allocated', frames[2]);
    sameKind('trade-create.market', frames[3]);
    const [trade] = listAt(console.result({ Request: 'Trades' }), 'Trades');
    const { Comment, ...uncommented } = fields(trade);
    expect(Comment).to.equal('spec');
    sameKind('trades', uncommented, listAt(frame('trades'), 'Result.Trades')[0]);
    const id = at(trade, 'Id');
    const modify = console.ask({ Request: 'TradeModify', Params: { Id: id, Comment: 'Modified trade' } });
    sameKind('execution-report.pending-modify', reportOf(modify, 'PendingModify'));
    sameKind('execution-report.modified', reportOf(modify, 'Modified'));
    // The document's answer to a modify shows a filled market order; ours the position that was modified, which has these three besides.
    const { Commission, AgentCommission, PositionCreated, ...rest } = fields(at(modify.at(-1), 'Result.Trade'));
    expect([Commission, AgentCommission, PositionCreated].map((value) => typeof value)).to.deep.equal(['number', 'number', 'number']);
    sameKind('trade-modify', rest, at(frame('trade-modify'), 'Result.Trade'));
    sameKind('trade-delete', console.answer({ Request: 'TradeDelete', Params: { Type: 'Close', Id: id } }));
    const history = console.result({ Request: 'TradeHistory' });
    const [balance, closed] = listAt(history, 'Records');
    const [documentBalance, documentClosed] = listAt(frame('trade-history'), 'Result.Records');
    sameKind('trade-history balance', balance, documentBalance);
    sameKind('trade-history close', closed, documentClosed);
    expect(Object.keys(fields(history)).sort()).to.deep.equal(Object.keys(fields(at(frame('trade-history'), 'Result'))).sort());
  });

  it('waiting orders: a Stop carries its stop price as Price', () => {
    const console = simulation(generation).loggedIn();
    console.ask(limit({ Comment: undefined }));
    console.ask(create({ Type: 'Stop', StopPrice: 1.3, ClientId: 'c-2' }));
    const [first, second] = listAt(console.result({ Request: 'Trades' }), 'Trades');
    sameKind('trades limit', first, listAt(frame('trades'), 'Result.Trades')[1]);
    sameKind('trades stop', second, listAt(frame('trades'), 'Result.Trades')[2]);
    expect(at(second, 'Price')).to.equal(1.3);
  });

  it('a cancel', () => {
    const console = simulation(generation).loggedIn();
    const id = at(console.result(limit()), 'Trade.Id');
    const frames = console.ask({ Request: 'TradeDelete', Params: { Type: 'Cancel', Id: id } });
    sameKind('execution-report.pending-cancel', frames[0]);
    sameKind('execution-report.canceled', frames[1]);
  });

  it('an OCO pair', () => {
    const console = simulation(generation).loggedIn();
    const leg = { Side: 'Buy', Symbol: 'EURUSD', Amount: 100000, ...named };
    const FirstRequest = { ...leg, Type: 'Stop', StopPrice: 1.3, Slippage: 0.33334 };
    const SecondRequest = { ...leg, Type: 'Limit', Price: 1 };
    sameKind('trade-create-oco', console.answer({ Request: 'TradeCreateOco', FirstRequest, SecondRequest }));
  });

  it('a daily snapshot; LastId besides, since nothing else leads to the next page', () => {
    const { clock, loggedIn } = simulation({ ...generation, accountingType: 'Cash' });
    const console = loggedIn();
    clock.advanceBy(86_400_000);
    const answer = console.answer({ Request: 'DailySnapshots' });
    const { LastId, ...result } = fields(answer.Result);
    expect(LastId).to.match(/^[0-9a-f]{24}$/);
    sameKind('daily-snapshots', { ...answer, Result: result });
  });
});

const words = (text: string): readonly string[] => text.split(' ');

/** Field lists of today's server: what must be there, and what may. */
const CURRENT = {
  trade: {
    must: words(
      'Id AccountId Type InitialType Side Status Symbol InitialAmount RemainingAmount FilledAmount ImmediateOrCancel MarketWithSlippage FillOrKill OneCancelsTheOther Created ContingentOrder',
    ),
    may: words(
      'ClientId SymbolPrecision StopPrice Price CurrentPrice MaxVisibleAmount StopLoss TakeProfit Margin Profit Commission Swap Expired Modified Filled PositionCreated Comment ClientApp Slippage Rebate RelatedTradeId TriggerType TriggerTime OrderIdTriggeredBy ClosePrice',
    ),
  },
  account: {
    must: words('Id AccountingType Name Registered IsArchived IsBlocked IsReadonly IsValid IsWebApiEnabled IsTokenCommissionEnabled IsLongOnly Throttling'),
    may: words(
      'Comment Leverage Balance BalanceCurrency Profit Commission AgentCommission Swap Rebate Equity Margin MarginLevel MarginCallLevel StopOutLevel ReportCurrency',
    ),
  },
  history: {
    must: words('Id TransactionType TransactionReason TransactionTimestamp'),
    may: words(
      'Symbol SymbolPrecision TradeId ClientTradeId TradeSide TradeType TradeCreated TradeModified TradeAmount TradeMaxVisibleAmount TradeHiddenAmount TradeInitialAmount RequestTimestamp RequestOpenPrice RequestOpenAmount RequestClosePrice RequestCloseAmount TradeLastFillAmount TradePrice TradeFillPrice PositionId PositionById PositionAmount PositionInitialAmount PositionLastAmount PositionOpenPrice PositionOpened PositionClosePrice PositionClosed RequestCloseAmount RequestClosePrice TradeMaxVisibleAmount TradeHiddenAmount Slippage Balance BalanceMovement BalanceCurrency StopLoss TakeProfit Commission CommissionCurrency AgentCommission Swap ImmediateOrCancel MarketWithSlippage FillOrKill OneCancelsTheOther Expired Comment MarginRateInitial ProfitCurrency SrcAssetCurrency SrcAssetAmount SrcAssetMovement DstAssetCurrency DstAssetAmount DstAssetMovement ClientApp RelatedTradeId ParentOrderId ParentOrderType',
    ),
  },
  position: {
    must: words('Id Symbol LongAmount LongPrice ShortAmount ShortPrice'),
    may: words('Commission AgentCommission Swap Modified Margin Profit CurrentBestAsk CurrentBestBid TransferringCoefficient Created'),
  },
  snapshot: {
    must: words(
      'AccountId Timestamp Group AccountingType Leverage Balance Profit Commission AgentCommission TotalCommission Swap Rebate TotalProfitLoss Equity Margin MarginLevel IsBlocked IsReadonly IsValid Assets Positions Orders',
    ),
    may: words('BalanceCurrency'),
  },
} as const;

const obeys = (kind: keyof typeof CURRENT, value: unknown): void => {
  const names = Object.keys(fields(value));
  const { must, may } = CURRENT[kind];
  expect(names, kind).to.include.members([...must]);
  expect(
    names.filter((name) => !must.includes(name) && !may.includes(name)),
    `${kind}: fields nobody knows`,
  ).to.deep.equal([]);
};

describe("frames of today's generation", () => {
  for (const accountingType of ['Gross', 'Net', 'Cash'] as const) {
    it(`have the fields of today's server on a ${accountingType} account`, () => {
      const { clock, loggedIn } = simulation({ accountingType });
      const console = loggedIn();
      const frames = [...console.ask(create({ Amount: 10000 })), ...console.ask(limit({ Amount: 10000 }))];
      for (const { Result } of frames.filter(({ Response }) => Response !== 'Account')) obeys('trade', at(Result, 'Trade'));
      const [waiting, open] = [...listAt(console.result({ Request: 'Trades' }), 'Trades')].reverse();
      console.ask({ Request: 'TradeDelete', Params: { Type: 'Cancel', Id: at(waiting, 'Id') } });
      if (open !== undefined) console.ask({ Request: 'TradeDelete', Params: { Type: 'Close', Id: at(open, 'Id'), Amount: 5000 } });
      obeys('account', console.result({ Request: 'Account' }));
      const records = listAt(console.result({ Request: 'TradeHistory' }), 'Records');
      expect(records).to.have.length.above(2);
      for (const record of records) obeys('history', record);
      if (accountingType === 'Net') for (const position of listAt(console.result({ Request: 'Positions' }), 'Positions')) obeys('position', position);
      clock.advanceBy(86_400_000);
      for (const snapshot of listAt(console.result({ Request: 'DailySnapshots' }), 'Records')) obeys('snapshot', snapshot);
    });
  }
});
