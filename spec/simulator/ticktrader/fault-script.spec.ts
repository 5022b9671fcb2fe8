// The language of fault scripts: what makes sense, and what is refused with a reason.

import { expect } from 'chai';
import { faultKinds, simulatedTickTrader, type FaultRule, type FaultScript } from '../../../lib/simulator/index.js';
import { virtualClock } from '../../../lib/testing/virtual-clock.js';

const armed = (faults: FaultScript) => simulatedTickTrader({ faults, scheduler: virtualClock() });

/** A script as it may come from a file. */
const fromFile = (text: string): FaultScript => JSON.parse(text) as FaultScript;

const MEMBERS: Readonly<Record<string, unknown>> = {
  way: 'in',
  by: 10,
  frame: '{}',
  to: 5,
  text: 'no',
  status: 503,
  request: 'TradeDelete',
  for: 10,
  at: 'beforeAnswer',
};

const WHEN: Readonly<Record<string, FaultRule['when']>> = {
  connect: { connect: true },
  request: { request: 'TradeCreate' },
  frameOut: { frameOut: '*' },
  time: { time: 1000 },
};

const ruleText = (subject: string, kind: string, needs: readonly string[]): string => {
  const members: Readonly<Record<string, unknown>> = Object.fromEntries(needs.map((name) => [name, MEMBERS[name]]));
  return JSON.stringify([{ when: WHEN[subject], do: { kind, ...members } }]);
};

describe('a fault script', () => {
  for (const { kind, strikes, needs, takes } of faultKinds) {
    it(`takes ${kind} at ${strikes.join(', ')}, and nowhere else`, () => {
      const members = [...needs, ...(kind === 'throttle' ? takes : [])];
      for (const subject of Object.keys(WHEN)) {
        const arm = (): unknown => armed(fromFile(ruleText(subject, kind, members)));
        if (strikes.some((one) => one === subject)) expect(arm).to.not.throw();
        else expect(arm).to.throw(RangeError, `${kind} cannot strike at ${subject}`);
      }
    });

    for (const name of needs) {
      it(`refuses ${kind} without ${name}`, () => {
        const text = ruleText(
          strikes[0] ?? '',
          kind,
          needs.filter((other) => other !== name),
        );
        expect(() => armed(fromFile(text))).to.throw(RangeError, `Rule 1 of the fault script: ${kind} needs '${name}'.`);
      });
    }
  }

  it('has a row for every kind once', () => {
    expect(new Set(faultKinds.map(({ kind }) => kind)).size).to.equal(faultKinds.length);
  });

  it('names the rule that makes no sense', () => {
    expect(() => armed(fromFile('[{"when":{"connect":true},"do":"cut"},{"when":{"time":1},"do":"explode"}]'))).to.throw(
      RangeError,
      "Rule 2 of the fault script has no fault 'explode'; there are cut, close,",
    );
    expect(() => armed(fromFile('[{"when":{"request":"*"},"do":{"kind":"drop","by":7}}]'))).to.throw(RangeError, "drop has no member 'by'");
    expect(() => armed(fromFile('[{"when":{"connect":true},"do":"throttle"}]'))).to.throw(RangeError, "throttle at connect needs 'for'");
    for (const when of ['{}', '{"request":"*","time":1}'])
      expect(() => armed(fromFile(`[{"when":${when},"do":"drop"}]`))).to.throw(RangeError, 'must strike at one of connect, request, frameOut, time');
  });

  it('is checked at run time as well, and leaves what runs alone', () => {
    const { exchange } = armed([]);
    expect(() => exchange.faults(fromFile('[{"when":{"time":1},"do":"drop"}]'))).to.throw(RangeError, 'drop cannot strike at time');
  });
});
