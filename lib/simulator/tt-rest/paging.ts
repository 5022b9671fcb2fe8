// Pages by nextPageKey. The key tells where the next page begins; by default it holds the characters that a careless client forgets to encode.

import { badRequest } from './refusal.js';
import type { Call } from './route.js';
import type { World } from './world/world.js';
import type { Wire, WireRecord } from './writer.js';

const AWKWARD = /^k\+([A-Za-z0-9]+)\/9=$/;
const PLAIN = /^k([A-Za-z0-9]+)$/;

/** A number that the list and its query have in common, so that a key of one does not open another. */
const mark = ({ endpoint, params, query }: Call): string => {
  const asked = [...query].filter(([name]) => name !== 'nextPageKey' && name !== 'requestId');
  let sum = 7;
  for (const character of JSON.stringify([endpoint.operation, params, asked])) sum = (sum * 31 + character.charCodeAt(0)) % 1_000_003;
  return sum.toString(36);
};

const keyOf = ({ settings }: World, call: Call, place: number): string | undefined => {
  if (settings.pageKeys === 'missing') return undefined;
  const where = settings.pageKeys === 'repeating' ? settings.pageSize : place;
  const inner = `${where.toString(36)}Z${mark(call)}`;
  return settings.pageKeys === 'plain' ? `k${inner}` : `k+${inner}/9=`;
};

const placeOf = (call: Call): number => {
  const key = call.query.get('nextPageKey') ?? '';
  if (key === '') return 0;
  const [, inner = ''] = AWKWARD.exec(key) ?? PLAIN.exec(key) ?? [];
  const [where = '', marked] = inner.split('Z');
  if (marked !== mark(call)) throw badRequest('Invalid nextPageKey');
  return Number.parseInt(where, 36);
};

/** `lastPage` as the settings want it printed. */
export const lastPage = ({ settings }: World, isLast: boolean): Wire => (settings.lastPage === 'boolean' ? isLast : String(isLast));

/** The page of `list` a call asks for, under `key`. `keyAtEnd`: the last page holds a key too, as that of /accounts was seen to. */
export const paged = <T>(
  world: World,
  call: Call,
  key: string,
  list: readonly T[],
  view: (item: T) => Wire,
  { size = world.settings.pageSize, keyAtEnd = false }: { readonly size?: number; readonly keyAtEnd?: boolean } = {},
): WireRecord => {
  const from = placeOf(call);
  const to = Math.min(list.length, from + size);
  const isLast = to >= list.length && !(world.settings.pageKeys === 'repeating' && list.length > size);
  return { [key]: list.slice(from, to).map(view), lastPage: lastPage(world, isLast), nextPageKey: isLast && !keyAtEnd ? undefined : keyOf(world, call, to) };
};
