// Errors in one line.

import { expect } from 'chai';
import { messageOf } from '../../lib/cli/errors.js';

const systemError = (code: string): Error => Object.assign(new Error(`listen ${code}: 127.0.0.1:8190`), { code, port: 8190 });

describe('cli/errors', () => {
  it('says what to do about a port that cannot be had', () => {
    expect(messageOf(systemError('EADDRINUSE'))).to.equal(
      'port 8190 is taken by another program; choose another with --port, or leave it out to get a free one',
    );
    expect(messageOf(systemError('EACCES'))).to.equal('this user may not listen on port 8190; choose one above 1023 with --port');
  });

  it('leaves other errors their words', () => {
    expect(messageOf(systemError('ENOBUFS'))).to.equal('listen ENOBUFS: 127.0.0.1:8190');
  });

  it('is one line, whatever was thrown', () => {
    expect([messageOf(new Error('one\n  two')), messageOf('text'), messageOf(undefined)]).to.deep.equal(['one two', 'text', 'undefined']);
  });
});
