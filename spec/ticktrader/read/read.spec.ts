// Every read of the client, as a table: what is asked, what comes back, and what holds of each of them whatever the server does.

import { expect } from 'chai';
import { retry, type Observable } from 'rxjs';
import { ClosedError, DecodeError, InvalidRequestError, LoginError, RequestError, ThrottledError, TimeoutError } from '../../../lib/base/errors.js';
import type { TickTrader } from '../../../lib/ticktrader/client.js';
import { errorOf, watch } from '../../support/seen.js';
import { aReport, aTrade, anAccount, genericError, inTurn, readySetting, result, setting, silence, typedError } from '../../support/tick-trader-server.js';

interface ReadCase {
  readonly call: (tt: TickTrader) => Observable<unknown>;
  readonly request: string;
  readonly params?: object;
  readonly result: unknown;
  readonly value: unknown;
}

const position = { Id: 3, Symbol: 'EURUSD', LongAmount: 1, LongPrice: 1.1, ShortAmount: 0, ShortPrice: 0 };
const asset = { Currency: 'BTC', Amount: 2, FreeAmount: 1, LockedAmount: 1 };
const split = { Id: 7, StartTime: 1, Ratio: 0.3, Symbols: ['A'], Currencies: ['B'], SymbolsNotAffectQH: [], FromFactor: 10, ToFactor: 3 };
const dividend = { Id: 12, Symbol: 'A', Time: 1, GrossRate: 0.2 };
const merger = { Id: 'm', Values: { targetSymbol: 'A' } };
const hours = { SessionStatus: 'Opened', PlatformName: 'P' };
const client = { ClientSessionId: 'S', ClientSessionCreated: 1, TradeAllowed: true };
const one = <T extends { readonly Id: unknown }>(record: T): readonly (T & { readonly Id: string })[] => [{ ...record, Id: String(record.Id) }];

const reads: Readonly<Record<string, ReadCase>> = {
  session: { call: (tt) => tt.session(), request: 'SessionInfo', result: client, value: client },
  currentTradeSession: { call: (tt) => tt.currentTradeSession(), request: 'TradeSessionInfo', result: hours, value: hours },
  account: { call: (tt) => tt.account(), request: 'Account', result: anAccount, value: { ...anAccount, Id: '5' } },
  assets: { call: (tt) => tt.assets(), request: 'Assets', result: { Assets: [asset] }, value: [asset] },
  'assets of a currency': { call: (tt) => tt.assets('BTC'), request: 'Assets', params: { Currency: 'BTC' }, result: { Assets: [asset] }, value: [asset] },
  positions: { call: (tt) => tt.positions(), request: 'Positions', result: { Positions: [position] }, value: one(position) },
  'positions by id': {
    call: (tt) => tt.positions({ id: 3n }),
    request: 'Positions',
    params: { Id: 3 },
    result: { Positions: [position] },
    value: one(position),
  },
  'positions of a symbol': {
    call: (tt) => tt.positions({ symbol: 'EURUSD' }),
    request: 'Positions',
    params: { Symbol: 'EURUSD' },
    result: { Positions: [] },
    value: [],
  },
  trades: { call: (tt) => tt.trades(), request: 'Trades', result: { Trades: [aTrade] }, value: one(aTrade) },
  'trades by id': { call: (tt) => tt.trades('769001'), request: 'Trades', params: { Id: 769001 }, result: { Trades: [aTrade] }, value: one(aTrade) },
  splits: { call: (tt) => tt.splits(), request: 'Split', result: { Splits: [split] }, value: one(split) },
  'splits of a symbol': { call: (tt) => tt.splits('A'), request: 'Split', params: { Symbol: 'A' }, result: { Splits: [split] }, value: one(split) },
  dividends: { call: (tt) => tt.dividends(), request: 'Dividend', result: { Dividends: [dividend] }, value: one(dividend) },
  'dividends of symbols': {
    call: (tt) => tt.dividends(['A', 'B']),
    request: 'Dividend',
    params: { Symbols: ['A', 'B'] },
    result: { Dividends: [] },
    value: [],
  },
  mergersAndAcquisitions: {
    call: (tt) => tt.mergersAndAcquisitions(),
    request: 'MergerAndAcquisition',
    result: { MergersAndAcquisitions: [merger] },
    value: [merger],
  },
  'mergersAndAcquisitions of a symbol': {
    call: (tt) => tt.mergersAndAcquisitions('A'),
    request: 'MergerAndAcquisition',
    params: { Symbol: 'A' },
    result: { MergersAndAcquisitions: [merger] },
    value: [merger],
  },
};

for (const [name, { call, request, params, result: answer, value }] of Object.entries(reads)) {
  /** Account and Trades are also asked by the session itself when it connects: those come before. */
  const before = ['Account', 'Trades'].includes(request) ? 1 : 0;

  describe(`the read ${name}`, () => {
    it('asks once a subscription and emits what the answer holds', () => {
      const { clock, server, tt } = readySetting();
      server.on(request, result(answer));
      const read$ = call(tt);
      const seen = [watch(read$), watch(read$)];
      clock.advanceBy(10);
      for (const { values, completed } of seen) expect([values, completed]).to.deep.equal([[value], true]);
      const asked = server.of(request).slice(before);
      expect(asked).to.have.lengthOf(2);
      expect(new Set(asked.map(({ Id }) => Id)).size).to.equal(2);
      for (const { Params } of asked) expect(Params).to.deep.equal(params);
    });

    it('connects by itself and waits until the session is ready', () => {
      const { clock, tt } = setting({ [request]: result(answer) });
      const seen = watch(call(tt));
      clock.advanceBy(20);
      expect(seen.values).to.deep.equal([value]);
    });

    it('takes no execution report under its id for the answer', () => {
      const { clock, server, tt } = readySetting();
      server.on(request, (asked) => [aReport('Filled', {}, asked.Id), ...result(answer)(asked)]);
      const seen = watch(call(tt));
      clock.advanceBy(10);
      expect(seen.values).to.deep.equal([value]);
    });

    for (const [form, error] of Object.entries({ generic: genericError, typed: typedError })) {
      it(`fails with what the server said (${form}), and may be asked again`, () => {
        const { clock, server, tt } = readySetting();
        server.on(request, inTurn(error('No such thing'), result(answer)));
        const [refused, repeated] = [watch(call(tt)), watch(call(tt).pipe(retry(1)))];
        clock.advanceBy(20);
        expect(errorOf(refused, RequestError)).to.include({ request, text: 'No such thing', retryable: false });
        expect(repeated.values).to.deep.equal([value]);
      });
    }

    it('fails at once on an answer that cannot be read, naming where', () => {
      for (const odd of [
        result(7),
        result(undefined),
        ({ Id }: { readonly Id: string }) => [{ Id, Response: 'Another', Result: answer }],
        ({ Id }: { readonly Id: string }) => [`{"Id":"${Id}","Resp`],
      ]) {
        const { clock, server, tt } = readySetting();
        server.on(request, odd);
        const seen = watch(call(tt));
        clock.advanceBy(10);
        expect(errorOf(seen, DecodeError).message).to.match(new RegExp(`${request}|Response|frame`));
      }
    });

    it('fails at its deadline where no answer comes, and forgets the request', () => {
      const { clock, server, tt } = readySetting();
      server.on(request, silence);
      const seen = watch(call(tt));
      clock.advanceBy(10_001);
      expect(errorOf(seen, TimeoutError)).to.include({ retryable: true });
      tt.close();
      clock.advanceBy(5);
      expect(clock.waiting).to.equal(0);
    });

    it('is asked again over the next connection where this one is lost, within its deadline', () => {
      const { clock, server, tt } = readySetting();
      server.on(request, (asked) => (asked.connection === 1 ? [] : result(answer)(asked)));
      const seen = watch(call(tt));
      clock.advanceBy(5);
      server.close(1006);
      clock.advanceBy(1_000);
      expect(seen.completed).to.equal(true);
    });

    it('is forgotten by unsubscribing: a late answer reaches nobody', () => {
      const { clock, server, tt } = readySetting();
      server.on(request, result(answer));
      const seen = watch(call(tt));
      clock.advanceBy(1);
      seen.subscription.unsubscribe();
      const closed = watch(tt.close());
      expect(closed.completed).to.equal(true);
      clock.advanceBy(10);
      expect(seen.values).to.deep.equal([]);
    });

    it('fails with ClosedError after close(), and with the login error where that is final', () => {
      const { tt } = readySetting();
      tt.close();
      expect(errorOf(watch(call(tt)), ClosedError)).to.include({ delivered: 'no' });
      const refused = setting({ Login: genericError('Invalid login credentials') });
      const [waiting, later] = [watch(call(refused.tt)), watch(call(refused.tt))];
      refused.clock.advanceBy(10);
      for (const seen of [waiting, later, watch(call(refused.tt))]) expect(errorOf(seen, LoginError).text).to.equal('Invalid login credentials');
    });

    it('waits for its turn where the throttle has no room, and fails where that would take too long', () => {
      const { clock, server, tt } = readySetting({}, { throttle: { perSecond: 1, maxWait: 1_500 } });
      clock.advanceBy(5_000);
      server.on(request, result(answer));
      const seen = [watch(call(tt)), watch(call(tt)), watch(call(tt))];
      clock.advanceBy(10);
      expect(seen.map(({ completed }) => completed)).to.deep.equal([true, false, false]);
      clock.advanceBy(1_000);
      expect(seen.map(({ completed }) => completed)).to.deep.equal([true, true, false]);
      expect(errorOf(seen[2] ?? watch(call(tt)), ThrottledError)).to.include({ delivered: 'no' });
    });
  });
}

describe('a read with a wrong id', () => {
  const wrong: readonly ((tt: TickTrader) => Observable<unknown>)[] = [
    (tt) => tt.trades('x'),
    (tt) => tt.trades(NaN),
    (tt) => tt.trades(2 ** 53),
    (tt) => tt.positions({ id: '' }),
    (tt) => tt.positions({ id: -1 }),
  ];
  for (const call of wrong) {
    it(`is refused by the field's name and sends nothing: ${String(call).replace(/^.*=> /, '')}`, () => {
      const { clock, server, tt } = readySetting();
      const before = server.asked.length;
      const seen = watch(call(tt));
      clock.advanceBy(100);
      expect([errorOf(seen, InvalidRequestError).field, server.asked.length]).to.deep.equal(['id', before]);
    });
  }

  it('carries ids beyond 2^53 digit for digit', () => {
    const { clock, server, tt } = readySetting();
    watch(tt.trades('638273510970197437'));
    watch(tt.trades(638273510970197437n));
    clock.advanceBy(10);
    expect(
      server
        .of('Trades')
        .slice(1)
        .map(({ text }) => /"Id":(\d+)\}\}/.exec(text)?.[1]),
    ).to.deep.equal(['638273510970197437', '638273510970197437']);
  });
});
