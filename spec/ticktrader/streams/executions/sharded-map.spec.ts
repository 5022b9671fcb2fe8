// The map that is never changed.

import { expect } from 'chai';
import { filtered, shardedMap, toObject, valueAt, withValue } from '../../../../lib/ticktrader/streams/executions/sharded-map.js';

describe('a sharded map', () => {
  it('makes a new map of each value, and leaves the old as it was', () => {
    const maps = [shardedMap<number>({ 'O/1': 0 })];
    for (let at = 1; at < 2_000; at++) maps.push(withValue(maps[at - 1] ?? [], `O/${String(at)}`, at));
    expect(maps.slice(0, 3).map((map) => toObject(map))).to.deep.equal([{ 'O/1': 0 }, { 'O/1': 1 }, { 'O/1': 1, 'O/2': 2 }]);
    expect(Object.keys(toObject(maps.at(-1) ?? []))).to.have.lengthOf(1_999);
    expect([valueAt(maps.at(-1) ?? [], 'O/1999'), valueAt(maps[5] ?? [], 'O/1999')]).to.deep.equal([1999, undefined]);
  });

  it('lets go of what does not pass', () => {
    const map = shardedMap({ a: 1, b: 2, c: 3 });
    expect(toObject(filtered(map, (value) => value !== 2))).to.deep.equal({ a: 1, c: 3 });
    expect(toObject(map)).to.deep.equal({ a: 1, b: 2, c: 3 });
  });

  it('shares what passes as a whole', () => {
    const map = shardedMap({ a: 1, b: 2 });
    expect(filtered(map, () => true).map((shards, row) => shards.every((shard, at) => shard === map[row]?.[at]))).not.to.include(false);
  });

  it('finds what it was made of, whatever the keys are', () => {
    const keys = ['', 'O', 'O/1', 'P/638273510970197437', 'O/638273510970197438', 'x'.repeat(200), 'ключ'];
    const map = shardedMap(Object.fromEntries(keys.map((key, at) => [key, at])));
    expect(keys.map((key) => valueAt(map, key))).to.deep.equal([0, 1, 2, 3, 4, 5, 6]);
    expect(valueAt(map, 'O/2')).to.equal(undefined);
    expect(toObject(shardedMap())).to.deep.equal({});
  });

  it('spreads ids that grow by one: of a thousand none shares its place with many', () => {
    const map = shardedMap(Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`O/${String(769_001 + at)}`, at])));
    expect(Math.max(...map.flat().map((shard) => shard.size))).to.be.below(8);
  });
});
