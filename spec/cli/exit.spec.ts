// Which error comes to which exit code.

import { expect } from 'chai';
import {
  ClosedError,
  ConnectionError,
  DecodeError,
  InvalidRequestError,
  LoginError,
  RateLimitError,
  RequestError,
  ThrottledError,
  TimeoutError,
  TokenError,
  TwoFactorError,
} from '../../lib/index.js';
import { CommandError, EXIT, EXIT_MEANINGS, exitOf, usageError } from '../../lib/cli/exit.js';
import { asSinkError } from '../../lib/sinks/parts/errors.js';
import { PartialWriteError } from '../../lib/tt-rest/index.js';

const systemError = (code: string, extra: object): Error => Object.assign(new Error(code), { code, ...extra });
const refused = new RequestError('Trades', '1', 'no');

describe('cli/exit', () => {
  it('has a meaning for every code, and no code twice', () => {
    expect(Object.keys(EXIT_MEANINGS)).to.have.members(Object.keys(EXIT));
    expect(new Set(Object.values(EXIT)).size).to.equal(Object.values(EXIT).length);
  });

  for (const [error, code] of [
    [new ConnectionError('lost'), 3],
    [new TimeoutError('late'), 3],
    [new LoginError('no', 'no'), 4],
    [new TwoFactorError('no'), 4],
    [new TokenError('no', 'no'), 4],
    [refused, 5],
    [new RateLimitError('later', 0), 5],
    [new ThrottledError('later'), 5],
    [new InvalidRequestError('Price', 'is missing'), 2],
    [new DecodeError('Trade.Id', 'text', 'a list'), 1],
    [new ClosedError('over'), 1],
    [usageError('no'), 2],
    [new CommandError('no idea', EXIT.unknown), 6],
    [asSinkError('file', new Error('no')), 7],
    [systemError('ENOSPC', { syscall: 'write' }), 7],
    [systemError('EACCES', { path: '/etc/x' }), 7],
    [systemError('EACCES', { port: 80 }), 1],
    [systemError('EADDRINUSE', { port: 80 }), 1],
    [new PartialWriteError('createUser', { applied: [], unknown: [{}], notSent: [] }, refused), 6],
    [new PartialWriteError('createUser', { applied: [{}], unknown: [], notSent: [{}] }, refused), 5],
    [new TwoFactorError('The source failed', { cause: new CommandError('stopped', EXIT.interrupted) }), 130],
    ['text', 1],
  ] as const) {
    it(`comes to ${String(code)} for ${error instanceof Error ? `${error.name}: ${error.message}` : error}`, () => {
      expect(exitOf(error)).to.equal(code);
    });
  }
});
