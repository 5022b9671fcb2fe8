// One account's story: what is marked, from when history is read, and where a cursor points.

import { expect } from 'chai';
import { virtualClock } from '../../../../lib/testing/virtual-clock.js';
import { openSession, type TickTraderOptions } from '../../../../lib/ticktrader/index.js';
import type { Change } from '../../../../lib/ticktrader/streams/executions/change.js';
import { storyOf } from '../../../../lib/ticktrader/streams/executions/story.js';
import { watch } from '../../../support/seen.js';
import { optionsFor, scriptedServer } from '../../../support/tick-trader-server.js';
import { aTrade } from './changes.js';
import { inShort } from './stage.js';

const DAY = 86_400_000;
const LAG = 60_000;
const MARGIN = 60_000;
const BEGAN = 10 * DAY;

/** The story of a session that stands idle. */
const told = (options: Partial<TickTraderOptions> = {}) => {
  const clock = virtualClock(BEGAN);
  const session = openSession(optionsFor(clock, scriptedServer(clock), { historyLag: LAG, ...options }));
  const story = storyOf(session);
  return { clock, session, story, seen: watch(story.events$) };
};

/** Order 7 is filled from `before` to the next ten. */
const filled = (before: number, at?: number): Change<number> => ({
  source: 'snapshot',
  trade: aTrade,
  key: `O/7/fill/${String(before + 10)}`,
  change: 'fill',
  ...(at !== undefined && { at }),
  link: { chain: 'O/7', before: String(before), after: String(before + 10), start: '0', ends: false },
});

describe('a gap', () => {
  for (const [what, reasons, marked] of [
    ['the first reason', ['late'], ['gap late']],
    ['the same reason once', ['suspect', 'suspect'], ['gap suspect']],
    ['nothing more of a late record or a suspicion', ['connected', 'late', 'suspect'], ['gap connected']],
    ['what nobody could read also meanwhile, once', ['connected', 'unreadable', 'unreadable'], ['gap connected', 'gap unreadable']],
    ['an overflow also meanwhile', ['suspect', 'overflow'], ['gap suspect', 'gap overflow']],
    ['every new connection', ['connected', 'connected'], ['gap connected', 'gap connected']],
  ] as const)
    it(`marks ${what}`, () => {
      const { story, seen } = told();
      expect(story.gapIsOpen()).to.equal(false);
      for (const reason of reasons) story.openGap(reason);
      expect([inShort(seen.values), story.gapIsOpen()]).to.deep.equal([marked, true]);
    });

  it('is closed once, and only where one is open', () => {
    const { story, seen } = told();
    story.closeGap();
    story.openGap('late');
    story.closeGap();
    story.closeGap();
    expect([inShort(seen.values), story.gapIsOpen()]).to.deep.equal([['gap late', 'caughtUp'], false]);
  });

  it('stays open while something waits for what came before it', () => {
    const { story, seen } = told();
    story.openGap('suspect');
    story.place(filled(10));
    story.closeGap();
    expect([story.waits(), story.gapIsOpen()]).to.deep.equal([true, true]);
    story.place(filled(0));
    story.closeGap();
    expect(inShort(seen.values).at(-1)).to.equal('caughtUp');
    expect(story.waits()).to.equal(false);
  });

  it('is opened by what comes late', () => {
    const { story, seen } = told();
    story.place({ ...filled(10), link: { chain: 'O/7', after: '20', start: '0', ends: false } });
    story.place(filled(0));
    expect(inShort(seen.values)).to.deep.equal(['snapshot O/7/open', 'snapshot O/7/fill/20', 'gap late', 'snapshot O/7/fill/10']);
  });
});

describe('from when history is read', () => {
  it('is not known before the beginning, and then moves on with what was read, less the lag', () => {
    const { story } = told();
    expect(story.watermark()).to.equal(undefined);
    story.beginAt(BEGAN);
    expect(story.watermark()).to.equal(BEGAN);
    story.readUpTo(BEGAN + 90_000, []);
    expect(story.watermark()).to.equal(BEGAN + 90_000 - LAG);
    story.readUpTo(BEGAN + 80_000, []);
    expect(story.watermark()).to.equal(BEGAN + 90_000 - LAG);
  });

  it('is not later than what is still open, or waited for', () => {
    const { story } = told();
    story.beginAt(1_000);
    story.readUpTo(BEGAN, [filled(0, 5_000), filled(0)]);
    expect(story.watermark()).to.equal(5_000);
    story.place(filled(10, 6_000));
    story.readUpTo(BEGAN, []);
    expect(story.watermark()).to.equal(6_000);
  });

  it('is where the cursor says, also before the beginning is known', () => {
    const { story, seen, session } = told();
    story.openGap('connected');
    expect(seen.last.cursor.watermark).to.equal(BEGAN - LAG);
    session.serverTime.seen(BEGAN - 5_000);
    expect(seen.last.cursor.watermark).to.equal(BEGAN - LAG); // the cursor of that moment
    story.openGap('connected');
    expect(seen.last.cursor.watermark).to.equal(BEGAN - 5_000 - LAG);
    story.beginAt(BEGAN + 1);
    story.openGap('connected');
    expect(seen.last.cursor.watermark).to.equal(BEGAN + 1);
  });

  it('is what is remembered at the least: older keys are forgotten a margin later', () => {
    const { story, seen } = told();
    story.beginAt(0);
    story.place({ source: 'snapshot', trade: aTrade, key: 'H/1', change: 'balance', at: 1_000 });
    story.readUpTo(1_000 + LAG + MARGIN, []);
    story.openGap('late');
    expect(seen.last.cursor.keys).to.deep.equal(['H/1']);
    story.readUpTo(1_001 + LAG + MARGIN, []);
    story.openGap('connected');
    expect(seen.last.cursor.keys).to.deep.equal([]);
  });
});

describe('a story that goes on from a cursor', () => {
  const cursor = { seq: 41, watermark: 9 * DAY, keys: ['O/7/fill/10'], chains: { 'O/7': { amount: '10' } } };

  it('numbers on, reads from its watermark, and knows what it told', () => {
    const { story, seen } = told({ resumeFrom: cursor });
    expect([story.watermark(), story.newest()]).to.deep.equal([9 * DAY, 9 * DAY + LAG]);
    story.place(filled(0));
    story.place(filled(10));
    expect(seen.values.map(({ seq }) => seq)).to.deep.equal([42]);
    expect(inShort(seen.values)).to.deep.equal(['snapshot O/7/fill/20']);
  });

  it('begins without one at the first seq, with no stamp', () => {
    const { story, seen } = told();
    story.openGap('connected');
    expect([seen.last.seq, story.newest()]).to.deep.equal([1, 0]);
  });
});

describe('the newest stamp of a story', () => {
  it('is the newest of what it saw and of what the session saw', () => {
    const { story, session } = told();
    story.seen(5_000);
    expect(story.newest()).to.equal(5_000);
    session.serverTime.seen(7_000);
    expect(story.newest()).to.equal(7_000);
    story.seen(8_000);
    expect(story.newest()).to.equal(8_000);
  });
});
