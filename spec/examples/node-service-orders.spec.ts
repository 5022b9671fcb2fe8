// POST /orders of the example service: one order a key, its outcomes as lines of JSON, and what bad input is answered.

import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { orderKeys } from '../../examples/node-service/order-keys.js';
import { linesOf, order, posted, until, withService, type Desk } from './node-service-desk.js';

const LIMIT = { Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 1_000, Price: '1.01' };

const filled = ({ first }: Desk): number => first.journal.filter(({ kind }) => kind === 'filled').length;

describe('the example service: orders', () => {
  it('places one order a key, however often and however many at once ask for it', () =>
    withService(async (desk) => {
      const { ask } = desk;
      const answers = await Promise.all([1, 2, 3].map(() => ask('/orders', order('key-of-many', 1_000))));
      const lines = (await Promise.all([...answers, await ask('/orders', order('key-of-many', 1_000))].map(linesOf))).map((told) => told.at(-1));
      expect(lines).to.have.length(4);
      for (const line of lines) expect(line).to.deep.include({ status: 'accepted', clientId: 'key-of-many', ended: 'filled' });
      expect(filled(desk)).to.equal(1);
    }));

  it('tells an order in doubt as unknown first, and then what became of it', () =>
    withService(async (desk) => {
      desk.first.exchange.answer('TradeCreate', () => 'mute after executing');
      const lines = await linesOf(await desk.ask('/orders', order('key-of-doubt', 1_000)));
      expect(lines.map(({ status }) => status)).to.deep.equal(['unknown', 'accepted']);
      expect(filled(desk)).to.equal(1);
    }));

  it('goes on with an order whose asker has gone, and tells the next one who asks', () =>
    withService(async (desk) => {
      desk.first.exchange.answer('TradeCreate', () => 'mute after executing');
      const leaving = new AbortController();
      const asked = desk.ask('/orders', { ...order('key-of-gone', 1_000), signal: leaving.signal }).catch(() => undefined);
      await until(() => filled(desk) === 1);
      leaving.abort();
      await asked;
      const lines = await linesOf(await desk.ask('/orders', order('key-of-gone', 1_000)));
      expect(lines.at(-1)).to.include({ status: 'accepted' });
      expect(filled(desk)).to.equal(1);
    }));

  it('keeps the verdict no of a key, and frees the key of what never left', () =>
    withService(async (desk) => {
      const { ask, first } = desk;
      const tooMuch = order('key-of-much', 90_000_000);
      for (const answer of [await ask('/orders', tooMuch), await ask('/orders', tooMuch)]) {
        const [line] = await linesOf(answer);
        expect(line).to.deep.include({ status: 'rejected' });
        expect(line?.['text']).to.match(/Not enough money/);
      }
      first.exchange.restart({ downFor: 600 });
      await until(async () => !(await ask('/health')).ok);
      const early = await linesOf(await ask('/orders', order('key-of-early', 1_000)));
      expect(early).to.have.length(1);
      expect(early[0]).to.include({ status: 'notSent', reason: 'notReady' });
      await until(async () => (await ask('/health')).ok);
      expect((await linesOf(await ask('/orders', order('key-of-early', 1_000)))).at(-1)).to.include({ status: 'accepted' });
    }));

  it('answers bad input with one line that says what to mend, and sends nothing', () =>
    withService(async ({ ask, first }) => {
      const key = { 'idempotency-key': 'key-of-bad-input' };
      const cases: readonly (readonly [RequestInit, number, RegExp])[] = [
        [posted({ account: 'account-1', order: LIMIT }), 400, /Idempotency-Key/],
        [posted({ account: 'account-1', order: LIMIT }, { 'idempotency-key': 'short' }), 400, /8 to 64/],
        [posted('{"account":', key), 400, /not JSON/],
        [posted('[]', key), 400, /body must be/],
        [posted({ account: 'nobody', order: LIMIT }, key), 400, /account-1, account-2/],
        [posted({ account: 'account-1', order: { ...LIMIT, Price: undefined } }, key), 400, /Price is missing/],
        [posted({ account: 'account-1', order: { ...LIMIT, Amount: 'much' } }, key), 400, /Amount must be a finite number/],
        [posted({ account: 'account-1', order: { ...LIMIT, Amount: [1] } }, key), 400, /Amount must be a number/],
        [posted({ account: 'account-1', order: { ...LIMIT, Typo: 1 } }, key), 400, /Typo is not a field/],
        [posted({ account: 'account-1', order: { ...LIMIT, ClientId: 'mine' } }, key), 400, /ClientId/],
        [posted({ account: 'account-1', order: { ...LIMIT, Comment: 'x'.repeat(2_000_000) } }, key), 413, /16384 bytes/],
        [posted({}, { ...key, 'content-type': 'text/plain' }), 415, /application\/json/],
      ];
      for (const [init, status, says] of cases) {
        const answer = await ask('/orders', init);
        const text = await answer.text();
        expect([answer.status, text]).to.deep.equal([status, text]);
        expect(text).to.match(says);
        expect(text.split('\n')).to.have.length(2);
      }
      expect(first.journal).to.deep.equal([]);
      // what was wrong has not used up its key
      expect((await ask('/orders', posted({ account: 'account-1', order: LIMIT }, key))).status).to.equal(200);
      expect((await ask('/orders', posted({ account: 'account-2', order: LIMIT }, key))).status).to.equal(409);
    }));

  it('answers 404 to an unknown path and 405 to the wrong method', () =>
    withService(async ({ ask }) => {
      expect((await ask('/nothing')).status).to.equal(404);
      const wrong = await ask('/orders');
      expect([wrong.status, await wrong.text()]).to.deep.equal([405, '{"error":"/orders takes POST"}\n']);
    }));
});

describe('the example service: keys of orders', () => {
  it('are known after a crash, also where its last line was cut short', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rxtt-service-keys-'));
    const path = join(folder, 'orders.ndjson');
    try {
      const before = await orderKeys(path);
      await before.take('key-1', { account: 'one', digest: 'd1' });
      await before.take('key-2', { account: 'one', digest: 'd2' });
      await before.take('key-3', { account: 'one', digest: 'd3' });
      await before.settle('key-1', { status: 'accepted' });
      await before.free('key-2');
      await before.close();
      appendFileSync(path, '\n{"key":"key-4","taken":{"acc');

      const after = await orderKeys(path);
      expect(after.of('key-1')).to.deep.equal({ account: 'one', digest: 'd1', outcome: { status: 'accepted' } });
      expect(['key-2', 'key-4'].map(after.of)).to.deep.equal([undefined, undefined]);
      expect(after.of('key-3')).to.deep.equal({ account: 'one', digest: 'd3' });
      await after.take('key-5', { account: 'one', digest: 'd5' });
      await after.close();
      const last = await orderKeys(path);
      expect(last.of('key-5')).to.deep.equal({ account: 'one', digest: 'd5' });
      await last.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
