// Which of the server's notices the Angular example shows, and in which words.

import { expect } from 'chai';
import { shownOf } from '../../../examples/angular-blotter/src/app/account/shown-notice.js';
import { DecodeError } from '../../../lib/index.js';

describe('the notices of the Angular example', () => {
  it('are told in the words of the server, with what they are about', () => {
    const text = shownOf({ kind: 'account', notification: { Code: 'MarginCall', Severity: 'Warning', Message: 'Margin level 48.20 %' } }, 0)?.text;
    expect(text).to.match(/^\d\d:\d\d:\d\d Margin call: Margin level 48\.20 %$/);
    expect(shownOf({ kind: 'account', notification: { Code: 'ConfigUpdated' } }, 0)?.text).to.match(/^\d\d:\d\d:\d\d Config updated$/);
    expect(shownOf({ kind: 'logoff', reason: 'maintenance' }, 0)?.text).to.include('goodbye: maintenance');
    expect(shownOf({ kind: 'error', text: 'odd' }, 0)?.text).to.include('odd');
  });

  it('stand out unless the server calls them information', () => {
    const graveAs = (Severity: 'Info' | 'Warning'): boolean | undefined =>
      shownOf({ kind: 'account', notification: { Code: 'Balance', Severity } }, 0)?.isGrave;
    expect([graveAs('Info'), graveAs('Warning')]).to.deep.equal([false, true]);
  });

  it('are not shown where they concern no trader', () => {
    expect(shownOf({ kind: 'decode', error: new DecodeError('Trade.Id', 'text', 'nothing') }, 0)).to.equal(undefined);
  });
});
