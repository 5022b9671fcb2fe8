import { expect } from 'chai';
import { ClosedError, ConnectionError, LoginError, RequestError, TimeoutError, TwoFactorError, type RxttError } from '../../lib/base/errors.js';
import { triage, type Triage } from '../../lib/session/triage.js';

const cases: readonly (readonly [string, RxttError, Triage])[] = [
  ['a lost connection', new ConnectionError('lost'), 'retry'],
  ['a connection that is lost for good', new ConnectionError('bug', { retryable: false }), 'fatal'],
  ['a server that does not answer', new TimeoutError('late'), 'slowly'],
  ['a login refused for a passing trouble', new LoginError('busy', 'busy', { retryable: true }), 'slowly'],
  ['a refused login', new LoginError('no', 'no'), 'fatal'],
  ['a second factor nobody gives', new TwoFactorError('nobody'), 'fatal'],
  ['a read that may work later', new RequestError('Account', '1', 'busy', { retryable: true }), 'slowly'],
  ['a closed client', new ClosedError('closed'), 'fatal'],
];

describe('triage', () => {
  for (const [name, error, verdict] of cases)
    it(`says ${verdict} to ${name}`, () => {
      expect(triage(error)).to.equal(verdict);
    });
});
