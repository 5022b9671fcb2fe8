// The two ways the commands put streams together, as marbles.

import { expect } from 'chai';
import { Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { alongside, during } from '../../lib/cli/streams.js';

const marbles = (body: (helpers: Parameters<Parameters<TestScheduler['run']>[0]>[0]) => void): void => {
  new TestScheduler((actual, expected) => {
    expect(actual).to.deep.equal(expected);
  }).run(body);
};

describe('cli/streams', () => {
  describe('during', () => {
    it('ends with the work, and lets go of what it worked with', () => {
      marbles(({ hot, cold, expectObservable, expectSubscriptions }) => {
        const resource$ = cold(' --r-----------');
        const work$ = hot('      ---a-b-|      ');
        const held = '           ^------!      ';
        const result = '         ---a-b-|      ';

        expectObservable(during(resource$, () => work$)).toBe(result);
        expectSubscriptions(resource$.subscriptions).toBe(held);
      });
    });

    it('fails with the work, and lets go', () => {
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const resource$ = cold('--r-----');
        const work$ = cold('      -a-#  ');
        const held = '          ^----!  ';
        const result = '        ---a-#  ';

        expectObservable(during(resource$, () => work$)).toBe(result);
        expectSubscriptions(resource$.subscriptions).toBe(held);
      });
    });

    it('fails where the resource cannot be had', () => {
      marbles(({ cold, expectObservable }) => {
        expectObservable(during(cold('--#'), () => cold('a|'))).toBe('--#');
      });
    });

    it('lets go of both when unsubscribed early', () => {
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const resource$ = cold('r-------');
        const work$ = cold('    -a-b-c-|');
        const until = '         ----!   ';

        expectObservable(
          during(resource$, () => work$),
          until,
        ).toBe('-a-b');
        expectSubscriptions(resource$.subscriptions).toBe('^---!');
        expectSubscriptions(work$.subscriptions).toBe('   ^---!');
      });
    });

    it('stops the work before it lets go of what it worked with', () => {
      const order: string[] = [];
      const ending = (what: string) =>
        new Observable<string>((subscriber) => {
          subscriber.next(what);
          return () => order.push(what);
        });
      during(ending('resource'), () => ending('work'))
        .subscribe()
        .unsubscribe();

      expect(order).to.deep.equal(['work', 'resource']);
    });
  });

  describe('alongside', () => {
    it('mixes in the other stream until the source ends', () => {
      marbles(({ cold, hot, expectObservable, expectSubscriptions }) => {
        const main$ = cold('  a---b---|   ');
        const side$ = hot('   --x---y---z-');
        const held = '        ^-------!   ';
        const result = '      a-x-b-y-|   ';

        expectObservable(main$.pipe(alongside(side$))).toBe(result);
        expectSubscriptions(side$.subscriptions).toBe(held);
      });
    });

    it('listens to the other stream before the source does anything', () => {
      const order: string[] = [];
      const noting = (name: string): Observable<never> =>
        new Observable((subscriber) => {
          order.push(name);
          subscriber.complete();
        });
      noting('main')
        .pipe(alongside(noting('side')))
        .subscribe();

      expect(order).to.deep.equal(['side', 'main']);
    });

    it('fails when either does', () => {
      marbles(({ cold, expectObservable }) => {
        expectObservable(cold('--#').pipe(alongside(cold('x-----')))).toBe('x-#');
        expectObservable(cold('a----|').pipe(alongside(cold('--#')))).toBe('a-#');
      });
    });
  });
});
