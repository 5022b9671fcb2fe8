// Changes that come before the one they follow, by the thousands.

import { expect } from 'chai';
import type { Change } from '../../../../lib/ticktrader/streams/executions/change.js';
import { intake, type Intake } from '../../../../lib/ticktrader/streams/executions/intake.js';
import { standing } from '../../../../lib/ticktrader/streams/executions/standing.js';
import { aTrade } from './changes.js';

const MANY = 10_000;

/** The fill that brings order 7 from `before` to `before + 1`. */
const fill = (before: number): Change<number> => ({
  source: 'snapshot',
  trade: aTrade,
  key: `O/7/fill/${String(before + 1)}`,
  change: 'fill',
  tradeId: '7',
  link: { chain: 'O/7', before: String(before), after: String(before + 1), start: '0', ends: false },
});

/** An intake, and what it told: the fills by what they left. */
const taking = (): { readonly into: Intake<number>; readonly told: string[] } => {
  const told: string[] = [];
  const tell = ({ change, link }: Change<number>): void => {
    if (change === 'fill') told.push(link?.after ?? '');
  };
  const into = intake<number>({ standing: standing<number>(), now: () => 0, newest: () => 0, tell, onLate: () => undefined });
  return { into, told };
};

const inOrder = (from: number): readonly string[] => Array.from({ length: MANY - from }, (_, at) => String(at + from + 1));

describe('what waits for the change before it', () => {
  it('is told in its order, each once, however much there is of it', () => {
    const { into, told } = taking();
    for (let before = 1; before < MANY; before++) into.place(fill(before));
    into.place(fill(1)); // again
    expect([told.length, into.held().length]).to.deep.equal([0, MANY - 1]);
    into.place(fill(0));
    expect(told).to.deep.equal(inOrder(0));
    expect(into.held()).to.deep.equal([]);
  });

  it('is told likewise where the one before it is given up', () => {
    const { into, told } = taking();
    for (let before = MANY - 1; before >= MANY - 100; before--) into.place(fill(before)); // the other way round
    for (let before = 1; before < MANY - 100; before++) into.place(fill(before));
    into.giveUp(() => true);
    expect(told).to.deep.equal(inOrder(1));
  });
});

/** The close that brings position 7 from `before` to 10 less. */
const close = (before: number): Change<number> => ({
  ...fill(0),
  key: `P/7/close/${String(before - 10)}`,
  change: 'close',
  link: { chain: 'P/7', before: String(before), after: String(before - 10), start: '100', ends: false },
});
const paid: Change<number> = { source: 'snapshot', trade: aTrade, key: 'H/1', change: 'balance' };

/** The same with all that it says: the keys it told, what came late, and the stamps its standing was told with. */
const watched = () => {
  const told: string[] = [];
  const stamps: number[] = [];
  let late = 0;
  let now = 0;
  const stood = standing<number>();
  const into = intake<number>({
    standing: {
      ...stood,
      tell: (change, stamp) => {
        stamps.push(stamp);
        return stood.tell(change, stamp);
      },
    },
    now: () => now,
    newest: () => 500,
    tell: ({ key }) => void told.push(key),
    onLate: () => {
      late++;
    },
  });
  return { into, told, stamps, late: () => late, passes: (ms: number) => (now += ms) };
};

describe('an intake', () => {
  it('tells at once what is due, and what has no chain', () => {
    const { into, told, late } = watched();
    for (const change of [fill(0), paid, fill(1)]) into.place(change);
    expect(told).to.deep.equal(['O/7/open', 'O/7/fill/1', 'H/1', 'O/7/fill/2']);
    expect([into.held(), late()]).to.deep.equal([[], 0]);
  });

  it('tells nothing twice, nor holds anything twice', () => {
    const { into, told } = watched();
    for (const change of [fill(0), fill(0), fill(5), fill(5), paid, paid]) into.place(change);
    expect(told).to.deep.equal(['O/7/open', 'O/7/fill/1', 'H/1']);
    expect(into.held().map(({ change }) => change.key)).to.deep.equal(['O/7/fill/6']);
  });

  it('says that something comes late, and tells it all the same', () => {
    const { into, told, late } = watched();
    for (const before of [0, 1]) into.place(fill(before));
    into.place({ ...fill(0), key: 'O/7/fill/0.5', link: { chain: 'O/7', before: '0', after: '0.5', ends: false } });
    expect([told.at(-1), late()]).to.deep.equal(['O/7/fill/0.5', 1]);
  });

  it('holds a position back as it does an order: what remains becomes less', () => {
    const { into, told } = watched();
    for (const before of [70, 90, 80]) into.place(close(before));
    expect(into.held().map(({ change }) => change.key)).to.deep.equal(['P/7/close/80', 'P/7/close/70', 'P/7/close/60']);
    into.place(close(100));
    expect(told).to.deep.equal(['P/7/open', 'P/7/close/90', 'P/7/close/80', 'P/7/close/70', 'P/7/close/60']);
  });

  it('knows which chains wait, and since when', () => {
    const { into, passes } = watched();
    passes(7);
    into.place(fill(3));
    passes(5);
    into.place(fill(5));
    expect([into.waitsOn('O/7'), into.waitsOn('P/7'), into.waitsOn(undefined)]).to.deep.equal([true, false, false]);
    expect(into.held().map(({ since }) => since)).to.deep.equal([7, 12]);
    into.giveUp(() => true);
    expect([into.waitsOn('O/7'), into.held()]).to.deep.equal([false, []]);
  });

  it('gives up only what is waited for in vain, and then tells what that sets off', () => {
    const { into, told, passes } = watched();
    for (const change of [fill(3), close(80)]) into.place(change);
    passes(5);
    for (const change of [fill(4), fill(6)]) into.place(change);
    into.giveUp(({ since }) => since === 0);
    expect(told).to.deep.equal(['O/7/open', 'O/7/fill/4', 'O/7/fill/5', 'P/7/open', 'P/7/close/70']);
    expect(into.held().map(({ change }) => change.key)).to.deep.equal(['O/7/fill/7']);
    into.place(fill(5));
    expect(told.slice(-2)).to.deep.equal(['O/7/fill/6', 'O/7/fill/7']);
  });

  it('remembers each until its own stamp and the newest are past, whichever is later', () => {
    const { into, stamps } = watched();
    for (const change of [paid, { ...paid, key: 'H/2', at: 400 }, { ...paid, key: 'H/3', at: 600 }]) into.place(change);
    expect(stamps).to.deep.equal([500, 500, 600]);
  });
});
