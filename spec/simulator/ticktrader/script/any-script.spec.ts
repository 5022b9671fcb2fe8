// Whatever script runs, alone or with others: the server stays whole, executes nothing twice, and does the same again under the same seed.

import { expect } from 'chai';
import fc from 'fast-check';
import { faultKinds, type Fault, type FaultRule, type FaultScript } from '../../../../lib/simulator/index.js';
import { create, simulation } from '../../console.js';

const span = fc.oneof(
  fc.nat(3000),
  fc.tuple(fc.nat(100), fc.nat(100)).map(([least, more]) => ({ least, most: least + more })),
);

/** A value for each member a fault may have. */
const MEMBERS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  at: fc.constantFrom('beforeExecuting', 'afterExecuting', 'beforeAnswer', 'afterAnswer'),
  code: fc.constantFrom(1000, 1001, 4000),
  reason: fc.constant('so'),
  way: fc.constantFrom('in', 'out'),
  for: span,
  by: span,
  frame: fc.constantFrom('{', '{"Response":"Odd"}', ''),
  to: fc.nat(5000),
  after: span,
  past: fc.integer({ min: 1, max: 4 }),
  within: fc.nat(3000),
  text: fc.constant('No.'),
  reports: fc.boolean(),
  status: fc.constantFrom(301, 401, 503),
  body: fc.constant('<html>'),
  headers: fc.constant({}),
  downFor: span,
  request: fc.constant('Trades'),
  params: fc.constant({}),
};

const WHEN: Readonly<Record<string, fc.Arbitrary<object>>> = {
  connect: fc.constant({ connect: true }),
  request: fc.constantFrom('*', 'TradeCreate', 'Trades', 'Login').map((request) => ({ request })),
  frameOut: fc.constantFrom('*', 'ExecutionReport', 'TradeCreate').map((frameOut) => ({ frameOut })),
  time: fc
    .tuple(fc.nat(8000), fc.option(fc.integer({ min: 100, max: 5000 }), { nil: undefined }))
    .map(([time, every]) => (every === undefined ? { time } : { time, every })),
};

const choice = fc.record(
  { nth: fc.integer({ min: 1, max: 3 }), times: fc.integer({ min: 1, max: 3 }), chance: fc.double({ min: 0, max: 1, noNaN: true }) },
  { requiredKeys: [] },
);

const rule: fc.Arbitrary<FaultRule> = fc.constantFrom(...faultKinds).chain(({ kind, strikes, needs, takes }) => {
  const named: readonly [string, fc.Arbitrary<unknown>][] = [...needs, ...takes].map((name) => [name, MEMBERS[name] ?? fc.constant(1)]);
  const arbitraries = Object.fromEntries(named);
  if (kind === 'lateHistory' || kind === 'clockSkew') arbitraries['by'] = fc.integer({ min: -3000, max: 3000 });
  const members = fc.record(arbitraries, { requiredKeys: kind === 'throttle' ? ['for'] : [...needs] });
  const when = fc.constantFrom(...strikes).chain((subject) => fc.tuple(WHEN[subject] ?? fc.constant({}), choice));
  // made by the table of kinds, which the simulator checks it against
  return fc.tuple(when, members).map(([[moment, more], parts]) => ({ when: { ...moment, ...more } as FaultRule['when'], do: { kind, ...parts } as Fault }));
});

/** A rough day: three connections that trade as if nothing were. All that was heard, and all that happened. */
const day = (faults: FaultScript, seed: number): { readonly heard: readonly string[]; readonly happened: readonly unknown[] } => {
  const { clock, simulator, connect } = simulation({ faults, seed, twoFactor: false });
  const consoles = [1, 2, 3].map(() => connect());
  for (let turn = 0; turn < 6; turn++) {
    for (const [index, { socket, loginRequest }] of consoles.entries()) {
      if (socket.readyState !== 1) continue;
      if (turn === 0) socket.send(JSON.stringify(loginRequest()));
      socket.send(JSON.stringify({ Id: `${String(index)}-${String(turn)}`, ...create({ ClientId: `order-${String(index)}-${String(turn)}`, Amount: 1000 }) }));
      socket.send(JSON.stringify({ Id: `read-${String(index)}-${String(turn)}`, Request: 'Trades' }));
    }
    clock.advanceBy(1500);
  }
  clock.advanceBy(20_000);
  return { heard: consoles.flatMap(({ raw }) => raw), happened: simulator.journal };
};

describe('any fault script', () => {
  it('leaves the server whole, executes no order twice, and repeats under its seed', function () {
    this.timeout(60_000);
    expect(day([], 1).happened.length, 'on a good day').to.be.greaterThan(50);
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 6 }), fc.nat(1000), (script, seed) => {
        const first = day(script, seed);
        expect(day(script, seed)).to.deep.equal(first);
        const filled = first.happened.flatMap((entry) =>
          typeof entry === 'object' && entry !== null && 'kind' in entry && entry.kind === 'filled' && 'clientId' in entry ? [entry.clientId] : [],
        );
        expect(new Set(filled).size).to.equal(filled.length);
        expect(first.heard.filter((frame) => frame.includes('Internal server error'))).to.deep.equal([]);
      }),
      { numRuns: 60 },
    );
  });
});
