// Servers, and gateways before them, that answer the WebSocket upgrade with something else, over a real socket: a typed error, growing pauses, and no password sent.

import { expect } from 'chai';
import { filter, firstValueFrom, timeout } from 'rxjs';
import { ConnectionError } from '../../lib/base/errors.js';
import type { Fault } from '../../lib/simulator/index.js';
import { handles } from '../support/handles.js';
import { fills } from '../support/trading-desk.js';
import { socketDoor, type Desk } from './desk.js';

const HTML = '<!doctype html><title>Just a moment...</title><p>Checking your browser';
const upgrade = (status: number, body = '', headers: Readonly<Record<string, string>> = {}): Fault => ({ kind: 'upgrade', status, body, headers });

const ANSWERS: Readonly<Record<string, Fault>> = {
  '301, to another host': upgrade(301, '', { location: 'ws://127.0.0.1:1/elsewhere' }),
  '302, to itself': upgrade(302, '', { location: '/trade' }),
  '200 and HTML': upgrade(200, HTML, { 'content-type': 'text/html' }),
  '401': upgrade(401, 'Unauthorized', { 'www-authenticate': 'Basic realm="trade"' }),
  '403 and HTML': upgrade(403, HTML, { 'content-type': 'text/html' }),
  '429, to come back in an hour': upgrade(429, 'Too many requests', { 'retry-after': '3600' }),
  '500': upgrade(500, 'Internal server error'),
  '502 and HTML': upgrade(502, HTML, { 'content-type': 'text/html' }),
  '503': upgrade(503, 'Service unavailable'),
};

const ready = ({ tt }: Desk, epoch: number): Promise<unknown> =>
  firstValueFrom(
    tt.state$.pipe(
      filter((state) => state.status === 'ready' && state.epoch === epoch),
      timeout(10_000),
    ),
  );

describe('an upgrade', () => {
  for (const [what, fault] of Object.entries(ANSWERS))
    it(`answered with ${what} is a ConnectionError, tried again, and followed nowhere; no order leaves meanwhile`, async () => {
      const before = await handles();
      const desk = await socketDoor({
        server: { twoFactor: false, faults: [{ when: { connect: true, nth: [1, 2, 3] }, do: fault }] },
        client: { reconnect: { first: 20, cap: 40 } },
      });
      const early = desk.tt.connect().subscribe();
      expect((await desk.all(desk.tt.createOrder(fills))).map(({ status }) => status)).to.deep.equal(['notSent']);
      await ready(desk, 4);
      const reasons = desk.states.values.flatMap((state) => (state.status === 'waiting' ? [state.reason] : []));
      expect(reasons).to.have.lengthOf(3);
      for (const reason of reasons) expect(reason).to.be.instanceOf(ConnectionError).and.include({ delivered: 'no', retryable: true });
      expect(String(reasons[0])).to.match(/\d{3}/);
      expect(desk.states.values.filter(({ status }) => status === 'authenticating')).to.have.lengthOf(1);
      expect((await desk.all(desk.tt.createOrder(fills))).map(({ status }) => status)).to.deep.equal(['accepted']);
      expect(desk.server.journal.filter(({ kind }) => kind === 'opened')).to.have.lengthOf(1);
      early.unsubscribe();
      await desk.leave();
      await desk.pass(50);
      expect(await handles()).to.deep.equal(before);
    });

  it('never answered at all ends after requestTimeout', async () => {
    const desk = await socketDoor({
      server: { twoFactor: false, faults: [{ when: { connect: true, nth: 1 }, do: 'silence' }] },
      client: { reconnect: { first: 20, cap: 40 }, requestTimeout: 300 },
    });
    desk.tt.connect().subscribe();
    await ready(desk, 2);
    const loss = desk.states.values.find(({ status }) => status === 'waiting');
    expect(loss?.status === 'waiting' && loss.reason)
      .to.be.instanceOf(ConnectionError)
      .and.include({ delivered: 'no' });
    await desk.leave();
  });
});
