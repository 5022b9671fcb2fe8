// The plan: a long walk uses nearly all of it and never more, by the strictest reading of a second; a spent day says so at once.

import { expect } from 'chai';
import { plans, RateLimitError } from '../../../lib/tt-rest/index.js';
import { failure, virtualDesk } from './desk.js';

const SECOND = 1000;
const LEAST = 0.98;

describe('a long walk', () => {
  for (const [plan, { perSecond }] of Object.entries(plans) as [keyof typeof plans, { readonly perSecond: number }][]) {
    it(`uses at least 98 % of the plan ${plan}, and meets no 429 by the sliding rule`, async () => {
      const desk = virtualDesk({ server: { plan, rateRule: 'sliding', pageSize: Math.ceil(1250 / (25 * perSecond)) }, client: { plan } });
      expect(await desk.all(desk.tt.account.accounts())).to.have.length(desk.server.engine.truth.accountIds().length);

      const { journal } = desk.server;
      expect(journal.length).to.be.at.least(60);
      expect(journal.filter(({ status }) => status !== 200)).to.deep.equal([]);
      // from the first page on: that one had to wait for the token
      const times = desk.calls('getAccounts').map(({ time }) => time);
      const [first = 0, last = 0] = [times[0], times.at(-1)];
      expect((times.length - 1) / ((last - first) / SECOND)).to.be.at.least(LEAST * perSecond);
      await desk.leave();
    });
  }

  it('of calls that are all asked at once keeps to the plan as well', async () => {
    const desk = virtualDesk({ server: { plan: 'free' }, client: { plan: 'free' } });
    const ids = desk.server.engine.truth.accountIds().slice(0, 60);
    let answered = 0;
    for (const id of ids) desk.tt.account.account(id).subscribe({ next: () => answered++ });
    await desk.pass(25_000);
    expect(answered).to.equal(ids.length);
    expect(desk.server.journal.filter(({ status }) => status !== 200)).to.deep.equal([]);
    const times = desk.calls('getAccount').map(({ time }) => time);
    expect((times.length - 1) / (((times.at(-1) ?? 0) - (times[0] ?? 0)) / SECOND)).to.be.at.least(LEAST * plans.free.perSecond);
    await desk.leave();
  });

  it('whose client believes in a larger plan is slowed down by 429, and comes to its end', async () => {
    const desk = virtualDesk({ server: { plan: 'free', pageSize: 100 }, client: { plan: 'medium' } });
    expect(await desk.all(desk.tt.account.accounts())).to.have.length(desk.server.engine.truth.accountIds().length);
    expect(desk.server.journal.filter(({ status }) => status === 429)).to.not.have.length(0);
    await desk.leave();
  });
});

describe('a day', () => {
  it('that is spent by our own count is a RateLimitError at once, and nothing is sent', async () => {
    const desk = virtualDesk({ client: { plan: { perSecond: 100, perDay: 3 } } });
    for (let call = 0; call < 2; call++) await desk.all(desk.tt.pds.markets()); // and the token
    const error = await failure(desk, desk.tt.pds.markets(), RateLimitError);
    expect(error).to.include({ delivered: 'no', retryAt: Date.UTC(2026, 0, 6) });
    expect(desk.server.journal).to.have.length(3);
    await desk.leave();
  });

  it('that is spent by the count of TT is one too, with the time to come back', async () => {
    const desk = virtualDesk({ server: { plan: { perSecond: 100, perDay: 3 } } });
    for (let call = 0; call < 2; call++) await desk.all(desk.tt.pds.markets());
    const error = await failure(desk, desk.tt.pds.markets(), RateLimitError);
    expect(error).to.include({ retryAt: Date.UTC(2026, 0, 6) });
    expect(desk.server.journal).to.have.length(4);
    await desk.leave();
  });
});
