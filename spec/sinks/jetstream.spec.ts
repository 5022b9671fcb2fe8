// Into a broker: what is asked of its client, on a virtual clock; and a real one, killed and started again in the middle of it.

import { expect } from 'chai';
import { concat, EMPTY, filter, from, lastValueFrom, NEVER, of, Subject, take, takeWhile, tap, throwError, toArray } from 'rxjs';
import { simulatedTickTrader } from '../../lib/simulator/index.js';
import { toJetStream, SinkError, type JetStreamLike, type JetStreamOptions, type PublishAck, type Stored } from '../../lib/sinks/jetstream.js';
import { virtualClock } from '../../lib/testing/virtual-clock.js';
import { tickTrader } from '../../lib/ticktrader/index.js';
import { watch } from '../support/seen.js';
import { missing, startBroker, type Broker } from './broker.js';

interface Row {
  readonly n: number;
}

/** An error of the client, which are told apart by name. */
const named = (name: string, message = name): Error => Object.assign(new Error(message), { name });
/** What waits in the queue of promises is done. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A client that gives these answers, one a call, and then stores all; and what it was asked. */
const clientOf = (...answers: readonly (Error | 'silence')[]) => {
  const asked: { readonly subject: string; readonly payload: string; readonly msgID?: string; readonly timeout?: number }[] = [];
  let seq = 0;
  const publish: JetStreamLike['publish'] = (subject, payload, options) => {
    const answer = answers[asked.length];
    asked.push({ subject, payload, ...options });
    if (answer === 'silence') return new Promise<PublishAck>(() => undefined);
    return answer === undefined ? Promise.resolve({ stream: 'S', seq: ++seq, duplicate: false }) : Promise.reject(answer);
  };
  return { asked, publish };
};

/** Rows into such a client; a row is known by its number. */
const into = (client: JetStreamLike, options: Partial<JetStreamOptions<Row>> = {}) =>
  toJetStream<Row>(client, { subject: 'rows', id: ({ n }) => String(n), ...options });
const rows = (count: number): readonly Row[] => Array.from({ length: count }, (_, n) => ({ n }));

describe('toJetStream', () => {
  it('publishes each record as JSON under its id, and emits it with its place once it is stored', async () => {
    const client = clientOf();
    const stored = await lastValueFrom(from(rows(2)).pipe(into(client), toArray()));
    expect(client.asked).to.deep.equal([
      { subject: 'rows', payload: '{"n":0}', msgID: '0', timeout: 5_000 },
      { subject: 'rows', payload: '{"n":1}', msgID: '1', timeout: 5_000 },
    ]);
    expect(stored).to.deep.equal([
      { record: { n: 0 }, stream: 'S', seq: 1, duplicate: false },
      { record: { n: 1 }, stream: 'S', seq: 2, duplicate: false },
    ]);
  });

  it('takes the subject and the body from the record, and keeps the digits of a bigint', async () => {
    const client = clientOf();
    const by = toJetStream<Row>(client, { subject: ({ n }) => `rows.${String(n)}`, body: ({ n }) => ({ long: BigInt(n) + 9007199254740993n }), timeout: 9 });
    await lastValueFrom(of({ n: 1 }).pipe(by));
    expect(client.asked).to.deep.equal([{ subject: 'rows.1', payload: '{"long":9007199254740994}', timeout: 9 }]);
  });

  it('does nothing before it is subscribed to, nothing for never, and completes for empty', async () => {
    const client = clientOf();
    from(rows(3)).pipe(into(client));
    const never = watch(NEVER.pipe(into(client)));
    const empty = watch(EMPTY.pipe(into(client)));
    await settled();
    expect([client.asked.length, never.completed, empty.completed, empty.values.length]).to.deep.equal([0, false, true, 0]);
    never.subscription.unsubscribe();
  });

  it('lets one out at a time, or as many as it is told', async () => {
    const one = clientOf('silence');
    const three = clientOf('silence', 'silence', 'silence');
    const seen = [watch(from(rows(5)).pipe(into(one))), watch(from(rows(5)).pipe(into(three, { inFlight: 3 })))];
    await settled();
    expect([one.asked.length, three.asked.length]).to.deep.equal([1, 3]);
    for (const each of seen) each.subscription.unsubscribe();
  });

  it('publishes nothing more once it is unsubscribed from', async () => {
    const client = clientOf();
    const seen = watch(from(rows(5)).pipe(into(client), take(2)));
    await settled();
    expect([seen.completed, client.asked.length]).to.deep.equal([true, 2]);
  });

  it('errors as the source did, after all that came before it', async () => {
    const client = clientOf();
    const seen = watch(
      concat(
        from(rows(3)),
        throwError(() => new Error('mine')),
      ).pipe(into(client)),
    );
    await settled();
    expect([seen.values.length, String(seen.error)]).to.deep.equal([3, 'Error: mine']);
  });

  it('stores in the order of the source what a handler of a record adds', async () => {
    const source = new Subject<Row>();
    const client = clientOf();
    const adding = tap(({ record }: Stored<Row>) => {
      if (record.n === 0) source.next({ n: 2 });
    });
    const seen = watch(source.pipe(into(client), adding));
    source.next({ n: 0 });
    source.next({ n: 1 });
    await settled();
    expect(seen.values.map(({ record }) => record.n)).to.deep.equal([0, 1, 2]);
    seen.subscription.unsubscribe();
  });

  it('errors where more wait than may', async () => {
    const client = clientOf('silence');
    const seen = watch(from(rows(4)).pipe(into(client, { capacity: 2 })));
    await settled();
    expect(seen.error).to.be.instanceOf(SinkError);
    expect(String(seen.error)).to.include('more than 2 records wait');
  });

  it('counts what is stored as waiting no more', async () => {
    const source = new Subject<Row>();
    const seen = watch(source.pipe(into(clientOf(), { capacity: 1 })));
    for (const row of rows(20)) {
      source.next(row);
      await settled();
    }
    expect([seen.error, seen.values.length]).to.deep.equal([undefined, 20]);
    seen.subscription.unsubscribe();
  });

  for (const [option, value] of [
    ['inFlight', 0],
    ['capacity', 0],
    ['attempts', 0],
    ['timeout', NaN],
  ] as const)
    it(`refuses ${String(value)} for ${option}`, () => {
      expect(() => into(clientOf(), { [option]: value })).to.throw(option);
    });
});

describe('toJetStream, where the broker is away', () => {
  for (const name of ['TimeoutError', 'RequestError', 'JetStreamNotEnabled', 'NoRespondersError'])
    it(`publishes again under the same id after a ${name}, with growing pauses, before the next one`, async () => {
      const clock = virtualClock(0);
      const client = clientOf(named(name), named(name), named(name));
      const seen = watch(from(rows(2)).pipe(into(client, { scheduler: clock })));
      const attempts: number[] = [];
      for (const wait of [0, 99, 1, 199, 1, 399, 1]) {
        clock.advanceBy(wait);
        await settled();
        attempts.push(client.asked.length);
      }
      expect(attempts).to.deep.equal([1, 1, 2, 2, 3, 3, 5]);
      expect(client.asked.map(({ msgID }) => msgID)).to.deep.equal(['0', '0', '0', '0', '1']);
      expect([seen.values.length, seen.completed, clock.waiting]).to.deep.equal([2, true, 0]);
    });

  it('gives up after so many attempts, and says what is known', async () => {
    const clock = virtualClock(0);
    const wordsOf = async (name: string): Promise<string> => {
      const client = clientOf(named(name), named(name), named(name));
      const seen = watch(of({ n: 1 }).pipe(into(client, { attempts: 3, scheduler: clock })));
      for (let turn = 0; turn < 3; turn++) {
        await settled();
        clock.advanceBy(1_000);
      }
      await settled();
      expect(client.asked).to.have.lengthOf(3);
      return String(seen.error);
    };
    expect(await wordsOf('TimeoutError')).to.include('Cannot write rows: the broker did not answer. The record may be stored or not.');
    expect(await wordsOf('NoRespondersError')).to.include('no stream of the broker listens there. The record is not stored.');
  });

  it('publishes a record without an id again only where it is surely not stored', async () => {
    const clock = virtualClock(0);
    const absent = clientOf(named('NoRespondersError'));
    const silent = clientOf(named('TimeoutError'));
    const [first, second] = [absent, silent].map((client) => watch(of({ n: 1 }).pipe(into(client, { id: () => undefined, scheduler: clock }))));
    await settled();
    clock.advanceBy(1_000);
    await settled();
    expect([absent.asked.length, first?.values.length, silent.asked.length]).to.deep.equal([2, 1, 1]);
    expect(String(second?.error)).to.include('may be stored or not');
  });

  it('ends at once with what the broker says where it refuses a record', async () => {
    const client = clientOf(named('JetStreamApiError', 'message size exceeds maximum allowed'));
    const seen = watch(from(rows(2)).pipe(into(client)));
    await settled();
    expect(client.asked).to.have.lengthOf(1);
    expect(String(seen.error)).to.include('Cannot write rows: message size exceeds maximum allowed');
  });

  it('leaves no timer where it is unsubscribed from in a pause', async () => {
    const clock = virtualClock(0);
    const seen = watch(of({ n: 1 }).pipe(into(clientOf(named('TimeoutError')), { scheduler: clock })));
    await settled();
    expect(clock.waiting).to.equal(1);
    seen.subscription.unsubscribe();
    expect(clock.waiting).to.equal(0);
  });
});

describe('toJetStream into a real broker', function () {
  this.timeout(60_000);
  let broker: Broker;
  before(async function () {
    if (missing !== undefined) {
      console.warn(`The specs of a real broker are left out: ${missing}.`);
      this.skip();
    }
    broker = await startBroker();
  });
  after(async () => {
    if (missing === undefined) await broker.stop();
  });

  it('stores each record once and in order, though the broker is killed and started again meanwhile', async () => {
    await broker.manager.streams.add({ name: 'ROWS', subjects: ['rows'] });
    const COUNT = 3_000;
    const stored$ = from(rows(COUNT)).pipe(into(broker.client, { timeout: 500 }));
    let seen = 0;
    await new Promise<void>((resolve, reject) => {
      stored$.subscribe({
        next: () => {
          seen++;
          if (seen % 1_000 === 500) void broker.kill().then(broker.start);
        },
        error: reject,
        complete: resolve,
      });
    });
    expect(seen).to.equal(COUNT);
    expect(await broker.stored('ROWS')).to.deep.equal(rows(COUNT));
  });

  it('says of what was stored already that it is there', async () => {
    await broker.manager.streams.add({ name: 'TWICE', subjects: ['twice'] });
    const again = concat(of({ n: 7 }), of({ n: 7 })).pipe(into(broker.client, { subject: 'twice' }), toArray());
    expect((await lastValueFrom(again)).map(({ seq, duplicate }) => [seq, duplicate])).to.deep.equal([
      [1, false],
      [1, true],
    ]);
  });

  it('ends where no stream listens, and where the broker refuses', async () => {
    await broker.manager.streams.add({ name: 'SMALL', subjects: ['small'], max_msg_size: 60 });
    const errorOf = (subject: string): Promise<unknown> =>
      lastValueFrom(of({ n: 1, text: 'x'.repeat(99) }).pipe(into(broker.client, { subject, attempts: 2 }))).catch((error: unknown) => error);
    expect(String(await errorOf('nobody.listens'))).to.include('Cannot write nobody.listens: no stream of the broker listens there');
    expect(String(await errorOf('small'))).to.include('message size exceeds maximum allowed');
  });

  it('carries executions$ to other services', async () => {
    await broker.manager.streams.add({ name: 'EXECUTIONS', subjects: ['executions.*'] });
    const sim = simulatedTickTrader({ twoFactor: false });
    const tt = tickTrader({ url: sim.url, credentials: sim.credentials, webSocket: sim.webSocket });
    const told = lastValueFrom(
      tt.executions$.pipe(
        filter((event) => event.kind === 'execution'),
        toJetStream(broker.client, { subject: ({ change }) => `executions.${change}`, id: ({ key }) => key, body: ({ key, change }) => ({ key, change }) }),
        takeWhile(({ record }) => record.change !== 'fill', true),
        toArray(),
      ),
    );
    await lastValueFrom(tt.connect());
    tt.createOrder({ Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000 }).subscribe();
    const published = (await told).map(({ record: { key, change } }) => ({ key, change }));
    expect(await broker.stored('EXECUTIONS')).to.deep.equal(published);
    expect(published.at(-1)?.key).to.match(/^O\/\d+\/fill\/10000$/);
    await lastValueFrom(tt.close(), { defaultValue: undefined });
  });
});
