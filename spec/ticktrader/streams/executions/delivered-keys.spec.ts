// The keys delivered lately, and what cursors show of them.

import { expect } from 'chai';
import { deliveredKeys } from '../../../../lib/ticktrader/streams/executions/delivered-keys.js';

describe('delivered keys', () => {
  it('know what was added, and what they began with', () => {
    const keys = deliveredKeys(['a'], 5);
    keys.add('b', 6);
    expect([keys.has('a'), keys.has('b'), keys.has('c'), keys.size]).to.deep.equal([true, true, false, 2]);
  });

  it('show a moment as it was, whenever they are asked', () => {
    const keys = deliveredKeys();
    const moments = Array.from({ length: 1_000 }, (_, at) => {
      keys.add(String(at), at);
      return keys.asOfNow();
    });
    keys.forgetBefore(2_000);
    expect(keys.size).to.equal(0);
    for (const at of [0, 255, 256, 257, 999]) expect(moments[at]?.()).to.deep.equal(Array.from({ length: at + 1 }, (_, key) => String(key)));
  });

  it('forget only what is older, in blocks', () => {
    const keys = deliveredKeys();
    for (let at = 0; at < 1_000; at++) keys.add(String(at), at);
    keys.forgetBefore(600);
    expect([keys.has('0'), keys.has('600'), keys.has('999')]).to.deep.equal([false, true, true]);
    expect(keys.size).to.be.within(400, 656);
  });

  it('forget a block only when all of it is older, also where stamps come in disorder', () => {
    const keys = deliveredKeys(['first'], 1);
    keys.add('late', 9);
    keys.add('early', 3);
    keys.forgetBefore(9);
    expect([keys.has('first'), keys.has('late'), keys.has('early')]).to.deep.equal([true, true, true]);
    keys.forgetBefore(10);
    expect([keys.has('first'), keys.has('late'), keys.has('early'), keys.size, keys.asOfNow()()]).to.deep.equal([false, false, false, 0, []]);
  });

  it('keep their own copy of what they began with', () => {
    const given = ['a'];
    const keys = deliveredKeys(given);
    given.push('b');
    expect([keys.asOfNow()(), keys.has('b')]).to.deep.equal([['a'], false]);
  });

  it('show nothing of what is forgotten', () => {
    const keys = deliveredKeys();
    for (let at = 0; at < 600; at++) keys.add(String(at), at);
    keys.forgetBefore(300);
    const shown = keys.asOfNow()();
    expect([shown.includes('599'), shown.includes('300'), shown.includes('0')]).to.deep.equal([true, true, false]);
    expect(shown).to.have.lengthOf(keys.size);
  });

  it('forget nothing of what an earlier run told until somebody says how new that may be, and date what comes by itself', () => {
    const keys = deliveredKeys(['inherited']);
    keys.add('own', 50);

    keys.forgetBefore(1_000);
    expect([keys.has('inherited'), keys.has('own')]).to.deep.equal([true, false]);

    keys.date(2_000);
    keys.forgetBefore(2_000);
    expect(keys.has('inherited')).to.equal(true);

    keys.forgetBefore(2_001);
    expect(keys.size).to.equal(0);
  });
});
