// What the acts of the second part print of what they read.

import { expect } from 'chai';
import { pageLine } from '../../../../lib/cli/demo/tt/accounts.js';
import { statusLine } from '../../../../lib/cli/demo/tt/backtest.js';
import { dayOf, instrumentTable } from '../../../../lib/cli/demo/tt/instruments.js';
import { heldTable, largest, type Held } from '../../../../lib/cli/demo/tt/positions.js';
import { stateLine } from '../../../../lib/cli/demo/tt/states.js';
import { sized } from '../../../../lib/cli/demo/tt/token.js';
import { paintOf } from '../../../../lib/cli/terminal/paint.js';
import { TokenError, type Position, type TtRestState } from '../../../../lib/tt-rest/index.js';

const paint = paintOf(false);
const NOON = new Date(2026, 0, 5, 12).getTime();

const position = (facts: Partial<Position> = {}): Position => ({
  accountId: '1',
  instrumentId: '2',
  netPosition: -1_200,
  buyFillQty: 0,
  sellFillQty: 0,
  openAvgPrice: 20_474.85436893,
  pnl: -12.5,
  ...facts,
});

const held: Held = {
  account: 'SIM0001',
  position: position(),
  instrument: { id: '2', alias: 'HSI Mar27', names: { marketId: 'HKEX', productTypeId: 'FUTURE' } },
  product: { id: '3', names: { currencyId: 'HKD' } },
};

describe('cli/demo/tt: lines', () => {
  it('tells how many names a list of tables has, whether its tables are maps or lists', () => {
    expect(sized({ side: { 1: 'BUY', 2: 'SELL' }, currencies: [{ id: '151' }] })).to.equal('3 names in 2 tables');
  });

  it('tells where the client stands', () => {
    const states: readonly TtRestState[] = [
      { status: 'idle' },
      { status: 'authenticating' },
      { status: 'ready', expiresAt: NOON + 86_400_000 },
      { status: 'limited', retryAt: NOON + 1_500 },
      { status: 'failed', error: new TokenError('No token.', 'no') },
    ];

    expect(states.map((state) => stateLine(paint, state, NOON))).to.deep.equal([
      '  12:00:00.000  idle            nothing was asked of the client yet',
      '  12:00:00.000  authenticating  asking for a token',
      '  12:00:00.000  ready           a token, good for 24 h 0 min, renewed in time',
      '  12:00:00.000  limited         the plan is spent; on again in 1.5 s',
      '  12:00:00.000  failed          No token.',
    ]);
  });

  it('tells a page of accounts by its ends, and an empty one', () => {
    const page = [
      { id: '7', name: 'A' },
      { id: '9', name: 'B' },
    ];

    expect(pageLine(2, { records: page, isLast: true })).to.equal('page 2: 2 accounts, A (7) to B (9)');
    expect(pageLine(1, { records: [], isLast: true })).to.equal('page 1: 0 accounts');
  });

  it('shows instruments, a tick by what it is worth and not by what TT says it is', () => {
    const es = { id: '18446744073709551615', alias: 'ES Dec26', lastTradeDate: 20261218, tickSize: 0.25, pointValue: 50, tickValue: 999 };

    expect(instrumentTable([{ ...es, names: { seriesTermId: 'QUARTER' } }])).to.deep.equal([
      'name      id                    last day    term     tick  a tick is worth',
      'ES Dec26  18446744073709551615  2026-12-18  quarter  0.25            12.50',
    ]);
    expect(dayOf(20260105)).to.equal('2026-01-05');
  });

  it('shows positions by their names, each profit in its currency', () => {
    expect(heldTable(paint, [held])).to.deep.equal([
      'account  instrument  market  kind       net   opened at  profit today',
      'SIM0001  HSI Mar27   HKEX    future  -1,200  20,474.854        -12.50  HKD',
    ]);
  });

  it('falls back to numbers where there are no names', () => {
    const bare: Held = { ...held, instrument: { id: '2', names: {} }, product: { id: '3', names: {} } };

    expect(heldTable(paint, [bare])[1]).to.match(/^SIM0001 +2 +-1,200 +20,474\.854 +-12\.50$/);
  });

  it('takes the six positions with most at stake, gain or loss', () => {
    const positions = [1, -9, 3, -4, 5, 6, -7, 8].map((pnl) => position({ pnl }));

    expect(largest(positions).map(({ pnl }) => pnl)).to.deep.equal([-9, 8, -7, 6, 5, -4]);
  });

  it('tells how a backtest stands, in words of which TT may have more', () => {
    expect(statusLine(paint, { id: '5001', backtestStatus: 'FINISHED' }, NOON)).to.equal('12:00:00.000  FINISHED  backtest 5001');
    expect(statusLine(paint, { id: '5001' }, NOON)).to.equal('12:00:00.000  unknown   backtest 5001');
  });
});
