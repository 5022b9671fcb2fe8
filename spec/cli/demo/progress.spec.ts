// How a walk gets on, in figures, as a bar, and as output.

import { expect } from 'chai';
import { from, toArray } from 'rxjs';
import { asProgress, figures, progressLine, type Progress } from '../../../lib/cli/demo/progress.js';
import type { Output } from '../../../lib/cli/terminal/output.js';

const half: Progress = { records: 25_000, pages: 25, total: 50_000, elapsed: 2_000 };

const outputs = (walk: readonly Progress[]): readonly Output[] => {
  let all: readonly Output[] = [];
  from(walk)
    .pipe(asProgress(100), toArray())
    .subscribe((list) => {
      all = list;
    });
  return all;
};

describe('cli/demo/progress', () => {
  it('tells records, pages, records a second and the time left', () => {
    expect(figures(half)).to.equal('25,000 of 50,000 records, 25 pages, 12,500/s, 2.0 s left');
  });

  it('does not divide by nothing', () => {
    expect(figures({ records: 0, pages: 0, total: 0, elapsed: 0 })).to.equal('0 of 0 records, 0 pages, 0/s, 0.0 s left');
    expect(progressLine({ records: 0, pages: 1, total: 0, elapsed: 5 }, 100)).to.include('100 %');
  });

  it('draws a bar as long as there is room for, which does not change while it fills', () => {
    const lengths = [0, 1, 999, 25_000, 50_000].map((records) => (/[█▏▎▍▌▋▊▉░]+/.exec(progressLine({ ...half, records }, 100)) ?? [''])[0].length);

    expect(new Set(lengths)).to.deep.equal(new Set([32]));
    expect(progressLine(half, 90)).to.equal('  ███████████░░░░░░░░░░░  50 %  25,000 of 50,000 records, 25 pages, 12,500/s, 2.0 s left');
  });

  it('leaves the last column free, however narrow the terminal', () => {
    for (const width of [200, 100, 80, 70, 40, 10, 1]) expect(progressLine(half, width)).to.have.length.below(width);
  });

  it('shows no bar where there is no room for one', () => {
    expect(progressLine(half, 70)).to.equal('   50 %  25,000 of 50,000 records, 25 pages, 12,500/s, 2.0 s left');
  });

  it('is a live line at every step, and another line at each quarter but the last', () => {
    const walk = [5_000, 15_000, 20_000, 40_000, 50_000].map((records) => ({ ...half, records }));
    const all = outputs(walk);

    expect(all.map(({ kind }) => kind)).to.deep.equal(['live', 'live', 'otherwise', 'live', 'live', 'otherwise', 'live']);
    expect(all.filter(({ kind }) => kind === 'otherwise').map(({ text }) => text.trim().split(' ')[0])).to.deep.equal(['15,000', '40,000']);
  });
});
