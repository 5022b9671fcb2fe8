import { expect } from 'chai';
import { isOpen } from '../../lib/session/gate.js';
import { readyToySession } from '../support/toy.js';

describe('isOpen', () => {
  it('tells a connection from the reasons why there is none', () => {
    const { core } = readyToySession();
    expect([isOpen(core.gate()), isOpen('notReady'), isOpen('closed')]).to.deep.equal([true, false, false]);
  });
});
