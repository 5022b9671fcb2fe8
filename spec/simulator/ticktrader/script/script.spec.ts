// Every kind of fault, struck in memory under virtual time, seen from a console that knows nothing of the client.

import { expect } from 'chai';
import type { Fault, FaultScript, InMemoryOptions } from '../../../../lib/simulator/index.js';
import { at, create, lines, listAt, simulation, type Frame } from '../../console.js';

const onCreate = (...faults: readonly (Fault | 'drop' | 'cut' | 'silence')[]): FaultScript => [{ when: { request: 'TradeCreate', nth: 1 }, do: faults }];
const onReport = (nth: number, fault: Fault): FaultScript => [{ when: { frameOut: 'ExecutionReport', nth }, do: fault }];

/** A world with this script, a console that is logged in, and what both have seen of it. */
const staged = (faults: FaultScript, options: InMemoryOptions = {}) => {
  const world = simulation({ faults, ...options });
  const console = world.loggedIn();
  const start = console.raw.length;
  const { clock, simulator } = world;
  return {
    ...world,
    console,
    /** All it heard since it logged in. */
    heard: () => console.raw.slice(start),
    heardLines: () => lines(console.raw.slice(start).map((text) => JSON.parse(text) as Frame)),
    executed: () => simulator.journal.filter(({ kind }) => kind === 'filled').length,
    send: (message: object) => {
      console.socket.send(JSON.stringify(message));
    },
    order: (id = '1', params: object = {}) => {
      console.socket.send(JSON.stringify({ Id: id, ...create(params) }));
      clock.advanceBy(10);
    },
    isClosed: () => console.closings.length > 0,
    code: () => (console.closings[0] === undefined ? undefined : at(console.closings[0], 'code')),
  };
};

const WHOLE = [
  '1 Accepted #1 Market New 100000',
  '1 Filled #1 Market Filled 0 fill',
  '1 Allocated #1 Position Calculated 100000',
  '1 TradeCreate #1 Market Filled 0',
];

describe('fault scripts', () => {
  describe('at a request', () => {
    const STAGES = [
      { at: 'beforeExecuting', executed: 0, heard: 0 },
      { at: 'afterExecuting', executed: 1, heard: 0 },
      { at: 'beforeAnswer', executed: 1, heard: 3 },
      { at: 'afterAnswer', executed: 1, heard: 4 },
    ] as const;
    for (const { at: stage, executed, heard } of STAGES) {
      it(`cut the connection ${stage}`, () => {
        const world = staged(onCreate({ kind: 'cut', at: stage }));
        world.order();
        expect(world.executed()).to.equal(executed);
        expect(world.heardLines()).to.deep.equal(WHOLE.slice(0, heard));
        expect(world.code()).to.equal(1006);
      });

      it(`close it ${stage}, with a code`, () => {
        const world = staged(onCreate({ kind: 'close', code: 4321, reason: 'enough', at: stage }));
        world.order();
        expect(world.executed()).to.equal(executed);
        expect(world.heardLines()).to.deep.equal(WHOLE.slice(0, heard));
        expect(world.console.closings).to.deep.equal([{ code: 4321, reason: 'enough', wasClean: true }]);
      });

      it(`are silent ${stage}`, () => {
        const world = staged(onCreate({ kind: 'silence', at: stage }));
        world.order();
        expect(world.executed()).to.equal(executed);
        expect(world.heardLines()).to.deep.equal(WHOLE.slice(0, heard));
        expect(world.isClosed()).to.equal(false);
      });
    }

    it('lose it', () => {
      const world = staged(onCreate('drop'));
      world.order();
      expect([world.executed(), world.heard()]).to.deep.equal([0, []]);
      world.order('2');
      expect(world.executed()).to.equal(1);
    });

    it('delay it, and lose it where its connection is gone by then', () => {
      const world = staged([{ when: { request: 'TradeCreate' }, do: { kind: 'delay', by: 500 } }]);
      world.order();
      expect(world.executed()).to.equal(0);
      world.clock.advanceBy(500);
      expect(world.heardLines()).to.deep.equal(WHOLE);
      world.order('2');
      world.console.socket.close();
      world.clock.advanceBy(1000);
      expect(world.executed()).to.equal(1);
    });

    it('execute it late, also where its connection is gone by then, and then once', () => {
      const world = staged(onCreate({ kind: 'lateExecution', by: 5000 }));
      world.order();
      world.console.socket.close();
      world.clock.advanceBy(4000);
      expect(world.executed()).to.equal(0);
      world.clock.advanceBy(2000);
      expect(world.executed()).to.equal(1);
      expect(world.heard()).to.deep.equal([]);
      expect(world.simulator.exchange.connections).to.equal(0);
    });

    it('refuse it in the words of the script, undone', () => {
      const world = staged(onCreate({ kind: 'refuse', text: 'No such luck' }));
      world.order();
      expect([world.executed(), at(JSON.parse(world.heard()[0] ?? ''), 'Error')]).to.deep.equal([0, 'Cannot create new trade! Reason: No such luck']);
    });

    it('refuse it as one too many', () => {
      const world = staged(onCreate({ kind: 'throttle' }));
      world.order();
      expect([world.executed(), world.heardLines()]).to.deep.equal([0, ['1 TradeCreate: Cannot create new trade! Reason: Throttling limits exceeded!']]);
      world.order('2');
      expect(world.executed()).to.equal(1);
    });

    for (const reports of [false, true]) {
      it(`execute it and answer with a timeout, ${reports ? 'after its reports' : 'without a report'}`, () => {
        const world = staged(onCreate({ kind: 'misreport', text: 'Timeout!', reports }));
        world.order();
        expect(world.executed()).to.equal(1);
        expect(world.heardLines()).to.deep.equal([...(reports ? WHOLE.slice(0, 3) : []), '1 TradeCreate: Timeout!']);
      });
    }

    it('spoil it on its way in', () => {
      const world = staged(onCreate({ kind: 'truncate', to: 20 }));
      world.order();
      expect(world.heardLines()).to.deep.equal(['- Error: Invalid JSON message!']);
    });

    it('refuse a login, or leave it without an answer', () => {
      const refused = simulation({ faults: [{ when: { request: 'Login', nth: 1 }, do: { kind: 'refuse', text: 'Later!' } }] });
      const console = refused.connect();
      expect(lines(console.send(console.loginRequest()))).to.deep.equal(['login Error: Later!']);
      const silent = simulation({ faults: [{ when: { request: 'Login' }, do: 'silence' }] }).connect();
      expect(silent.send(silent.loginRequest())).to.deep.equal([]);
    });

    it('let somebody else act first', () => {
      const { Params } = create();
      const world = staged(onCreate({ kind: 'secondActor', request: 'TradeCreate', params: Params as object }));
      world.order();
      expect(world.heardLines().slice(0, 4)).to.deep.equal([...WHOLE.slice(0, 3).map((line) => line.replace('1 ', '- ')), WHOLE[0]?.replace('#1', '#2')]);
    });
  });

  describe('at a frame', () => {
    it('lose it', () => {
      const world = staged(onReport(2, { kind: 'drop' }));
      world.order();
      expect(world.heardLines()).to.deep.equal([WHOLE[0], WHOLE[2], WHOLE[3]]);
    });

    it('choose it by its event', () => {
      const world = staged([{ when: { frameOut: 'ExecutionReport', event: 'Allocated' }, do: 'drop' }]);
      world.order();
      expect(world.heardLines()).to.deep.equal([WHOLE[0], WHOLE[1], WHOLE[3]]);
    });

    it('delay it behind later ones', () => {
      const world = staged(onReport(1, { kind: 'delay', by: 100 }));
      world.order();
      world.clock.advanceBy(100);
      expect(world.heardLines()).to.deep.equal([WHOLE[1], WHOLE[2], WHOLE[3], WHOLE[0]]);
    });

    it('double it, at once or later', () => {
      const world = staged([...onReport(1, { kind: 'duplicate' }), ...onReport(2, { kind: 'duplicate', after: 50 })]);
      world.order();
      world.clock.advanceBy(100);
      expect(world.heardLines()).to.deep.equal([WHOLE[0], WHOLE[0], WHOLE[1], WHOLE[2], WHOLE[3], WHOLE[1]]);
    });

    it('let it be overtaken by so many, but not for ever', () => {
      const by2 = staged(onReport(1, { kind: 'reorder', past: 2 }));
      by2.order();
      expect(by2.heardLines()).to.deep.equal([WHOLE[1], WHOLE[2], WHOLE[0], WHOLE[3]]);
      const last = staged([{ when: { frameOut: 'TradeCreate' }, do: { kind: 'reorder', within: 300 } }]);
      last.order();
      expect(last.heardLines()).to.deep.equal(WHOLE.slice(0, 3));
      last.clock.advanceBy(300);
      expect(last.heardLines()).to.deep.equal(WHOLE);
    });

    it('change one character, and the same one under the same seed', () => {
      const spoilt = (seed: number): readonly string[] => {
        const world = staged(onReport(2, { kind: 'corrupt' }), { seed });
        world.order();
        return world.heard();
      };
      const clean = staged([]);
      clean.order();
      const [a, b] = [spoilt(1)[1] ?? '', clean.heard()[1] ?? ''];
      expect(a).to.have.length(b.length);
      expect(Array.from({ length: a.length }, (_, index) => index).filter((index) => a[index] !== b[index])).to.have.length(1);
      expect(spoilt(1)).to.deep.equal(spoilt(1));
    });

    it('cut it short, or blow it up', () => {
      const world = staged([...onReport(1, { kind: 'truncate', to: 7 }), ...onReport(2, { kind: 'truncate' }), ...onReport(3, { kind: 'grow', to: 100_000 })]);
      world.order();
      const [first = '', second = '', third = ''] = world.heard();
      expect([first.length, third.length]).to.deep.equal([7, 100_000]);
      expect(() => JSON.parse(second) as unknown).to.throw();
      expect(at(JSON.parse(third), 'Result.Event')).to.equal('Allocated');
    });

    it('end the connection before it, or after it', () => {
      const before = staged(onReport(2, { kind: 'cut' }));
      before.order();
      expect([before.heardLines(), before.code()]).to.deep.equal([WHOLE.slice(0, 1), 1006]);
      const after = staged(onReport(2, { kind: 'close', at: 'afterAnswer' }));
      after.order();
      expect([after.heardLines(), after.code()]).to.deep.equal([WHOLE.slice(0, 2), 1001]);
      expect([before.executed(), after.executed()]).to.deep.equal([1, 1]);
    });

    it('put a frame of their own before it', () => {
      const world = staged([...onReport(1, { kind: 'inject', frame: '{"odd' }), ...onReport(2, { kind: 'inject', frame: { Response: 'Surprise' } })]);
      world.order();
      expect([world.heard()[0], world.heard()[2]]).to.deep.equal(['{"odd', '{"Response":"Surprise"}']);
    });

    it('do several things to it, in their order', () => {
      const world = staged([{ when: { frameOut: 'TradeCreate' }, do: ['duplicate', { kind: 'truncate', to: 5 }, { kind: 'delay', by: 30 }] }]);
      world.order();
      expect(world.heard()).to.have.length(3);
      world.clock.advanceBy(40);
      expect(world.heard().slice(3)).to.deep.equal(['{"Res', '{"Res']);
    });
  });

  describe('on the connection', () => {
    it('make one way silent for a while; what was said arrives then, in order', () => {
      const out = staged([{ when: { time: 1000 }, do: { kind: 'mute', way: 'out', for: 2000 } }]);
      out.clock.advanceBy(1000);
      out.order();
      expect([out.executed(), out.heard()]).to.deep.equal([1, []]);
      out.clock.advanceBy(2000);
      expect(out.heardLines()).to.deep.equal(WHOLE);

      const inward = staged([{ when: { time: 1000 }, do: { kind: 'mute', way: 'in', for: 2000 } }]);
      inward.clock.advanceBy(1000);
      inward.order();
      inward.simulator.exchange.deposit(1);
      inward.clock.advanceBy(10);
      expect([inward.executed(), inward.heardLines()]).to.deep.equal([0, ['- Account']]);
      inward.clock.advanceBy(2000);
      expect(inward.executed()).to.equal(1);
    });

    it('leave the link half open: no frame, no pong, no goodbye, and nobody is told', () => {
      const world = staged([{ when: { request: 'TradeCreate' }, do: 'halfOpen' }]);
      let pongs = 0;
      world.console.socket.onpong = () => pongs++;
      world.console.socket.ping?.();
      world.clock.advanceBy(10);
      expect(pongs).to.equal(1);
      world.order();
      world.console.socket.ping?.();
      world.clock.advanceBy(1000);
      expect([world.executed(), world.heard(), pongs, world.isClosed()]).to.deep.equal([1, [], 1, false]);
      world.simulator.exchange.cut();
      world.clock.advanceBy(1000);
      expect(world.isClosed()).to.equal(false);
      expect(world.connect().login()[0]?.Response).to.equal('Login');
    });

    it('tell of a loss when a link that was half open for a while heals', () => {
      const world = staged([{ when: { request: 'TradeCreate' }, do: { kind: 'halfOpen', for: 5000 } }]);
      world.order();
      world.simulator.exchange.cut();
      world.clock.advanceBy(4000);
      expect(world.isClosed()).to.equal(false);
      world.clock.advanceBy(2000);
      expect(world.code()).to.equal(1006);
    });

    it('make it slow, without changing the order, and then fast again', () => {
      const world = staged([{ when: { request: 'TradeCreate', nth: 1 }, do: { kind: 'slow', by: 100, for: 1000 } }]);
      world.order();
      const counts = [150, 100, 100, 100].map((time) => {
        world.clock.advanceBy(time);
        return world.heard().length;
      });
      expect(counts).to.deep.equal([1, 2, 3, 4]);
      expect(world.heardLines()).to.deep.equal(WHOLE);
      world.clock.advanceBy(1000);
      world.order('2');
      expect(world.heard()).to.have.length(8);
    });

    it('concern one connection alone where the rule names it', () => {
      const world = staged([]);
      world.simulator.exchange.faults([{ when: { request: 'Trades', connection: 2 }, do: 'cut' }]);
      const second = world.loggedIn();
      for (const one of [world.console, second]) one.ask({ Request: 'Trades' });
      expect([world.console.closings.length, second.closings.length]).to.deep.equal([0, 1]);
    });
  });

  describe('at the door', () => {
    const knocked = (fault: Fault | 'cut' | 'silence') => {
      const world = simulation({ faults: [{ when: { connect: true, nth: 1 }, do: fault }] });
      const { socket, closings } = world.connect();
      world.clock.advanceBy(50);
      return { ...world, socket, closings };
    };

    it('answer with a status, a reset or nothing', () => {
      for (const fault of [{ kind: 'upgrade', status: 503 } as const, 'cut' as const]) {
        const { socket, closings, connect } = knocked(fault);
        expect([socket.readyState, closings.map((event) => at(event, 'code'))]).to.deep.equal([3, [1006]]);
        expect(connect().socket.readyState).to.equal(1);
      }
      const { socket, clock } = knocked('silence');
      clock.advanceBy(100_000);
      expect(socket.readyState).to.equal(0);
    });

    it('let in late', () => {
      const { socket, clock } = knocked({ kind: 'delay', by: 1000 });
      expect(socket.readyState).to.equal(0);
      clock.advanceBy(1000);
      expect(socket.readyState).to.equal(1);
    });

    it('strike a connection from its beginning', () => {
      const { socket, clock } = knocked({ kind: 'mute', way: 'out' });
      socket.send('{}');
      clock.advanceBy(1000);
      expect(socket.readyState).to.equal(1);
    });
  });

  describe('of the server', () => {
    it('restart it', () => {
      const world = staged([{ when: { time: 1000 }, do: { kind: 'restart', downFor: 500 } }]);
      world.clock.advanceBy(1000);
      expect(world.code()).to.equal(1006);
      expect(at(world.connect().closings[0], 'code')).to.equal(1006);
      world.clock.advanceBy(500);
      expect(world.connect().closings).to.deep.equal([]);
    });

    it('do not restart it for somebody who came only later', () => {
      const world = simulation({ faults: [{ when: { time: 1000 }, do: ['restart', 'cut'] }] });
      world.clock.advanceBy(5000);
      const console = world.connect();
      world.clock.advanceBy(100);
      expect(console.closings).to.deep.equal([]);
    });

    it('say goodbye', () => {
      const world = staged([{ when: { request: 'Trades' }, do: { kind: 'logoff', reason: 'night' } }]);
      world.send({ Id: '1', Request: 'Trades' });
      world.clock.advanceBy(10);
      expect(at(JSON.parse(world.heard()[0] ?? ''), 'Response')).to.equal('Logoff');
      expect(world.code()).to.equal(1001);
    });

    it('refuse everything for a while', () => {
      const world = staged([{ when: { time: 1000 }, do: { kind: 'throttle', for: 500 } }]);
      world.clock.advanceBy(1000);
      world.order();
      expect(world.heardLines()[0]).to.contain('Throttling limits exceeded!');
      world.clock.advanceBy(500);
      world.order('2');
      expect(world.executed()).to.equal(1);
    });

    it('show history late for a while', () => {
      const HOUR = 3_600_000;
      const script: FaultScript = [{ when: { time: 0 }, do: { kind: 'lateHistory', by: 3 * HOUR, for: HOUR } }];
      const world = staged(script, { accountingType: 'Net', rollover: false });
      const count = (): number =>
        listAt(world.console.result({ Request: 'TradeHistory', Params: { RequestDirection: 'Forward', RequestPageSize: 10 } }), 'Records').length;
      const atFirst = count();
      world.order();
      expect(count()).to.equal(atFirst);
      world.clock.advanceBy(HOUR);
      world.order();
      expect(count()).to.equal(atFirst + 1);
      world.clock.advanceBy(2 * HOUR);
      expect(count()).to.equal(atFirst + 2);
    });

    it('set its clock forward and back; what is to come still comes when it should', () => {
      for (const by of [3_600_000, -3_600_000]) {
        const world = simulation({
          faults: [{ when: { time: 1000 }, do: { kind: 'clockSkew', by } }],
          clockWindow: 10_000_000,
          historyLag: 0,
          dealingTime: 2000,
        });
        const console = world.loggedIn();
        console.socket.send(JSON.stringify({ Id: 'early', ...create() }));
        world.clock.advanceBy(2500);
        const order = console.raw.map((text) => JSON.parse(text) as Frame).findLast(({ Id, Response }) => Id === 'early' && Response === 'TradeCreate');
        expect(Math.abs(Number(at(order?.Result, 'Trade.Filled')) - world.clock.now() - by)).to.be.lessThan(5000);
      }
    });

    it('refuse a login whose stamp is too far from a clock that is wrong', () => {
      const { connect } = simulation({ faults: [{ when: { time: 0 }, do: { kind: 'clockSkew', by: -120_000 } }] });
      const console = connect();
      expect(lines(console.send(console.loginRequest()))[0]).to.contain('Timestamp');
    });

    it('do somebody else’s deeds at a moment, again and again', () => {
      const { Params } = create();
      const world = staged([{ when: { time: 1000, every: 1000, times: 3 }, do: { kind: 'secondActor', request: 'TradeCreate', params: Params as object } }]);
      world.clock.advanceBy(10_000);
      expect(world.executed()).to.equal(3);
    });
  });

  describe('as scripts', () => {
    it('count what fits, and strike the chosen ones', () => {
      const world = staged([{ when: { request: 'Trades', nth: [2, 4] }, do: 'drop' }]);
      for (let n = 1; n <= 5; n++) world.send({ Id: String(n), Request: 'Trades' });
      world.clock.advanceBy(10);
      expect(world.heard().map((text) => at(JSON.parse(text), 'Id'))).to.deep.equal(['1', '3', '5']);
    });

    it('strike by lot, and the same ones under the same seed', () => {
      const survivors = (seed: number): readonly unknown[] => {
        const world = staged([{ when: { request: 'Trades', chance: 0.5 }, do: 'drop' }], { seed });
        for (let n = 1; n <= 40; n++) world.send({ Id: String(n), Request: 'Trades' });
        world.clock.advanceBy(10);
        return world.heard().map((text) => at(JSON.parse(text), 'Id'));
      };
      expect(survivors(1)).to.deep.equal(survivors(1));
      expect(survivors(1)).to.not.deep.equal(survivors(2));
      expect(survivors(1).length).to.be.within(8, 32);
    });

    it('stop when they are called off, and add up while several run', () => {
      const world = staged([{ when: { request: 'Trades' }, do: { kind: 'delay', by: 100 } }]);
      const off = world.simulator.exchange.faults([
        { when: { request: 'Trades' }, do: { kind: 'delay', by: 100 } },
        { when: { time: 5000 }, do: 'cut' },
      ]);
      world.send({ Id: '1', Request: 'Trades' });
      world.clock.advanceBy(150);
      expect(world.heard()).to.deep.equal([]);
      world.clock.advanceBy(100);
      expect(world.heard()).to.have.length(1);
      off();
      world.send({ Id: '2', Request: 'Trades' });
      world.clock.advanceBy(150);
      expect(world.heard()).to.have.length(2);
      world.clock.advanceBy(6000);
      expect(world.isClosed()).to.equal(false);
    });
  });
});
