// Trading hours: by timetable and by hand, as everybody hears of them.

import { expect } from 'chai';
import { at, create, lines, simulation, type Frame } from '../console.js';

const HOUR = 3_600_000;
/** A Monday, when the specs' clock starts. */
const MONDAY = Date.UTC(2026, 0, 5);
const NEVER = 253402297200000;
const WEEK = [{ opens: 'Sun 22:00', closes: 'Fri 22:00' }] as const;
const OFFICE = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'].map((day) => ({ opens: `${day} 08:00`, closes: `${day} 16:00` }));

describe('trading hours', () => {
  const stage = (tradingHours: typeof WEEK | typeof OFFICE) => {
    const world = simulation({ tradingHours });
    const console = world.loggedIn();
    const passTo = (time: number): readonly Frame[] => {
      const before = console.raw.length;
      world.clock.advanceTo(time);
      return console.raw.slice(before).map((text) => JSON.parse(text) as Frame);
    };
    const session = (): readonly unknown[] => {
      const view = console.result({ Request: 'TradeSessionInfo' });
      return ['SessionStatus', 'SessionStartTime', 'SessionEndTime', 'SessionOpenTime', 'SessionCloseTime', 'DisabledFeatures'].map((name) => at(view, name));
    };
    return { ...world, console, passTo, session };
  };

  it('state this session while open, and the next while closed', () => {
    const { session, passTo } = stage(OFFICE);
    const [opens, closes] = [MONDAY + 8 * HOUR, MONDAY + 16 * HOUR];
    expect(session()).to.deep.equal(['Closed', opens - (2 * 24 + 16) * HOUR, opens, opens, closes, 'Trade, Feed']);
    passTo(opens + HOUR);
    expect(session()).to.deep.equal(['Opened', opens, closes, opens, closes, 'None']);
  });

  it('are pushed at each switch, and orders are refused in between', () => {
    const { console, passTo } = stage(WEEK);
    const friday = MONDAY + (4 * 24 + 22) * HOUR;
    expect(console.answer(create()).Error).to.equal(undefined);
    const pushes = passTo(friday + 2).filter(({ Response }) => Response === 'TradeSessionInfo');
    expect(pushes.map(({ Id, Result }) => [Id, at(Result, 'SessionStatus')])).to.deep.equal([[undefined, 'Closed']]);
    expect(console.answer(create()).Error).to.contain('Trade session is closed.');
    passTo(friday + 48 * HOUR + 2);
    expect(console.answer(create()).Error).to.equal(undefined);
  });

  it('let what waited for a price be executed at the opening', () => {
    const { console, simulator, passTo } = stage(WEEK);
    simulator.exchange.price('EURUSD', { bid: '1.1', ask: '1.1002' });
    console.result(create({ Type: 'Limit', Price: 1.05 }));
    const friday = MONDAY + (4 * 24 + 22) * HOUR;
    passTo(friday + HOUR);
    simulator.exchange.price('EURUSD', { bid: '1.01', ask: '1.0102' });
    const heard = passTo(friday + 48 * HOUR + 2).filter(({ Response }) => Response === 'ExecutionReport');
    expect(lines(heard)).to.deep.equal(['- Filled #1 Limit Filled 0 fill', '- Allocated #1 Position Calculated 100000']);
  });

  it('go on by the timetable after a hand has opened or closed', () => {
    const { simulator, session, passTo } = stage(OFFICE);
    simulator.exchange.tradeSession('Opened');
    expect(session()[0]).to.equal('Opened');
    passTo(MONDAY + 16 * HOUR + 2);
    expect(session()[0]).to.equal('Closed');
    passTo(MONDAY + 32 * HOUR + 2);
    expect(session()[0]).to.equal('Opened');
  });

  it('never end where there is no timetable', () => {
    const console = simulation({ flagsForm: 'number' }).loggedIn();
    const view = console.result({ Request: 'TradeSessionInfo' });
    expect(['SessionEndTime', 'SessionCloseTime', 'DisabledFeatures'].map((name) => at(view, name))).to.deep.equal([NEVER, NEVER, 0]);
  });
});
