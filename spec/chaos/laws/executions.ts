// No silent gap: executions$ tells every change that the server keeps a record of, once, in the order of its trade, and nothing that did not happen.

import Big from 'big.js';
import type { JournalEntry } from '../../../lib/simulator/index.js';
import type { Execution, ExecutionEvent } from '../../../lib/ticktrader/index.js';
import type { Evidence, Law } from '../evidence.js';

export const told = <N>(events: readonly ExecutionEvent<N>[]): readonly Execution<N>[] => events.filter((event) => event.kind === 'execution');

export const eventsAreNumbered: Law = {
  name: 'executions$ is numbered without a gap, and no key comes twice',
  broken: ({ heard: { executions } }) => {
    const keys = new Set<string>();
    const twice = told(executions).flatMap(({ key }) => (keys.size === keys.add(key).size ? [`${key} was told twice`] : []));
    const skipped = executions.findIndex(({ seq }, index) => seq !== index + 1);
    return skipped === -1 ? twice : [...twice, `event ${String(skipped + 1)} bears seq ${String(executions[skipped]?.seq)}`];
  },
};

const chainOf = (key: string): string => key.split('/', 2).join('/');
const partOf = (key: string): string => key.slice(chainOf(key).length + 1);

/** How far along its life a chain is at each of its events: it must never go back, unless a split has changed all amounts. Changes of terms may come anywhere. */
const OPENED = -1e12;
const stageOf = (key: string): number | undefined => {
  const [what = '', amount = '0'] = partOf(key).split('/');
  if (what === 'open') return OPENED;
  if (what === 'fill') return Number(amount);
  if (what === 'close') return -Number(amount);
  return what === 'modified' ? undefined : 1e12;
};

export const eventsAreInOrder: Law = {
  name: 'executions$ is in order per trade',
  broken: ({ heard: { executions } }) => {
    const reached = new Map<string, number>();
    return told(executions).flatMap(({ key, tradeId = '' }) => {
      if (key.startsWith('S/')) {
        for (const chain of [`O/${tradeId}`, `P/${tradeId}`]) if (reached.has(chain)) reached.set(chain, OPENED);
        return [];
      }
      const stage = stageOf(key);
      if (stage === undefined || key.startsWith('H/')) return [];
      const before = reached.get(chainOf(key));
      reached.set(chainOf(key), stage);
      return before !== undefined && stage <= before ? [`${key} was told after what comes later`] : [];
    });
  },
};

/** What the journal makes one expect of the stream. `must`: what history has a record of, or what is still open. `may`: that, and what only reports told of. */
interface Expected {
  readonly must: ReadonlySet<string>;
  readonly may: ReadonlySet<string>;
}

const ENDS: ReadonlySet<JournalEntry['kind']> = new Set(['canceled', 'expired', 'activated']);

/** After a split the amount of a fill or close may come again: then the keys are told apart here by how often they came, on the stream by what the whole then was. */
const countingRepeats = (): ((key: string) => string) => {
  const times = new Map<string, number>();
  return (key) => {
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    return time === 1 ? key : `${key} for the ${String(time)}. time`;
  };
};

/** A key without what the whole was. */
const withoutWhole = (key: string): string => (/^[OP]\/\d+\/(?:fill|close)\//.test(key) ? key.split('/', 4).join('/') : key);

/** A Gross account records no fills of orders: whoever missed one learns of the position. */
const expectedOf = (entries: readonly JournalEntry[], isGross: boolean, open: ReadonlySet<string>): Expected => {
  const must = new Set<string>();
  const may = new Set<string>();
  const initial = new Map<string, string>();
  const counted = countingRepeats();
  const sure = (...keys: readonly string[]): void => {
    for (const key of keys) {
      must.add(key);
      may.add(key);
    }
  };
  for (const { kind, time, type, tradeId = '', amount = '0', remaining = '0' } of entries) {
    const order = `O/${tradeId}`;
    const position = `P/${tradeId}`;
    if (kind === 'accepted') {
      initial.set(tradeId, amount);
      may.add(`${order}/open`);
      if (open.has(order)) sure(`${order}/open`);
    } else if (kind === 'filled') {
      // what a stop-out closes a Net position with is filled without ever having been accepted
      const asked = new Big(initial.get(tradeId) ?? new Big(amount).plus(remaining));
      const fill = counted(`${order}/fill/${asked.minus(remaining).toFixed()}`);
      if (isGross) may.add(fill);
      else sure(`${order}/open`, fill);
    } else if (kind === 'split') {
      if (type !== 'Position') initial.set(tradeId, amount);
      sure(`S/${String(time)}/${tradeId}`);
    } else if (ENDS.has(kind)) sure(`${order}/open`, `${order}/${kind}`);
    else if (kind === 'opened') sure(`${position}/open`);
    else if (kind === 'closed') sure(counted(`${position}/close/${remaining}`));
  }
  return { must, may };
};

const openChains = ({ truth }: Pick<Evidence<unknown>, 'truth'>): ReadonlySet<string> =>
  new Set([...[...truth.waiting.keys()].map((id) => `O/${id}`), ...[...truth.positions.keys()].map((id) => `P/${id}`)]);

const MODIFIED = /^[OP]\/(\d+)\/modified\//;
const SPLIT = /^S\/\d+\/(\d+)$/;

export const nothingIsMissed: Law = {
  name: 'executions$ = what happened',
  broken: (evidence) => {
    const {
      server,
      isGross,
      heard: { executions },
    } = evidence;
    if (executions.length === 0) return [];
    const { must, may } = expectedOf(server.journal, isGross, openChains(evidence));
    const ids = new Set(server.journal.map(({ tradeId }) => tradeId));
    const counted = countingRepeats();
    const keys = new Set(told(executions).map(({ key }) => counted(withoutWhole(key))));
    /** A Net position is split as well, and has a number of its own. */
    const isOfNet = (key: string): boolean => !isGross && SPLIT.test(key) && !ids.has(SPLIT.exec(key)?.[1]);
    const isTrue = (key: string): boolean => may.has(key) || key.startsWith('H/') || ids.has(MODIFIED.exec(key)?.[1]) || isOfNet(key);
    return [
      ...[...must].filter((key) => !keys.has(key)).map((key) => `${key} was never told`),
      ...[...keys].filter((key) => !isTrue(key)).map((key) => `${key} never happened`),
    ];
  },
};
