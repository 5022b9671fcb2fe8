// The world behind --simulator.

import { expect } from 'chai';
import { called } from '../host.js';

const ARGS = ['history', '--simulator', '--records', '40'];

describe('cli/connect/simulated', () => {
  it('is the same, to the last byte, whenever it is asked for', async () => {
    const [one, two] = [await called(ARGS), await called(ARGS)];

    expect(one.out.split('\n').length).to.be.at.least(40);
    expect(one.out).to.equal(two.out);
  });

  it('is another one under another seed', async () => {
    expect((await called(ARGS)).out).to.not.equal((await called([...ARGS, '--seed', '2'])).out);
  });
});
