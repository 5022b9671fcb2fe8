// The probes: one that adds up, one that does not care.

import { expect } from 'chai';
import { countingProbe, silentProbe } from '../../lib/base/probe.js';

describe('countingProbe', () => {
  it('adds up each counter by itself', () => {
    const probe = countingProbe();
    for (const counter of ['frameIn', 'inexact', 'frameIn'] as const) probe.count(counter);
    expect(probe.counts).to.deep.equal({ frameIn: 2, inexact: 1 });
  });
});

describe('silentProbe', () => {
  it('lets everything pass', () => {
    expect(() => {
      silentProbe.count('lost');
    }).not.to.throw();
  });
});
