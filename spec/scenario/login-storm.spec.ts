// A server that cannot take a login now is not run over: at most one login in 5 s, then slower and slower, whatever the reason it gives.

import { expect } from 'chai';
import { setting, typedError } from '../support/tick-trader-server.js';
import { watch } from '../support/seen.js';

describe('a login that is refused for a passing trouble', () => {
  for (const text of [
    'Too many attempts.',
    'Throttling: request exceeds limits.',
    'The server is being shut down.',
    'Server is too busy.',
    'Internal server error.',
  ])
    it(`is tried again no sooner than 5 s later, and ever more slowly: ${text}`, () => {
      const { clock, server, tt } = setting({ Login: typedError(text) });
      const states = watch(tt.state$);
      watch(tt.connect());
      clock.advanceBy(600_000);
      const times = server.of('Login').map(({ at }) => at);
      const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
      expect(Math.min(...gaps)).to.be.at.least(5_000);
      expect(gaps.slice(0, 3).every((gap, index) => index === 0 || gap > (gaps[index - 1] ?? 0))).to.equal(true);
      expect(Math.max(...gaps)).to.be.at.most(35_000);
      expect(times.length).to.be.within(15, 40);
      expect(states.last.status).not.to.equal('closed');
    });

  it('starts no storm either where the login is good and the connection is closed right after it, each time', () => {
    const { clock, server, tt } = setting();
    watch(tt.connect());
    tt.state$.subscribe(({ status }) => {
      if (status === 'ready') server.close(1008, 'policy');
    });
    clock.advanceBy(600_000);
    expect(server.of('Login').length).to.be.at.most(60); // the window of the jitter doubles up to 30 s
  });
});
