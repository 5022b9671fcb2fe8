// GET /events of the example service: one stream of all accounts, in order, resumed by id, and what becomes of slow readers.

import { connect, type AddressInfo } from 'node:net';
import { expect } from 'chai';
import { backlog } from '../../examples/node-service/backlog.js';
import { httpServer } from '../../examples/node-service/http.js';
import { eventStream } from '../../examples/node-service/sse.js';
import type { ServiceEvent } from '../../examples/node-service/stream.js';
import { order, posted, readEvents, until, withService, type Desk, type Told } from './node-service-desk.js';

const numberOf = ({ id }: Told): number => Number(id?.split('.')[1]);
const isFillOf = (key: string) => (told: Told) => told.data['change'] === 'fill' && told.data['clientId'] === key;

const isAccountOf =
  (account: string) =>
  ({ event, data }: Told) =>
    event === 'account' && data['account'] === account;

/** What is looked at of a trade. */
interface Trade {
  readonly ClientId: string;
  readonly Type: string;
}

const place = async ({ ask }: Desk, key: string): Promise<void> => {
  await (await ask('/orders', order(key, 1_000))).text();
};

describe('the example service: events', () => {
  it('tells what happens on all three accounts in one stream, numbered without a gap', () =>
    withService(async (desk) => {
      const { service, ask, tt } = desk;
      const reader = await readEvents(service.url);
      await place(desk, 'key-of-one');
      const second = { account: 'account-2', order: { Type: 'Market', Side: 'Sell', Symbol: 'EURUSD', Amount: '2000' } };
      await (await ask('/orders', posted(second, { 'idempotency-key': 'key-of-two' }))).text();
      const [accountId = 0] = tt.engine.truth.accountIds();
      const [instrumentId = ''] = tt.engine.truth.instrumentIds();
      tt.engine.truth.trade({ accountId, instrumentId, side: 1, quantity: 3 });

      await until(
        () => reader.told.some(isFillOf('key-of-one')) && reader.told.some(isFillOf('key-of-two')) && reader.told.some(({ event }) => event === 'fill'),
      );
      const [{ id } = { id: undefined }] = reader.told;
      expect(id).to.match(/^[0-9a-f]{8}\.\d+$/);
      const numbers = reader.told.map(numberOf);
      expect(numbers).to.deep.equal(numbers.map((_, index) => (numbers[0] ?? 0) + index));
      expect(new Set(reader.told.map(({ data }) => data['account']))).to.deep.equal(new Set(['account-1', 'account-2', 'tt']));
      reader.leave();
    }));

  it('tells a fresh reader first how each account stands, then what changes', () =>
    withService(async (desk) => {
      const { service } = desk;
      const early = await readEvents(service.url);
      const known = (): ReadonlySet<unknown> =>
        new Set([...early.snapshots, ...early.told.filter(({ event }) => event === 'openTrades').map(({ data }) => data)].map(({ account }) => account));
      await until(() => known().size === 2);
      await place(desk, 'key-before');
      desk.first.exchange.deposit('250');
      await until(() => early.told.some(isFillOf('key-before')) && early.told.some(isAccountOf('account-1')));
      const fresh = await readEvents(service.url);
      await place(desk, 'key-after');
      await until(() => fresh.told.some(isFillOf('key-after')));

      const [first, second] = fresh.snapshots as readonly {
        readonly account: string;
        readonly trades: readonly Trade[];
        readonly state: { readonly Balance: string };
      }[];
      expect([first?.account, second?.account]).to.deep.equal(['account-1', 'account-2']);
      expect(first?.trades.map(({ ClientId, Type }) => [ClientId, Type])).to.deep.equal([['key-before', 'Position']]);
      expect(second?.trades).to.deep.equal([]);
      expect(first?.state.Balance).to.equal('100250.00');
      expect(fresh.told.some(isFillOf('key-before')), 'told twice').to.equal(false);
      for (const reader of [early, fresh]) reader.leave();
    }));

  it('tells who comes back to a place that is kept no snapshot, and who comes back to none that is', () =>
    withService(async (desk) => {
      const { service } = desk;
      const early = await readEvents(service.url);
      await place(desk, 'key-of-return');
      await until(() => early.told.some(isFillOf('key-of-return')));
      early.leave();
      const back = await readEvents(service.url, early.lastId());
      const other = await readEvents(service.url, 'ffffffff.7');
      await until(() => other.told.some(isFillOf('key-of-return')));

      expect(back.snapshots).to.deep.equal([]);
      expect(other.told[0]?.event).to.equal('missed');
      expect(other.snapshots.map(({ account }) => account)).to.include('account-1');
      for (const reader of [back, other]) reader.leave();
    }));

  it('keeps the digits of money as the server wrote them', () =>
    withService(async (desk) => {
      const reader = await readEvents(desk.service.url);
      await place(desk, 'key-of-money');
      await until(() => reader.told.some(isFillOf('key-of-money')));
      const { report } = reader.told.find(isFillOf('key-of-money'))?.data as { readonly report: { readonly Fill: { readonly Price: unknown } } };
      expect(report.Fill.Price).to.match(/^\d\.\d{5}$/);
      reader.leave();
    }));

  it('goes on after the last id of a reader that comes back, telling nothing twice', () =>
    withService(async (desk) => {
      const { service } = desk;
      const whole = await readEvents(service.url);
      const before = await readEvents(service.url);
      await place(desk, 'key-before');
      await until(() => before.told.some(isFillOf('key-before')));
      before.leave();
      const lastId = before.lastId();
      await place(desk, 'key-while-away');
      const after = await readEvents(service.url, lastId);
      await place(desk, 'key-after');
      await until(() => after.told.some(isFillOf('key-after')) && whole.told.some(isFillOf('key-after')));

      const last = after.told.findIndex(isFillOf('key-after'));
      const heard = [...before.told, ...after.told.slice(0, last + 1)].map(numberOf);
      expect(heard).to.deep.equal(whole.told.slice(0, whole.told.findIndex(isFillOf('key-after')) + 1).map(numberOf));
      after.leave();
      whole.leave();
    }));

  it('says what a reader missed whose place is forgotten, and one of another run', () =>
    withService(
      async (desk) => {
        const { service } = desk;
        const early = await readEvents(service.url);
        await place(desk, 'key-forgotten-1');
        await place(desk, 'key-forgotten-2');
        await until(() => early.told.some(isFillOf('key-forgotten-2')));
        const run = early.lastId()?.split('.')[0] ?? '';

        const late = await readEvents(service.url, `${run}.1`);
        const other = await readEvents(service.url, 'ffffffff.7');
        await until(() => late.told.length > 1 && other.told.length > 1);
        expect(late.told[0]).to.deep.include({ event: 'missed' });
        expect(late.told[0]?.data).to.include({ reason: 'forgotten', events: numberOf(late.told[1] ?? { id: '', event: '', data: {} }) - 2 });
        expect(other.told[0]?.data).to.include({ reason: 'restarted' });
        for (const reader of [early, late, other]) reader.leave();
      },
      { BACKLOG: '3' },
    ));

  it('says goodbye to its readers once the last event is told', async () => {
    let reader = undefined as Awaited<ReturnType<typeof readEvents>> | undefined;
    await withService(async ({ service }) => {
      reader = await readEvents(service.url);
    });
    await until(() => reader?.isOver() === true);
    expect(reader?.told.at(-1)?.event).to.equal('bye');
  });
});

describe('the example service: slow readers of events', () => {
  /** A server with nothing but a backlog of fat events, and how often a reader was dropped. */
  const serving = async (use: (port: number, add: (count: number) => void, dropped: () => number) => Promise<void>): Promise<void> => {
    const { kept, add } = backlog<ServiceEvent>('run', 10);
    let dropped = 0;
    const handler = eventStream(kept, { heartbeat: 20, onDropped: () => dropped++ });
    const silent = () => undefined;
    const server = httpServer({ 'GET /events': handler }, silent, { debug: silent, info: silent, warn: silent, error: silent });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const words = 'x'.repeat(500_000);
    try {
      await use(
        (server.address() as AddressInfo).port,
        (count) => {
          for (let n = 0; n < count; n++) add({ account: 'one', kind: 'fat', words });
        },
        () => dropped,
      );
    } finally {
      server.close();
      server.closeAllConnections();
    }
  };

  it('are told so and dropped, without holding up the others', async () => {
    await serving(async (port, add, dropped) => {
      const socket = connect(port, '127.0.0.1');
      socket.write('GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n');
      const swift = await readEvents(`http://127.0.0.1:${String(port)}`);
      await new Promise((resolve) => socket.once('data', resolve));
      socket.pause();
      for (let n = 0; n < 60; n++) {
        add(1);
        await until(() => swift.told.length > n);
      }
      expect(dropped()).to.equal(1);

      let text = '';
      socket.setEncoding('utf8').on('data', (part: string) => (text = (text + part).slice(-1_000)));
      socket.resume();
      await until(() => text.includes('event: overflow'));
      expect(text).to.match(/event: overflow\ndata: \{"reason":"slow"/);
      expect(swift.told).to.have.length(60);
      swift.leave();
      socket.destroy();
    });
  });

  it('are no slow readers where there is nothing to tell: they hear a heartbeat', async () => {
    await serving(async (port) => {
      const socket = connect(port, '127.0.0.1');
      let text = '';
      socket.setEncoding('utf8').on('data', (part: string) => (text += part));
      socket.write('GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n');
      await until(() => text.split(': heartbeat').length > 3);
      socket.destroy();
    });
  });
});
