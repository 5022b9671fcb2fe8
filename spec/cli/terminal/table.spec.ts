// Tables and pairs.

import { expect } from 'chai';
import { padded, pairs, table, widthOf } from '../../../lib/cli/terminal/table.js';

const RED = '\u001b[31m5\u001b[39m';

describe('cli/terminal/table', () => {
  it('leans words to the left and numbers to the right', () => {
    const lines = table(
      [{ head: 'symbol' }, { head: 'profit', align: 'right' }],
      [
        ['EURUSD', '-1,127.05'],
        ['US500', '5.00'],
      ],
    );

    expect(lines).to.deep.equal([
      'symbol     profit', //
      'EURUSD  -1,127.05',
      'US500        5.00',
    ]);
  });

  it('gives colours no room', () => {
    expect([widthOf(RED), padded(RED, 3, 'right'), padded(RED, 3)]).to.deep.equal([1, `  ${RED}`, `${RED}  `]);
    expect(table([{ head: 'n', align: 'right' }, { head: 'x' }], [[RED, 'a'], ['10', 'b']])).to.deep.equal([' n  x', ` ${RED}  a`, '10  b']); // prettier-ignore
  });

  it('leaves no blanks at the end of a line, and takes rows that are short', () => {
    expect(table([{ head: 'a' }, { head: 'b' }], [['longer'], ['x', 'y']])).to.deep.equal(['a       b', 'longer', 'x       y']);
  });

  it('has its headings alone where there are no rows', () => {
    expect(table([{ head: 'a' }, { head: 'b' }], [])).to.deep.equal(['a  b']);
  });

  it('aligns names and what they stand for', () => {
    expect(
      pairs([
        ['url', 'ws://x'],
        ['account', 'Gross'],
      ]),
    ).to.deep.equal(['url      ws://x', 'account  Gross']);
    expect(pairs([])).to.deep.equal([]);
  });
});
