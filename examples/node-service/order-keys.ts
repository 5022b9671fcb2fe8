// The keys of orders and what became of them, in a file: a key that was used is known after any crash, so that no order is sent twice under it. orders asks.

import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';

/** What became of an order, as it was told. */
export type ToldOutcome = Readonly<Record<string, unknown>>;

/** An order that was asked for under a key. */
export interface KnownOrder {
  readonly account: string;
  /** A digest of the order: the same key with another order is a mistake. */
  readonly digest: string;
  readonly outcome?: ToldOutcome;
}

/** Keys that are taken. */
export interface OrderKeys {
  readonly of: (key: string) => KnownOrder | undefined;
  /** Resolves once the disk has it: only then may the order leave. Rejects where it could not be kept. */
  readonly take: (key: string, order: KnownOrder) => Promise<void>;
  readonly settle: (key: string, outcome: ToldOutcome) => Promise<void>;
  /** Lets go of a key whose order never left. */
  readonly free: (key: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

type Line =
  | { readonly key: string; readonly taken: KnownOrder }
  | { readonly key: string; readonly outcome: ToldOutcome }
  | { readonly key: string; readonly freed: true };

const lineIn = (text: string): readonly Line[] => {
  try {
    return text === '' ? [] : [JSON.parse(text) as Line]; // written below
  } catch {
    return []; // cut short by a crash or a full disk: nobody was told that it was kept
  }
};

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
};

/** The keys in the file at `path`. Lines are only ever added. */
export const orderKeys = async (path: string): Promise<OrderKeys> => {
  const known = new Map<string, KnownOrder>();
  const apply = (line: Line): void => {
    const before = known.get(line.key);
    if ('taken' in line) known.set(line.key, line.taken);
    else if ('freed' in line) known.delete(line.key);
    else if (before !== undefined) known.set(line.key, { ...before, outcome: line.outcome });
  };
  textOf(path).split('\n').flatMap(lineIn).forEach(apply);

  const file = await open(path, 'a', 0o600);
  let last: Promise<unknown> = Promise.resolve();
  const add = (line: Line, isVital: boolean): Promise<void> => {
    apply(line); // at once: whoever asks next must see it
    const write = async (): Promise<void> => {
      await file.appendFile(`\n${JSON.stringify(line)}`); // the break comes first: half a line before it harms nobody
      if (isVital) await file.datasync();
    };
    const written = last.then(write);
    last = written.catch(() => undefined);
    return written;
  };
  return {
    of: (key) => known.get(key),
    take: async (key, taken) => {
      try {
        await add({ key, taken }, true);
      } catch (error) {
        known.delete(key);
        throw error;
      }
    },
    settle: (key, outcome) => add({ key, outcome }, false),
    free: (key) => add({ key, freed: true }, false),
    close: async () => {
      await last;
      await file.close();
    },
  };
};
