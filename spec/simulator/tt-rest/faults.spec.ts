import { expect } from 'chai';
import { ttConsole } from './console.js';

describe('a trouble on demand', () => {
  const statuses = [401, 403, 408, 413, 429, 500, 502, 503, 504] as const;
  for (const status of statuses) {
    it(`answers the next call ${String(status)}, and the one after as ever`, () => {
      const { engine, refused, call, headers } = ttConsole();
      headers();
      engine.faults.next(status);
      expect(refused('GET ttpds/markets')).to.match(new RegExp(`^${String(status)} \\w`));
      expect(call('GET ttpds/markets').status).to.equal(200);
    });
  }

  it('waits for its operation, and befalls it as often as told', () => {
    const { engine, call, headers } = ttConsole();
    headers();
    engine.faults.next(500, { operation: 'getFills', times: 2 });
    expect(['markets', 'markets'].map((path) => call(`GET ttpds/${path}`).status)).to.deep.equal([200, 200]);
    expect([1, 2, 3].map(() => call('GET ttledger/fills').status)).to.deep.equal([500, 500, 200]);
  });

  it('can be disarmed', () => {
    const { engine, call, headers } = ttConsole();
    headers();
    engine.faults.next(500)();
    expect(call('GET ttpds/markets').status).to.equal(200);
  });

  it('tells in a 429 when to come back', () => {
    const { engine, call, headers } = ttConsole();
    headers();
    engine.faults.next(429, { retryAfter: 7 });
    expect(call('GET ttpds/markets').headers).to.include({ 'retry-after': '7' });
  });

  it('can be a page for people, text that is no JSON, or a failure under 200', () => {
    const { engine, call, headers, refused } = ttConsole();
    headers();
    engine.faults.next('html');
    engine.faults.next('invalid json');
    engine.faults.next('fail');
    const [page, text] = [call('GET ttpds/markets'), call('GET ttpds/markets')];

    expect(page).to.have.nested.property('headers.content-type', 'text/html; charset=utf-8');
    expect(page.body).to.match(/^<!DOCTYPE html>/);
    expect(text.status).to.equal(200);
    expect(() => JSON.parse(text.body) as unknown).to.throw(SyntaxError);
    expect(refused('GET ttpds/markets')).to.equal('200 Fail: Simulated failure');
  });

  it('can be no answer at all, a redirect, or bytes of one’s own', () => {
    const { engine, call, headers } = ttConsole();
    headers();
    engine.faults.next('silence');
    expect(() => call('GET ttpds/markets')).to.throw('silence');
    engine.faults.next('broken');
    expect(() => call('GET ttpds/markets')).to.throw('broken');
    engine.faults.next({ location: 'http://127.0.0.1:9/' });
    expect(call('GET ttpds/markets')).to.deep.include({ status: 303, headers: { location: 'http://127.0.0.1:9/' } });
    engine.faults.next({ status: 418, body: '{}' });
    expect(call('GET ttpds/markets')).to.deep.include({ status: 418, body: '{}' });
    expect(engine.journal.slice(-4).map(({ status }) => status)).to.deep.equal([undefined, undefined, 303, 418]);
  });

  it('leaves a write undone, or done with its answer lost', () => {
    const { engine, refused, truth, headers } = ttConsole();
    headers();
    const before = truth.accountIds().length;
    engine.faults.next(504);
    refused('POST ttaccount/account', { body: { name: 'A' } });
    expect(truth.accountIds()).to.have.length(before);
    engine.faults.next(504, { executes: true });
    refused('POST ttaccount/account', { body: { name: 'A' } });
    expect(truth.accountIds()).to.have.length(before + 1);
    expect(engine.journal.slice(-2).map(({ executed, status }) => [executed, status])).to.deep.equal([
      [false, 504],
      [true, 504],
    ]);
  });

  it('does not do for a call what its credentials would have refused', () => {
    const { engine, truth, raw, pathOf } = ttConsole();
    engine.faults.next('silence', { executes: true });
    const before = truth.accountIds().length;
    const answer = raw({ method: 'POST', path: pathOf('ttaccount/account'), headers: { 'x-api-key': engine.settings.apiKey }, body: '{"name":"A"}' });
    expect(answer.status).to.equal(401);
    expect(truth.accountIds()).to.have.length(before);
  });
});
