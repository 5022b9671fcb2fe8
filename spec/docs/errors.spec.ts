// Every error says where to read on, and there it is.

import { expect } from 'chai';
import * as rxtt from '../../lib/index.js';
import { OverflowError } from '../../lib/interop/async-iterable.js';
import { JournalError } from '../../lib/journal/index.js';
import { SinkError } from '../../lib/sinks/ndjson.js';
import { PartialWriteError } from '../../lib/tt-rest/errors.js';
import { anchors, links, read } from './pages.js';

/** An error of each class that can be made. */
const ERRORS: readonly rxtt.RxttError[] = [
  new rxtt.ConnectionError(''),
  new rxtt.LoginError('', ''),
  new rxtt.TwoFactorError(''),
  new rxtt.RequestError('Trades', '1', ''),
  new rxtt.TimeoutError(''),
  new rxtt.DecodeError('', '', ''),
  new rxtt.ThrottledError(''),
  new rxtt.InvalidRequestError('', ''),
  new rxtt.ClosedError(''),
  new rxtt.TokenError('', ''),
  new rxtt.RateLimitError('', 0),
  new PartialWriteError('', { applied: [], unknown: [], notSent: [] }, new rxtt.ClosedError('')),
];

/** Those of the other entry points: a section of their own page explains them. */
const ELSEWHERE: readonly rxtt.RxttError[] = [new JournalError('locked', '', { path: '' }), new OverflowError(''), new SinkError('', '')];

describe('documentation: errors', () => {
  it('know every error class of the library', () => {
    const classes = Object.keys(rxtt).filter((name) => name.endsWith('Error'));

    expect(ERRORS.map(({ _tag }) => _tag)).to.include.members(classes.filter((name) => name !== 'RxttError'));
  });

  for (const error of ERRORS) {
    it(`${error._tag} points at its page`, () => {
      expect(anchors(error.docs)).to.include(error._tag.toLowerCase());
      expect(links('docs/errors.md').map(({ path }) => path)).to.include(error.docs);
    });
  }

  for (const error of ELSEWHERE) {
    it(`${error._tag} points at a section that is there`, () => {
      const [path = '', anchor] = error.docs.split('#');

      expect(anchors(path)).to.include(anchor);
      expect(read('docs/errors.md')).to.include(error._tag);
    });
  }

  it('have a section for their root, too', () => {
    expect(anchors('docs/errors.md')).to.include('rxtterror');
  });
});
