// Logins that go wrong, each for its reason: what is final ends the session with a typed error, what passes is tried again slowly, and no code is sent twice.

import { expect } from 'chai';
import { LoginError, TwoFactorError } from '../../lib/base/errors.js';
import { NEVER } from 'rxjs';
import { courseOf, deedsOf, endWell, fills, leave, lossOf, pathOf, readyDesk, tradingDesk, waits, type TradingDesk } from '../support/trading-desk.js';

/** The error that ended a session for good. */
const endOf = ({ states: { last } }: TradingDesk): Error => {
  if (last.status === 'closed' && last.error !== undefined) return last.error;
  throw new Error(`It is ${last.status}.`);
};

const gaps = ({ sent }: TradingDesk): readonly number[] => {
  const times = sent('Login').map(({ at }) => at);
  return times.slice(1).map((at, index) => at - (times[index] ?? 0));
};

/** The codes that were sent, in order. */
const codesOf = ({ sent }: TradingDesk): readonly unknown[] => sent('TwoFactor').flatMap(({ Params }) => Params?.['OneTimePassword'] ?? []);

describe('a login', () => {
  it('refused for good is not sent again, ends every stream with a LoginError, and no command leaves', () => {
    const desk = tradingDesk({ server: { faults: [{ when: { request: 'Login' }, do: { kind: 'refuse', text: 'Invalid login credentials' } }] } });
    const { clock, events, order, sent, sim } = desk;
    clock.advanceBy(3_600_000);
    expect(endOf(desk)).to.be.instanceOf(LoginError).and.include({ text: 'Invalid login credentials', retryable: false });
    expect(events.error).to.equal(endOf(desk));
    const refused = order(waits);
    expect([courseOf(refused), sent('Login').length, sim.journal]).to.deep.equal(['notSent |', 1, []]);
    leave(desk);
  });

  for (const [how, text] of [
    ['throttled', 'Throttling limits exceeded!'],
    ['transiently failed', 'Server is too busy.'],
  ] as const)
    it(`${how} in the middle of a session is tried again at most once in 5 s, ever more slowly, and the order in doubt is resolved afterwards`, () => {
      const desk = readyDesk();
      const { clock, faults, order } = desk;
      faults([{ when: { request: 'TradeCreate', nth: 1 }, do: { kind: 'cut', at: 'afterExecuting' } }]);
      const stop = faults([{ when: { request: 'Login' }, do: { kind: 'refuse', text } }]);
      const doubtful = order(fills);
      clock.advanceBy(300_000);
      const [, ...between] = gaps(desk);
      expect(Math.min(...between)).to.be.at.least(5_000);
      expect(between.slice(0, 2)).to.deep.equal(between.slice(0, 2).toSorted((a, b) => a - b));
      expect(courseOf(doubtful)).to.equal('unknown');
      stop();
      clock.advanceBy(60_000);
      expect([courseOf(doubtful), deedsOf(desk, doubtful)]).to.deep.equal(['unknown accepted |', ['accepted', 'filled', 'opened']]);
      endWell(desk);
    });
});

describe('a wrong one-time password', () => {
  it('is asked for again on the same connection up to 3 times, and no used code is sent again', () => {
    const codes = ['000000', '000000', '111111', 'right'];
    const given: string[] = [];
    const desk: TradingDesk = tradingDesk({
      server: { twoFactor: true },
      client: {
        oneTimePassword: () => {
          const code = codes.shift() ?? '222222';
          given.push(code);
          return [code === 'right' ? desk.sim.oneTimePassword() : code];
        },
      },
    });
    desk.clock.advanceBy(5_000);
    expect(desk.states.last).to.deep.equal({ status: 'ready', epoch: 1 });
    expect(codesOf(desk).slice(0, 2)).to.deep.equal(['000000', '111111']);
    expect([codesOf(desk).length, given.length, desk.sent('Login').length]).to.deep.equal([3, 4, 1]);
    endWell(desk);
  });

  it('given 3 times ends the session with a TwoFactorError; nothing is sent after that', () => {
    let code = 100_000;
    const desk = tradingDesk({ server: { twoFactor: true }, client: { oneTimePassword: () => [String(code++)] } });
    desk.clock.advanceBy(600_000);
    expect(endOf(desk)).to.be.instanceOf(TwoFactorError).and.include({ retryable: false });
    expect([codesOf(desk), desk.sent('Login').length]).to.deep.equal([['100000', '100001', '100002'], 1]);
    leave(desk);
  });
});

describe('a challenge mid-session', () => {
  it('closes the gate until it is answered on the same connection, and what happened meanwhile is told', () => {
    const desk: TradingDesk = tradingDesk({ server: { twoFactor: true }, client: { oneTimePassword: () => [desk.sim.oneTimePassword()] } });
    const { clock, faults, order, sent, sim, states } = desk;
    clock.advanceBy(60_000);
    const from = states.values.length;
    faults([{ when: { time: 0 }, do: { kind: 'inject', frame: { Response: 'TwoFactor', Result: { Info: 'Two-factor authentication is required.' } } } }]);
    clock.advanceBy(1);
    const early = order(waits);
    sim.exchange.request('TradeCreate', { ...fills });
    clock.advanceBy(5_000);
    expect([pathOf(desk, from), courseOf(early)]).to.deep.equal([['two-factor', 'restoring', 'ready'], 'notSent |']);
    const after = order(waits);
    clock.advanceBy(100);
    expect([courseOf(after), sent('Login').length, new Set(codesOf(desk)).size]).to.deep.equal(['accepted |', 1, codesOf(desk).length]);
    endWell(desk);
  });
});

describe('nobody there to type the code', () => {
  it('ends the session with a TwoFactorError after twoFactorTimeout, and sends no code', () => {
    const desk = tradingDesk({ server: { twoFactor: true }, client: { oneTimePassword: () => NEVER, twoFactorTimeout: 120_000 } });
    desk.clock.advanceBy(119_000);
    expect(desk.states.last.status).to.equal('two-factor');
    desk.clock.advanceBy(2_000);
    expect(endOf(desk)).to.be.instanceOf(TwoFactorError);
    desk.clock.advanceBy(600_000);
    expect([codesOf(desk), desk.sent('Login').length, desk.sim.journal]).to.deep.equal([[], 1, []]);
    leave(desk);
  });

  it('since the client was given no source of codes, is said at once', () => {
    const desk = tradingDesk({ server: { twoFactor: true } });
    desk.clock.advanceBy(100);
    expect(endOf(desk)).to.be.instanceOf(TwoFactorError).and.have.property('message').that.includes('oneTimePassword');
    leave(desk);
  });
});

describe('a login that nobody answers', () => {
  it('is given up after requestTimeout and tried again', () => {
    const desk = tradingDesk({ server: { faults: [{ when: { request: 'Login', nth: 1 }, do: 'silence' }] } });
    desk.clock.advanceBy(30_000);
    expect(lossOf(desk)).to.include({ _tag: 'TimeoutError' });
    expect([desk.states.last, Math.min(...gaps(desk)) >= 5_000]).to.deep.equal([{ status: 'ready', epoch: 2 }, true]);
    endWell(desk);
  });
});
