// What TT and the network between may do to a read: the client helps itself where it can, and else ends in a typed error before its deadline.

import { expect } from 'chai';
import { ConnectionError, RateLimitError, RxttError, TimeoutError, TokenError, TtDecodeError, TtRequestError } from '../../../lib/tt-rest/index.js';
import type { TtFaultScope, TtTrouble } from '../../../lib/simulator/index.js';
import { watch } from '../../support/seen.js';
import { doors, failure, httpDoor, only, virtualDesk } from './desk.js';

const OPERATION = 'getMarkets';

for (const [how, door] of Object.entries(doors)) {
  describe(`a token ${how}`, () => {
    it('is asked for once, whoever waits for it', async () => {
      const desk = await door();
      const seen = [desk.tt.pds.markets(), desk.tt.account.accounts(), desk.tt.id.keyUsage()].map((stream$) => watch<unknown>(stream$));
      await desk.all(desk.tt.pds.mics());
      await desk.pass(100);
      expect(seen.map(({ completed }) => completed)).to.deep.equal([true, true, true]);
      expect(desk.calls('createToken')).to.have.length(1);
      await desk.leave();
    });

    it('that is revoked in the middle of a walk is renewed once, and no account is lost or doubled', async () => {
      const desk = await door({ server: { pageSize: 100 } });
      const cursor = desk.tt.account.accountPages({ readAhead: 0 });
      const ids = [];
      for (let page = 0; !cursor.done; page++) {
        if (page === 4) desk.server.engine.revokeTokens();
        for (const { records } of await desk.all(cursor.next())) ids.push(...records.map(({ id }) => Number(id)));
      }
      expect(ids).to.deep.equal(desk.server.engine.truth.accountIds());
      expect(desk.server.journal.filter(({ status }) => status === 401)).to.have.length(1);
      expect(desk.calls('createToken')).to.have.length(2);
      await desk.leave();
    });

    it('that is refused again is an error at once, not a circle', async () => {
      const desk = await door();
      desk.server.engine.faults.next(401, { operation: OPERATION, times: 100 });
      await failure(desk, desk.tt.pds.markets(), TokenError);
      expect([desk.calls(OPERATION).length, desk.calls('createToken').length]).to.deep.equal([2, 2]);
      await desk.leave();
    });
  });

  describe(`a read ${how}`, () => {
    it('that TT sends on within its own host goes there with its token', async () => {
      const desk = await door({ server: { redirect: { region: 'eu' } } });
      expect((await desk.all(desk.tt.pds.markets())).length).to.be.greaterThan(1);
      const [first, second] = desk.calls(OPERATION);
      expect(first).to.include({ status: 303, token: true });
      expect(second).to.include({ status: 200, token: true, key: true, path: `/eu${String(first?.path)}` });
      expect(second?.requestId).to.not.equal(first?.requestId);
      await desk.leave();
    });

    it('that TT sends on to another path of the host is answered from there', async () => {
      const desk = await door();
      const { baseUrl, name } = desk.server.environment;
      desk.server.engine.faults.next({ location: `${baseUrl}/ttpds/${name}/mics` }, { operation: OPERATION });
      const found = await desk.all(desk.tt.pds.markets());
      expect(desk.server.journal.map(({ operation, status }) => [operation, status])).to.deep.equal([
        ['createToken', 200],
        [OPERATION, 303],
        ['getMics', 200],
      ]);
      expect(found.map(({ id }) => id)).to.deep.equal((await desk.all(desk.tt.pds.mics())).map(({ id }) => id));
      await desk.leave();
    });

    for (const [words, scope] of [
      ['with', { retryAfter: 1 }],
      ['without', {}],
    ] as const satisfies readonly (readonly [string, TtFaultScope])[]) {
      it(`that met 429 ${words} Retry-After comes again, not before it may`, async () => {
        const desk = await door();
        await desk.all(desk.tt.pds.mics()); // the token is there
        desk.server.engine.faults.next(429, { operation: OPERATION, ...scope });
        const seen = watch(desk.tt.state$);
        expect((await desk.all(desk.tt.pds.markets())).length).to.be.greaterThan(1);
        const [first, second, ...more] = desk.calls(OPERATION);
        expect([first?.status, second?.status, more.length]).to.deep.equal([429, 200, 0]);
        expect((second?.time ?? 0) - (first?.time ?? 0)).to.be.at.least(1000);
        expect(seen.values.map(({ status }) => status)).to.deep.equal(['ready', 'limited', 'ready']);
        seen.subscription.unsubscribe();
        await desk.leave();
      });
    }

    it('too large as it is comes packed', async () => {
      const desk = await door({ server: { days: 1 } });
      await desk.all(desk.tt.pds.mics());
      desk.server.engine.faults.next(413, { operation: 'getFills' });
      expect((await desk.all(desk.tt.ledger.fills())).length).to.equal(desk.server.engine.truth.fills().length);
      expect(desk.calls('getFills').map(({ status }) => status)).to.include.members([413, 200]);
      await desk.leave();
    });
  });
}

describe('a read sent on to another host', () => {
  it('goes there without key and token, and with no requestId but what the redirect itself holds', async () => {
    const stranger = await httpDoor();
    const desk = await httpDoor({ server: { redirect: { host: stranger.server.environment.baseUrl } } });
    await failure(desk, desk.tt.pds.markets(), TtRequestError);
    const [met, ...more] = stranger.server.journal;
    expect(more).to.have.length(0);
    expect(met).to.include({ key: false, token: false, status: 403 });
    expect(met?.requestId).to.equal(desk.calls(OPERATION)[0]?.requestId);
    await desk.leave();
    await stranger.leave();
  });

  it('goes there without them in virtual time too', async () => {
    const desk = virtualDesk({ server: { redirect: { host: 'http://127.0.0.1:8080' } } });
    expect(await failure(desk, desk.tt.pds.markets(), TtRequestError)).to.include({ status: 403 });
    expect(desk.server.journal.map(({ key, token, status }) => [key, token, status])).to.deep.equal([
      [true, false, 200],
      [true, true, 303],
      [false, false, 403],
    ]);
    await desk.leave();
  });

  it('and on in circles is an error after the third time', async () => {
    const desk = virtualDesk();
    const { baseUrl, name } = desk.server.environment;
    desk.server.engine.faults.next({ location: `${baseUrl}/ttpds/${name}/markets` }, { operation: OPERATION, times: 100 });
    expect(await failure(desk, desk.tt.pds.markets(), TtRequestError)).to.include({ status: 303 });
    expect(desk.calls(OPERATION)).to.have.length(4);
    await desk.leave();
  });
});

/** What befalls every call, and how it must end. */
const HOPELESS: readonly (readonly [Exclude<TtTrouble, object>, new (...parts: never[]) => RxttError, number])[] = [
  ['html', TtDecodeError, 1],
  ['invalid json', TtDecodeError, 1],
  ['fail', TtRequestError, 1],
  [403, TtRequestError, 1],
  [413, TtRequestError, 2],
  [500, TtRequestError, 4],
  [502, TtRequestError, 4],
  [503, TtRequestError, 4],
  [504, TtRequestError, 4],
  [408, TtRequestError, 4],
  [429, RateLimitError, 4],
  ['broken', ConnectionError, 4],
  ['silence', TimeoutError, 1],
];
const DEADLINE = 30_000;

describe('a read that cannot be answered', () => {
  for (const [trouble, Kind, calls] of HOPELESS) {
    it(`(${String(trouble)}) ends as a ${Kind.name} within its deadline, after ${String(calls)} calls`, async () => {
      const desk = virtualDesk({ client: { requestTimeout: DEADLINE } });
      desk.server.engine.faults.next(trouble, { operation: OPERATION, times: 1000 });
      const begun = desk.clock.now();
      const error = await failure(desk, desk.tt.pds.markets(), Kind);
      expect(desk.clock.now() - begun).to.be.at.most(DEADLINE + 50);
      expect(desk.calls(OPERATION)).to.have.length(calls);
      const [{ requestId = '' } = {}] = desk.calls(OPERATION).slice(-1);
      if (error instanceof TtRequestError || error instanceof TtDecodeError) expect(error.id).to.equal(requestId);
      await desk.leave();
    });
  }

  for (const trouble of ['html', 'invalid json', 'fail', 'silence', 'broken', 500] as const) {
    it(`(${String(trouble)}) ends over real HTTP too`, async () => {
      const desk = await httpDoor({ client: { requestTimeout: 200, retries: 0 } });
      desk.server.engine.faults.next(trouble, { operation: OPERATION });
      await failure(desk, desk.tt.pds.markets(), RxttError);
      expect((await desk.all(desk.tt.pds.markets())).length).to.be.greaterThan(1); // and the next one is well
      await desk.leave();
    });
  }

  it('keeps the words of TT', async () => {
    const desk = virtualDesk();
    desk.server.engine.faults.next('fail', { operation: OPERATION });
    expect(await failure(desk, desk.tt.pds.markets(), TtRequestError)).to.include({ status: 200, text: 'Simulated failure', request: OPERATION });
    desk.server.engine.faults.next('html', { operation: OPERATION });
    const { status, body } = await failure(desk, desk.tt.pds.markets(), TtDecodeError);
    expect([status, body.includes('Checking your browser')]).to.deep.equal([200, true]);
    await desk.leave();
  });

  for (const trouble of ['html', 'invalid json', 'fail', 'silence', 'broken', 503] as const) {
    it(`for want of a token (${String(trouble)}) ends as well, and the next one has one`, async () => {
      const desk = virtualDesk({ client: { retries: 0, requestTimeout: 1000 } });
      desk.server.engine.faults.next(trouble, { operation: 'createToken' });
      expect(await failure(desk, desk.tt.pds.markets(), RxttError)).to.include({ delivered: 'no' });
      expect(desk.calls(OPERATION)).to.have.length(0);
      expect((await only(desk, desk.tt.id.keyUsage()))['status']).to.equal('Ok');
      await desk.leave();
    });
  }
});
