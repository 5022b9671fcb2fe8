// The keys delivered lately: what nothing is delivered twice by. Kept in blocks, so that every event's cursor can show the keys of its moment without a copy of them.

/** Keys a block: a cursor that is read copies them, an event that is made only names its blocks. */
const BLOCK = 256;

interface Block {
  readonly keys: string[];
  /** The stamp of the newest of them, ms since 1970; `Infinity` while nobody knows. */
  newest: number;
}

/** The keys. Stamps are of the server's clock, ms since 1970. */
export interface DeliveredKeys {
  readonly has: (key: string) => boolean;
  readonly add: (key: string, stamp: number) => void;
  /** What an earlier run told is no newer than `stamp`. Until somebody says so, none of it is forgotten: keys bear no stamps. */
  readonly date: (stamp: number) => void;
  /** Forgets whole blocks of keys that are older than `stamp`. */
  readonly forgetBefore: (stamp: number) => void;
  /** What is held now, as a list that can be asked for later: it shows this moment then, too. */
  readonly asOfNow: () => () => readonly string[];
  readonly size: number;
}

/** These keys to begin with, told by an earlier run up to `stamp`. */
export const deliveredKeys = (keys: readonly string[] = [], stamp = Infinity): DeliveredKeys => {
  const held = new Set(keys);
  let blocks: readonly Block[] = [{ keys: [...keys], newest: stamp }];
  return {
    has: (key) => held.has(key),
    add: (key, at) => {
      held.add(key);
      const last = blocks.at(-1);
      if (last === undefined || last.keys.length >= BLOCK || last.newest === Infinity) blocks = [...blocks, { keys: [key], newest: at }];
      else {
        last.keys.push(key);
        last.newest = Math.max(last.newest, at);
      }
    },
    date: (at) => {
      for (const block of blocks) if (block.newest === Infinity) block.newest = at;
    },
    forgetBefore: (at) => {
      const old = blocks.filter(({ newest }) => newest < at);
      if (old.length === 0) return;
      for (const { keys: gone } of old) for (const key of gone) held.delete(key);
      blocks = blocks.filter(({ newest }) => newest >= at);
    },
    asOfNow: () => {
      const then = blocks;
      const count = then.at(-1)?.keys.length ?? 0; // only the last block still grows
      return () => then.flatMap((block, index) => (index === then.length - 1 ? block.keys.slice(0, count) : block.keys));
    },
    get size() {
      return held.size;
    },
  };
};
