// Errors in one line.

import { expect } from 'chai';
import { messageOf } from '../../lib/cli/errors.js';
import { usageError } from '../../lib/cli/exit.js';
import { TwoFactorError } from '../../lib/index.js';

const systemError = (code: string): Error => Object.assign(new Error(`listen ${code}: 127.0.0.1:8190`), { code, port: 8190 });
const fileError = (code: string, extra: object = {}): Error => Object.assign(new Error(code), { code, syscall: 'open', ...extra });

describe('cli/errors', () => {
  it('says what to do about a port that cannot be had', () => {
    expect(messageOf(systemError('EADDRINUSE'))).to.equal(
      'port 8190 is taken by another program; choose another with --port, or leave it out to get a free one',
    );
    expect(messageOf(systemError('EACCES'))).to.equal('this user may not listen on port 8190; choose one above 1023 with --port');
  });

  it('says what is wrong with a file, or with standard output', () => {
    expect(messageOf(fileError('ENOENT', { path: '/nowhere/x.csv' }))).to.equal('Cannot write /nowhere/x.csv: its folder does not exist.');
    expect(messageOf(fileError('ENOSPC'))).to.equal('Cannot write standard output: the disk is full.');
  });

  it('says what the command itself had to say, where that is what made the library fail', () => {
    expect(messageOf(new TwoFactorError('The source failed.', { cause: usageError('RXTT_OTP is used up') }))).to.equal('RXTT_OTP is used up');
  });

  it('leaves other errors their words', () => {
    expect(messageOf(systemError('ENOBUFS'))).to.equal('listen ENOBUFS: 127.0.0.1:8190');
  });

  it('is one line, whatever was thrown', () => {
    expect([messageOf(new Error('one\n  two')), messageOf('text'), messageOf(undefined)]).to.deep.equal(['one two', 'text', 'undefined']);
  });
});
