import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import { simulatedTtRest, type InMemoryTtOptions } from '../../../../lib/simulator/tt-rest/doors/in-memory.js';
import { virtualClock } from '../../../../lib/testing/virtual-clock.js';
import { fields } from '../console.js';

const ID = 'requestId=app-co--d2ba87c2-5a94-4bdc-91bc-03090d1e1409';

const setup = (options: InMemoryTtOptions = {}) => {
  const clock = virtualClock();
  const simulator = simulatedTtRest({ plan: false, ...options, scheduler: clock });
  const { baseUrl, name } = simulator.environment;
  const [key = ''] = simulator.apiSecret.split(':');
  /** What became of a promise after so much virtual time. */
  const after = async <T>(milliseconds: number, promise: Promise<T>): Promise<T | 'pending'> => {
    let settled: Promise<T> | undefined;
    const watch = (): void => {
      settled = promise;
    };
    promise.then(watch, watch);
    await turn();
    for (let passed = 0; passed < milliseconds; passed++) {
      clock.advanceBy(1);
      await turn();
    }
    return settled ?? 'pending';
  };
  const url = (path: string): string => `${baseUrl}${path.replace('{env}', name)}${path.includes('?') ? '&' : '?'}${ID}`;
  const token = async (): Promise<string> => {
    const body = `grant_type=user_app&app_key=${encodeURIComponent(simulator.apiSecret)}`;
    const answer = await after(2, simulator.fetch(url('/ttid/{env}/token'), { method: 'POST', headers: { 'x-api-key': key }, body }));
    if (answer === 'pending') throw new Error('no token');
    return String(fields(await answer.json())['access_token']);
  };
  const headers = async (): Promise<Record<string, string>> => ({ 'x-api-key': key, authorization: `Bearer ${await token()}` });
  return { clock, simulator, after, url, headers };
};

describe('the fetch in memory', () => {
  it('answers after a latency each way, on the scheduler’s time only', async () => {
    const { simulator, after, url } = setup({ latency: 20 });
    const call = simulator.fetch(url('/ttpds/{env}/markets'));

    expect(await after(39, call)).to.equal('pending');
    expect(await after(1, call)).to.be.instanceOf(Response);
  });

  it('is a fetch: text, status, headers, URL and Request as input', async () => {
    const { simulator, after, url, headers } = setup();
    const init = { headers: await headers() };
    for (const input of [url('/ttpds/{env}/markets'), new URL(url('/ttpds/{env}/markets')), new Request(url('/ttpds/{env}/markets'), init)]) {
      const answer = await after(2, simulator.fetch(input, input instanceof Request ? undefined : init));
      if (answer === 'pending') throw new Error('no answer');
      expect(answer.status).to.equal(200);
      expect(answer.headers.get('content-type')).to.equal('application/json');
      expect(fields(JSON.parse(await answer.text()))['status']).to.equal('Ok');
    }
    expect(simulator.journal).to.have.length(4);
  });

  it('takes bodies as text, as a form, or within a Request', async () => {
    const { simulator, after, url } = setup();
    const [key = ''] = simulator.apiSecret.split(':');
    const form = new URLSearchParams({ grant_type: 'user_app', app_key: simulator.apiSecret });
    const init = { method: 'POST', headers: { 'x-api-key': key } };
    const statuses = [];
    for (const call of [
      () => simulator.fetch(url('/ttid/{env}/token'), { ...init, body: form.toString() }),
      () => simulator.fetch(url('/ttid/{env}/token'), { ...init, body: form }),
      () => simulator.fetch(new Request(url('/ttid/{env}/token'), { ...init, body: form.toString() })),
    ]) {
      const answer = await after(5, call());
      statuses.push(answer === 'pending' ? answer : answer.status);
    }
    expect(statuses).to.deep.equal([200, 200, 200]);
  });

  it('lets go of a call that is aborted, before, on the way, or in silence', async () => {
    const { simulator, after, url, clock } = setup();
    const failure = async (signal: AbortSignal): Promise<unknown> =>
      after(
        3,
        simulator.fetch(url('/ttpds/{env}/markets'), { signal }).then(
          () => 'answered',
          (error: unknown) => (error as Error).name,
        ),
      );

    expect(await failure(AbortSignal.abort())).to.equal('AbortError');
    expect(simulator.journal).to.have.length(0);
    const onTheWay = new AbortController();
    clock.schedule(() => {
      onTheWay.abort();
    }, 1.5);
    expect(await failure(onTheWay.signal)).to.equal('AbortError');
    expect(simulator.journal).to.have.length(1);
    simulator.engine.faults.next('silence');
    const late = new AbortController();
    const [key = ''] = simulator.apiSecret.split(':');
    const silent = simulator
      .fetch(url('/ttpds/{env}/markets'), { signal: late.signal, headers: { 'x-api-key': key } })
      .catch((error: unknown) => (error as Error).name);
    expect(await after(1000, silent)).to.equal('pending');
    late.abort();
    expect(await after(0, silent)).to.equal('AbortError');
    expect(clock.waiting).to.equal(0);
  });

  it('fails as fetch does where nobody listens, and where the connection breaks', async () => {
    const { simulator, after, url } = setup();
    const words = (input: string): Promise<string> =>
      simulator.fetch(input, { headers: { 'x-api-key': simulator.apiSecret.split(':', 1).join() } }).then(
        () => 'answered',
        (error: unknown) => String(error),
      );

    expect(await after(2, words('http://127.0.0.2/'))).to.equal('TypeError: fetch failed');
    simulator.engine.faults.next('broken');
    expect(await after(2, words(url('/ttpds/{env}/markets')))).to.equal('TypeError: fetch failed');
    expect(simulator.journal).to.have.length(1);
  });

  it('hands out a 303 to who asked for it, and follows it for others, without the token to another host', async () => {
    const region = setup({ redirect: { region: 'eu' } });
    const init = { headers: await region.headers() };
    const manual = await region.after(2, region.simulator.fetch(region.url('/ttpds/{env}/markets'), { ...init, redirect: 'manual' }));
    const followed = await region.after(4, region.simulator.fetch(region.url('/ttpds/{env}/markets'), init));
    expect([manual, followed].map((answer) => (answer === 'pending' ? answer : answer.status))).to.deep.equal([303, 200]);

    const other = setup({ redirect: { host: 'http://127.0.0.2:1' } });
    const lost = await other.after(4, other.simulator.fetch(other.url('/ttpds/{env}/markets'), { headers: await other.headers() }));
    expect(lost === 'pending' ? lost : lost.status).to.equal(401);
    expect(other.simulator.journal.at(-1)).to.include({ key: true, token: false });
  });

  it('leaves nothing behind on the scheduler', async () => {
    const { simulator, after, url, clock, headers } = setup();
    await after(2, simulator.fetch(url('/ttpds/{env}/markets'), { headers: await headers() }));
    expect(clock.waiting).to.equal(0);
  });
});
