// A fault script out of a file: taken as it stands, or refused with what is wrong.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { CommandError, EXIT } from '../../lib/cli/exit.js';
import { faultsIn } from '../../lib/cli/faults.js';

describe('cli/faults', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'rxtt-faults-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  const reading = (text: string) => () => {
    const path = join(folder, 'script.json');
    writeFileSync(path, text);
    return faultsIn(path);
  };

  it('takes a script', () => {
    const script = [{ when: { request: 'TradeCreate', nth: 2 }, do: ['cut', { kind: 'restart', downFor: 500 }] }];

    expect(reading(JSON.stringify(script))()).to.deep.equal(script);
  });

  for (const [what, text, complaint] of [
    ['no JSON', '[', /script\.json is no JSON$/],
    ['no list', '{}', /script\.json is no list of rules, each with "when" and "do"$/],
    ['a rule that does nothing', '[{"when":{"request":"Login"}}]', / is no list of rules/],
    ['a fault there is none of', '[{"when":{"request":"Login"},"do":"explode"}]', /: Rule 1 of the fault script has no fault 'explode'; there are cut, /],
    ['a list of nothing', '[{"when":{"request":"Login"},"do":[null]}]', /script\.json: /],
  ] as const)
    it(`refuses ${what}`, () => {
      expect(reading(text)).to.throw(CommandError, complaint).with.property('exit', EXIT.usage);
    });

  it('says that there is no such file', () => {
    expect(() => faultsIn(join(folder, 'none.json'))).to.throw(CommandError, /none\.json cannot be read$/);
  });
});
