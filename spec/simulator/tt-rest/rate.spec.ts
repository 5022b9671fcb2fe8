import { expect } from 'chai';
import { fields, ttConsole } from './console.js';

describe('the rate plan', () => {
  it('lets so many calls through in any second, the token counted, and answers the others 429', () => {
    const { call, refused, wait, engine } = ttConsole({ plan: 'free' });
    call('GET ttpds/markets'); // after a call for a token
    wait(600);
    expect(call('GET ttpds/markets').status).to.equal(200);
    expect(refused('GET ttpds/markets')).to.equal('429 Too Many Requests');
    wait(399);
    expect(refused('GET ttpds/markets')).to.equal('429 Too Many Requests');
    wait(1);
    expect(call('GET ttpds/markets').status).to.equal(200);
    expect(call('GET ttpds/markets').status).to.equal(200);
    expect(refused('GET ttpds/markets')).to.equal('429 Too Many Requests');
    expect(engine.journal.filter(({ status }) => status === 200)).to.have.length(5);
  });

  it('can be a bucket, which fills up steadily', () => {
    const { call, wait, headers } = ttConsole({ plan: { perSecond: 4, perDay: 1000 }, rateRule: 'bucket' });
    headers();
    wait(10_000);
    const burst = Array.from({ length: 6 }, () => call('GET ttpds/markets').status);
    wait(250);
    expect([...burst, call('GET ttpds/markets').status, call('GET ttpds/markets').status]).to.deep.equal([200, 200, 200, 200, 429, 429, 200, 429]);
  });

  it('ends the day’s calls until midnight UTC', () => {
    const { call, refused, wait } = ttConsole({ plan: { perSecond: 1000, perDay: 3 } });
    expect([call('GET ttpds/markets').status, call('GET ttpds/markets').status]).to.deep.equal([200, 200]);
    expect(refused('GET ttpds/markets')).to.equal('429 Limit Exceeded');
    wait(13 * 3_600_000 - 1);
    expect(refused('GET ttpds/markets')).to.equal('429 Limit Exceeded');
    wait(1);
    expect(call('GET ttpds/markets').status).to.equal(200);
  });

  it('says Retry-After only if asked to', () => {
    const headersAt = (retryAfter: boolean) => {
      const { call } = ttConsole({ plan: { perSecond: 1, perDay: 10 }, retryAfter });
      return call('GET ttpds/markets').headers;
    };
    expect(headersAt(false)).to.not.have.property('retry-after');
    expect(headersAt(true)).to.include({ 'retry-after': '1' });
  });

  it('tells its use', () => {
    const { ok } = ttConsole({ plan: 'high' });
    ok('GET ttpds/markets');
    expect(fields(ok('GET ttid/keyusage')['keyUsage'])).to.deep.equal({ requestsToday: 3, requestsPerDay: 75_000, requestsPerSecond: 25 });
  });
});
