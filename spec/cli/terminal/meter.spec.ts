// How a meter looks, and what becomes of it where there is no terminal. The walk of the history is specced on it in cli/demo/progress.

import { expect } from 'chai';
import { from } from 'rxjs';
import { asMeter, meterLine } from '../../../lib/cli/terminal/meter.js';
import type { Output } from '../../../lib/cli/terminal/output.js';

const outputs = (shares: readonly number[]): readonly Output[] => {
  const all: Output[] = [];
  from(shares.map((share) => ({ share, figures: `at ${String(share)}` })))
    .pipe(asMeter(100))
    .subscribe((output) => all.push(output));
  return all;
};

describe('cli/terminal/meter', () => {
  it('is a bar, its share in whole percent rounded down, and the figures', () => {
    expect(meterLine({ share: 0.5, figures: 'half' }, 100)).to.equal(`  ${'█'.repeat(16)}${'░'.repeat(16)}  50 %  half`);
    expect(meterLine({ share: 0.999, figures: 'nearly' }, 100)).to.include('  99 %  nearly');
    expect(meterLine({ share: 0, figures: 'nothing' }, 100)).to.equal(`  ${'░'.repeat(32)}   0 %  nothing`);
  });

  it('cuts figures that a narrow terminal would wrap', () => {
    expect(meterLine({ share: 0.5, figures: 'x'.repeat(90) }, 60)).to.have.length(59);
  });

  it('tells each quarter once elsewhere, and not the last, which its result tells', () => {
    const told = outputs([0.1, 0.3, 0.4, 0.8, 1]).filter(({ kind }) => kind === 'otherwise');

    expect(told.map(({ text }) => text)).to.deep.equal(['  at 0.3', '  at 0.8']);
  });
});
