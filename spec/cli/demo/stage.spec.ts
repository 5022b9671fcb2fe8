// How an act is announced.

import { expect } from 'chai';
import { of } from 'rxjs';
import { act, lines, prose } from '../../../lib/cli/demo/stage.js';
import { line } from '../../../lib/cli/terminal/output.js';
import { paintOf } from '../../../lib/cli/terminal/paint.js';

const screen = { paint: paintOf(false), width: 80 };

describe('cli/demo/stage', () => {
  it('gives an act a title, tells what happens and why, and plays it', () => {
    const said: string[] = [];
    act(screen, 'Title', 'Why.', of(line('  body'))).subscribe(({ text }) => said.push(text));

    expect(said).to.deep.equal(['', 'Title', '  Why.', '', '  body']);
  });

  it('indents lines, and leaves empty ones empty', () => {
    expect(lines('a', '').map(({ text }) => text)).to.deep.equal(['  a', '']);
  });

  it('wraps prose to the terminal, and to what can be read', () => {
    const text = 'word '.repeat(60).trim();

    expect(Math.max(...prose({ ...screen, width: 40 }, text).map((output) => output.text.length))).to.be.within(35, 40);
    expect(Math.max(...prose({ ...screen, width: 300 }, text).map((output) => output.text.length))).to.be.within(75, 80);
  });
});
