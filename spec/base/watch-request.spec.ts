// A request from leaving to its end, as a probe hears of it.

import { expect } from 'chai';
import { NEVER, of, Subject, throwError, type Observable } from 'rxjs';
import { probes, silentProbe, type Probe, type RequestEnd } from '../../lib/base/probe.js';
import { watchRequest } from '../../lib/base/watch-request.js';

const recorder = () => {
  const heard: string[] = [];
  const probe: Probe = {
    count: (counter) => void heard.push(counter),
    request: (name) => {
      heard.push(name);
      return (end) => void heard.push(`${name} ${end}`);
    },
  };
  return { heard, probe };
};

const endOf = (value: number): RequestEnd | undefined => (value === 0 ? undefined : value > 0 ? 'answered' : 'refused');

describe('watchRequest', () => {
  const watched = (request$: Observable<number>) => {
    const { heard, probe } = recorder();
    const subscription = request$.pipe(watchRequest(probe, 'Trades', endOf)).subscribe({ error: () => undefined });
    return { heard, subscription };
  };

  it('tells of an answer once, whatever follows it', () => {
    expect(watched(of(0, 1, -1)).heard).to.deep.equal(['Trades', 'Trades answered']);
  });

  it("tells of the server's no", () => {
    expect(watched(of(-1)).heard).to.deep.equal(['Trades', 'Trades refused']);
  });

  it('tells of a failure', () => {
    expect(watched(throwError(() => new Error('lost'))).heard).to.deep.equal(['Trades', 'Trades failed']);
  });

  it('tells that nobody waits any more, and leaves', () => {
    const source = new Subject<number>();
    const { heard, subscription } = watched(source);
    subscription.unsubscribe();

    expect(heard).to.deep.equal(['Trades', 'Trades left']);
    expect(source.observed).to.equal(false);
  });

  it('hears of nothing before it is subscribed to, and of each subscription', () => {
    const { heard, probe } = recorder();
    const request$ = NEVER.pipe(watchRequest<number>(probe, 'Trades', endOf));
    expect(heard).to.deep.equal([]);
    request$.subscribe();
    request$.subscribe();

    expect(heard).to.deep.equal(['Trades', 'Trades']);
  });

  it('hands the stream through where the probe does not watch', () => {
    const request$ = of(1);

    expect(watchRequest(silentProbe, 'Trades', endOf)(request$)).to.equal(request$);
  });
});

describe('probes', () => {
  it('tells all of them', () => {
    const [one, other] = [recorder(), recorder()];
    const probe = probes(one.probe, silentProbe, other.probe);
    probe.count('lost');
    probe.request?.('Trades')('answered');

    expect(one.heard).to.deep.equal(['lost', 'Trades', 'Trades answered']);
    expect(other.heard).to.deep.equal(one.heard);
  });

  it('does not watch where none of them does', () => {
    expect(probes(silentProbe)).to.not.have.property('request');
  });
});
