// Every error of the library: its kind, what it means and what it carries.

import { inspect } from 'node:util';
import { expect } from 'chai';
import {
  ClosedError,
  ConnectionError,
  DecodeError,
  InvalidRequestError,
  LoginError,
  RequestError,
  RxttError,
  ThrottledError,
  TimeoutError,
  TwoFactorError,
  type Delivered,
  type ErrorDetails,
} from '../../lib/base/errors.js';

interface ErrorCase {
  readonly make: (details?: ErrorDetails) => RxttError;
  readonly retryable: boolean;
  readonly delivered: Delivered;
  readonly message: string;
  readonly fields?: object;
}

const cases: Readonly<Record<string, ErrorCase>> = {
  ConnectionError: {
    make: (details) => new ConnectionError('lost', { ...details, code: 1006 }),
    retryable: true,
    delivered: 'no',
    message: 'lost',
    fields: { code: 1006 },
  },
  LoginError: {
    make: (details) => new LoginError('refused', 'Bad signature', details),
    retryable: false,
    delivered: 'yes',
    message: 'refused',
    fields: { text: 'Bad signature' },
  },
  TwoFactorError: { make: (details) => new TwoFactorError('no code', details), retryable: false, delivered: 'no', message: 'no code' },
  RequestError: {
    make: (details) => new RequestError('TradeCreate', '7', 'Not enough money', details),
    retryable: false,
    delivered: 'yes',
    message: 'The server refused TradeCreate (request 7): Not enough money',
    fields: { request: 'TradeCreate', id: '7', text: 'Not enough money' },
  },
  TimeoutError: { make: (details) => new TimeoutError('late', details), retryable: true, delivered: 'unknown', message: 'late' },
  DecodeError: {
    make: (details) => new DecodeError('Trade.Id', 'Id', 'nothing', details),
    retryable: false,
    delivered: 'yes',
    message: 'Could not read Trade.Id: expected Id, got nothing.',
    fields: { path: 'Trade.Id', expected: 'Id', got: 'nothing' },
  },
  ThrottledError: { make: (details) => new ThrottledError('too fast', details), retryable: true, delivered: 'no', message: 'too fast' },
  InvalidRequestError: {
    make: (details) => new InvalidRequestError('Price', 'is missing', details),
    retryable: false,
    delivered: 'no',
    message: 'Price is missing',
    fields: { field: 'Price' },
  },
  ClosedError: { make: (details) => new ClosedError('closed', details), retryable: false, delivered: 'no', message: 'closed' },
};

describe('the errors', () => {
  for (const [name, { make, retryable, delivered, message, fields = {} }] of Object.entries(cases)) {
    describe(name, () => {
      it('says what it is, what it means and where to read on', () => {
        expect(make()).to.include({ name, _tag: name, retryable, delivered, message, docs: `docs/errors/${name.toLowerCase()}.md`, ...fields });
      });

      it('is an Error of the one tree, with a stack', () => {
        const error = make();
        expect(error).to.be.instanceOf(RxttError).and.be.instanceOf(Error);
        expect(error.stack).to.include('errors.spec');
        expect([String(error), inspect(error).split('\n')[0]]).to.deep.equal([`${name}: ${message}`, `${name}: ${message}`]);
      });

      it('lets whoever makes it know better', () => {
        const cause = new Error('below');
        const known = make({ retryable: !retryable, delivered: 'unknown', cause });
        expect(known).to.include({ retryable: !retryable, delivered: 'unknown', cause });
      });

      it('has no cause where none was told', () => {
        expect(make()).not.to.have.property('cause');
      });
    });
  }

  it('names the frame where a decode error has no path', () => {
    expect(new DecodeError('', 'an object', 'null').message).to.equal('Could not read the frame: expected an object, got null.');
  });

  it('has no code where there was no close code', () => {
    expect(new ConnectionError('never connected').code).to.equal(undefined);
  });

  it('can be told apart by _tag alone', () => {
    const tags = Object.values(cases).map(({ make }) => make()._tag);
    expect(new Set(tags).size).to.equal(9);
  });
});
