// A map that is never changed: setting a value makes a new one, which shares all but a small part with the old. Every event's cursor holds one, at no cost to speak of.

/** Shards of shards: setting a value copies two short lists and one shard. */
const WIDTH = 32;

type Shard<V> = ReadonlyMap<string, V>;

/** An immutable map from text. */
export type ShardedMap<V> = readonly (readonly Shard<V>[])[];

/** Ids grow by one, so that their last characters tell them apart best. */
const placeOf = (key: string): number => {
  let sum = 0;
  for (let at = Math.max(0, key.length - 5); at < key.length; at++) sum = (sum * 10 + key.charCodeAt(at)) % (WIDTH * WIDTH);
  return sum;
};

/** The value under `key`. */
export const valueAt = <V>(map: ShardedMap<V>, key: string): V | undefined => {
  const place = placeOf(key);
  return map[Math.floor(place / WIDTH)]?.[place % WIDTH]?.get(key);
};

/** The map with this value under `key`. */
export const withValue = <V>(map: ShardedMap<V>, key: string, value: V): ShardedMap<V> => {
  const place = placeOf(key);
  const [row, at] = [Math.floor(place / WIDTH), place % WIDTH];
  const shards = map[row] ?? [];
  return map.with(row, shards.with(at, new Map(shards[at]).set(key, value)));
};

/** The map without what does not pass; shards where all does are shared. */
export const filtered = <V>(map: ShardedMap<V>, passes: (value: V) => boolean): ShardedMap<V> =>
  map.map((shards) => shards.map((shard) => ([...shard.values()].every(passes) ? shard : new Map([...shard].filter(([, value]) => passes(value))))));

/** All of it as a plain object. */
export const toObject = <V>(map: ShardedMap<V>): Readonly<Record<string, V>> =>
  Object.fromEntries(map.flatMap((shards) => shards.flatMap((shard) => [...shard])));

/** A map of these entries. */
export const shardedMap = <V>(entries: Readonly<Record<string, V>> = {}): ShardedMap<V> => {
  const map = Array.from({ length: WIDTH }, () => Array.from({ length: WIDTH }, () => new Map<string, V>()));
  for (const [key, value] of Object.entries(entries)) {
    const place = placeOf(key);
    map[Math.floor(place / WIDTH)]?.[place % WIDTH]?.set(key, value);
  }
  return map;
};
