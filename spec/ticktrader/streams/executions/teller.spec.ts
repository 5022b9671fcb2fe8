// What an event says, and how the stream ends.

import { expect } from 'chai';
import type { ExecutionReport } from '../../../../lib/ticktrader/index.js';
import type { Change } from '../../../../lib/ticktrader/streams/executions/change.js';
import { teller } from '../../../../lib/ticktrader/streams/executions/teller.js';
import { watch } from '../../../support/seen.js';
import { aRecord, aTrade } from './changes.js';

const report: ExecutionReport = { Event: 'Allocated', Trade: aTrade };
const all = { key: 'O/7/open', change: 'open', at: 1_000, tradeId: '7', clientId: 'mine' } as const;

/** A teller from 5 on, whose cursors count how often they were worked out. */
const telling = () => {
  let moment = 0;
  let worked = 0;
  const voice = teller<number>(5, () => {
    const then = ++moment;
    return (seq) => {
      worked++;
      return { seq, watermark: then, keys: [], chains: {} };
    };
  });
  return { voice, seen: watch(voice.events$), worked: () => worked };
};

describe('an event', () => {
  for (const [source, parts] of Object.entries({
    live: { source: 'live', report },
    history: { source: 'history', record: aRecord },
    snapshot: { source: 'snapshot', trade: aTrade },
  } as const))
    it(`says what is known of a change, and bears what it was learnt from: ${source}`, () => {
      const { voice, seen } = telling();
      const change: Change<number> = { ...all, ...parts, link: { chain: 'O/7', ends: false } };
      voice.change(change);
      const { seq, cursor, ...said } = seen.last;
      expect(said).to.deep.equal({ kind: 'execution', ...all, ...parts });
      expect([seq, cursor.seq]).to.deep.equal([6, 6]);
    });

  it('leaves out what is not known', () => {
    const { voice, seen } = telling();
    voice.change({ source: 'history', record: aRecord, key: 'H/1', change: 'balance' });
    expect(seen.last).to.have.all.keys('kind', 'key', 'change', 'source', 'record', 'seq', 'cursor');
  });

  it('is numbered with the marks, and shows the cursor of its moment, worked out only where it is read', () => {
    const { voice, seen, worked } = telling();
    voice.gap('late');
    voice.caughtUp();
    expect(worked()).to.equal(0);
    expect(seen.values.map(({ kind, seq, cursor }) => [kind, seq, cursor.seq, cursor.watermark])).to.deep.equal([
      ['gap', 6, 6, 1],
      ['caughtUp', 7, 7, 2],
    ]);
    expect(seen.values[0]).to.have.property('reason', 'late');
  });
});

describe('the end of the stream', () => {
  it('is that of the session', () => {
    const [ended, failed] = [telling(), telling()];
    ended.voice.complete();
    failed.voice.fail(new Error('no'));
    expect([ended.seen.completed, ended.seen.error]).to.deep.equal([true, undefined]);
    expect([failed.seen.completed, String(failed.seen.error)]).to.deep.equal([false, 'Error: no']);
  });
});
