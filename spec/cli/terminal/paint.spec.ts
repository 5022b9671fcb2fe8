// Brushes.

import { expect } from 'chai';
import { gain, paintOf } from '../../../lib/cli/terminal/paint.js';

describe('cli/terminal/paint', () => {
  it('gives every text back as it is when colours are off', () => {
    for (const brush of Object.values(paintOf(false)) as readonly ((text: string) => string)[]) expect(brush('text')).to.equal('text');
  });

  it('marks text, and ends the mark, when colours are on', () => {
    for (const brush of Object.values(paintOf(true)) as readonly ((text: string) => string)[]) {
      const marked = brush('text');
      expect([marked.startsWith('\u001b['), marked.includes('text'), marked.endsWith('m')]).to.deep.equal([true, true, true]);
    }
  });

  it('paints a gain green, a loss red, and nothing not at all', () => {
    const paint = paintOf(true);

    expect([gain(paint, 1, '+'), gain(paint, -1, '-'), gain(paint, 0, '0')]).to.deep.equal([paint.good('+'), paint.bad('-'), '0']);
  });
});
