import { expect } from 'chai';
import type { Observable } from 'rxjs';
import { concatMap, defer, delay, EMPTY, lastValueFrom, NEVER, of, retry, Subject, take, tap, throwError, timer, toArray, count } from 'rxjs';
import { DecodeError, InvalidRequestError } from '../../lib/base/errors.js';
import { cursor, eachPage, records, type Page } from '../../lib/request/pages.js';
import { marbles } from '../support/marbles.js';
import { errorOf, watch } from '../support/seen.js';

/** Pages `a0 a1`, `b0 b1`, ... as a server would hand them out, and the places they were asked for. */
const book = (letters: string, size = 2) => {
  const asked: (string | undefined)[] = [];
  const page = (place: string | undefined): Page<string> => {
    asked.push(place);
    const at = place === undefined ? 0 : letters.indexOf(place) + 1;
    const letter = letters.charAt(at);
    return { records: Array.from({ length: size }, (_, index) => letter + String(index)), isLast: at === letters.length - 1, lastId: letter };
  };
  return { asked, fetch: (place: string | undefined): Observable<Page<string>> => defer(() => of(page(place))) };
};

/** Fetches that the spec answers one by one. */
const byHand = () => {
  const open: Subject<Page<string>>[] = [];
  const asked: (string | undefined)[] = [];
  const fetch = (place: string | undefined): Observable<Page<string>> =>
    defer(() => {
      const page$ = new Subject<Page<string>>();
      asked.push(place);
      open.push(page$);
      return page$;
    });
  const answer = (name: string, isLast = false): void => {
    const page$ = open.shift();
    page$?.next({ records: [name], isLast, lastId: name });
    page$?.complete();
  };
  return { fetch, asked, answer, open };
};

const flatten = (pages: readonly Page<string>[]): readonly string[] => pages.flatMap((page) => page.records);

describe('cursor', () => {
  it('asks for nothing before it is pulled, and for one page a pull', () => {
    const { fetch, asked } = book('abc');
    const pages = cursor({ fetch, readAhead: 0 });
    const next$ = pages.next();
    expect(asked).to.deep.equal([]);
    expect(flatten(watch(next$).values)).to.deep.equal(['a0', 'a1']);
    expect([asked, pages.done]).to.deep.equal([[undefined], false]);
    expect(flatten(watch(next$).values)).to.deep.equal(['b0', 'b1']);
  });

  it('is done with the last page, and completes empty from then on', () => {
    const { fetch, asked } = book('ab');
    const pages = cursor({ fetch });
    watch(pages.next());
    expect([flatten(watch(pages.next()).values), pages.done]).to.deep.equal([['b0', 'b1'], true]);
    const after = [watch(pages.next()), watch(pages.next())];
    expect([after.map(({ values, completed }) => [values, completed]), asked]).to.deep.equal([
      [
        [[], true],
        [[], true],
      ],
      [undefined, 'a'],
    ]);
  });

  it('reads one page ahead once a page was delivered, never two', () => {
    const { fetch, asked, answer } = byHand();
    const pages = cursor({ fetch });
    expect(asked).to.deep.equal([]);
    watch(pages.next());
    expect(asked).to.deep.equal([undefined]);
    answer('a');
    expect(asked).to.deep.equal([undefined, 'a']);
    answer('b');
    expect(asked).to.deep.equal([undefined, 'a']);
    expect(flatten(watch(pages.next()).values)).to.deep.equal(['b']);
    expect(asked).to.deep.equal([undefined, 'a', 'b']);
  });

  it('reads nothing ahead of the last page', () => {
    const { fetch, asked, answer } = byHand();
    watch(cursor({ fetch }).next());
    answer('a', true);
    expect(asked).to.deep.equal([undefined]);
  });

  it('asks for the same page again on retry, and skips none', () => {
    const { fetch, asked } = book('abc');
    let failures = 2;
    const flaky = (place: string | undefined): Observable<Page<string>> =>
      place === 'a' && failures-- > 0 ? defer(() => (asked.push(place), throwError(() => new Error('lost')))) : fetch(place);
    const pages = cursor({ fetch: flaky, readAhead: 0 });
    watch(pages.next());
    expect(flatten(watch(pages.next().pipe(retry(2))).values)).to.deep.equal(['b0', 'b1']);
    expect(asked).to.deep.equal([undefined, 'a', 'a', 'a']);
  });

  it('hands over the error of what was read ahead when it is pulled, and asks anew after it', () => {
    const { fetch } = book('ab');
    let failures = 1;
    const pages = cursor({ fetch: (place) => (place === 'a' && failures-- > 0 ? throwError(() => new Error('lost')) : fetch(place)) });
    expect(watch(pages.next()).error).to.equal(undefined);
    expect(watch(pages.next()).error).to.be.instanceOf(Error);
    expect(flatten(watch(pages.next()).values)).to.deep.equal(['b0', 'b1']);
  });

  it('asks again for a page whose pull was given up', () => {
    const { fetch, asked, answer, open } = byHand();
    const pages = cursor({ fetch, readAhead: 0 });
    watch(pages.next()).subscription.unsubscribe();
    expect(open[0]?.observed).to.equal(false);
    open.shift();
    const seen = watch(pages.next());
    answer('a');
    expect([asked, flatten(seen.values)]).to.deep.equal([[undefined, undefined], ['a']]);
  });

  it('refuses a pull while another is at work, and goes on after it', () => {
    const { fetch, answer, asked } = byHand();
    const pages = cursor({ fetch });
    const first = watch(pages.next());
    expect(errorOf(watch(pages.next()), InvalidRequestError).field).to.equal('next()');
    answer('a');
    expect([flatten(first.values), asked]).to.deep.equal([['a'], [undefined, 'a']]);
    expect(watch(pages.next()).error).to.equal(undefined);
  });

  it('says to a second pull that pages come one after the other', () => {
    const pages = cursor({ fetch: byHand().fetch });
    watch(pages.next());
    expect(errorOf(watch(pages.next()), InvalidRequestError).message).to.contain('pull one page after the other');
  });

  it('may be pulled again from inside the completion of a pull', () => {
    const { fetch, answer } = byHand();
    const pages = cursor({ fetch, readAhead: 0 });
    const pulls = [watch(pages.next().pipe(tap({ complete: () => pulls.push(watch(pages.next())) })))];
    answer('a');
    expect(errorOf(watch(pages.next()), InvalidRequestError).field).to.equal('next()'); // the second pull is at work
    answer('b');
    expect(pulls.map(({ values }) => flatten(values))).to.deep.equal([['a'], ['b']]);
  });

  for (const [name, lastId] of [
    ['no LastId', {}],
    ['an empty LastId', { lastId: '' }],
  ] as const)
    it(`errors on a page with ${name} that is not the last, rather than end or loop`, () => {
      const pages = cursor<string>({ fetch: () => of({ records: ['a'], isLast: false, ...lastId }) });
      expect(errorOf(watch(pages.next()), DecodeError).path).to.equal('LastId');
      expect(pages.done).to.equal(false);
    });

  it('errors on a LastId that repeats: the one before, or any', () => {
    const stuck = cursor<string>({ fetch: () => of({ records: ['a'], isLast: false, lastId: 'a' }), readAhead: 0 });
    watch(stuck.next());
    expect(errorOf(watch(stuck.next()), DecodeError)).to.include({ path: 'LastId', got: 'a' });

    const round = ['a', 'b', 'a'];
    let at = 0;
    const circle = cursor<string>({ fetch: () => of({ records: ['x'], isLast: false, lastId: round[at++] ?? '' }), readAhead: 0 });
    watch(circle.next());
    watch(circle.next());
    expect(errorOf(watch(circle.next()), DecodeError).got).to.equal('a');
  });

  for (const [name, page$, words] of [
    ['no place to go on from', of({ records: ['a'], isLast: false }), ['the place where the next page begins, since this is not the last', 'nothing']],
    ['a place where it was before', of({ records: ['a'], isLast: false, lastId: 'a' }), ['a place where no page before ended', 'a']],
    ['no page', EMPTY, ['a page of records', 'nothing']],
  ] as const)
    it(`says in words what was expected, and what came, where the server gives ${name}`, () => {
      const error = errorOf(watch(records(() => cursor<string>({ fetch: () => page$, readAhead: 0 }))), DecodeError);
      expect([error.expected, error.got]).to.deep.equal(words);
    });

  it('takes a last page whatever its LastId says', () => {
    const pages = cursor<string>({ fetch: (place) => of({ records: ['x'], isLast: place === 'a', lastId: 'a' }) });
    watch(pages.next());
    expect([flatten(watch(pages.next()).values), pages.done]).to.deep.equal([['x'], true]);
  });

  it('delivers an empty page, and goes on from it', () => {
    const pages = cursor<string>({
      fetch: (place) => of(place === undefined ? { records: [], isLast: false, lastId: 'a' } : { records: ['x'], isLast: true }),
    });
    expect(watch(pages.next()).values).to.deep.equal([{ records: [], isLast: false, lastId: 'a' }]);
    expect(flatten(watch(pages.next()).values)).to.deep.equal(['x']);
  });

  it('errors where no page comes at all: that is not the end', () => {
    expect(errorOf(watch(cursor<string>({ fetch: () => EMPTY }).next()), DecodeError).path).to.equal('page');
    expect(errorOf(watch(records(() => cursor<string>({ fetch: () => EMPTY }))), DecodeError).path).to.equal('page');
  });

  describe('as an async iterable', () => {
    const iterate = async (pages: AsyncIterable<Page<string>>): Promise<readonly string[]> => {
      const seen: string[] = [];
      for await (const page of pages) seen.push(...page.records);
      return seen;
    };

    for (const readAhead of [0, 1] as const)
      it(`gives every page, reading ${String(readAhead)} ahead`, async () => {
        const { fetch, asked } = book('abcd');
        expect(await iterate(cursor({ fetch: (place) => fetch(place).pipe(delay(1)), readAhead }))).to.deep.equal([
          'a0',
          'a1',
          'b0',
          'b1',
          'c0',
          'c1',
          'd0',
          'd1',
        ]);
        expect(asked).to.deep.equal([undefined, 'a', 'b', 'c']);
      });

    it('asks for nothing more after an early return', async () => {
      const { fetch, asked } = book('abcd');
      const pages = cursor({ fetch, readAhead: 0 });
      for await (const page of pages) if (page.records.includes('b0')) break;
      expect(asked).to.deep.equal([undefined, 'a']);
      expect(await iterate(pages)).to.deep.equal(['c0', 'c1', 'd0', 'd1']);
    });

    it('throws what fails, and can be taken up again', async () => {
      const { fetch } = book('abc');
      let failures = 1;
      const pages = cursor({ fetch: (place) => (place === 'a' && failures-- > 0 ? throwError(() => new Error('lost')) : fetch(place)) });
      const thrown = await iterate(pages).then(() => 'nothing', String);
      expect(thrown).to.equal('Error: lost');
      expect(await iterate(pages)).to.deep.equal(['b0', 'b1', 'c0', 'c1']);
    });
  });
});

describe('records', () => {
  const walk = (fetch: (place: string | undefined) => Observable<Page<string>>) => records(() => cursor({ fetch, readAhead: 0 }));

  it('is lazy, walks anew for every subscriber, and emits every record in order', () => {
    const { fetch, asked } = book('abc');
    const walk$ = walk(fetch);
    expect(asked).to.deep.equal([]);
    for (let round = 0; round < 2; round++) {
      const seen = watch(walk$);
      expect([seen.values, seen.completed]).to.deep.equal([['a0', 'a1', 'b0', 'b1', 'c0', 'c1'], true]);
    }
    expect(asked).to.deep.equal([undefined, 'a', 'b', undefined, 'a', 'b']);
  });

  it('asks for a page when the last record of the one before has been emitted, not sooner', () => {
    const { fetch } = book('abc');
    const order: string[] = [];
    walk((place) => fetch(place).pipe(tap({ subscribe: () => order.push(`ask ${place ?? 'first'}`) }))).subscribe((record) => order.push(record));
    expect(order).to.deep.equal(['ask first', 'a0', 'a1', 'ask a', 'b0', 'b1', 'ask b', 'c0', 'c1']);
  });

  it('runs as fast as the pages come', () => {
    marbles(({ cold, expectObservable }) => {
      const pages = {
        a: { records: ['1', '2'], isLast: false, lastId: 'a' },
        b: { records: [], isLast: false, lastId: 'b' },
        c: { records: ['3'], isLast: true },
      };
      const fetch = (place: string | undefined) => cold(`--${place === undefined ? 'a' : place === 'a' ? 'b' : 'c'}|`, pages);
      expectObservable(walk(fetch)).toBe('--(12)(3|)');
    });
  });

  for (const size of [1, 2, 3, 4])
    it(`stops with take(${String(size)}), and asks for no page that it does not need`, () => {
      const { fetch, asked } = book('abcd');
      const seen = watch(walk(fetch).pipe(take(size)));
      expect([seen.values.length, seen.completed, asked.length]).to.deep.equal([size, true, Math.ceil(size / 2)]);
    });

  it('stops when it is unsubscribed, between pages too', () => {
    const { fetch, answer, asked, open } = byHand();
    const seen = watch(walk(fetch));
    answer('a');
    seen.subscription.unsubscribe();
    expect([seen.values, asked, open[0]?.observed]).to.deep.equal([['a'], [undefined, 'a'], false]);
  });

  it('passes an error on, after what came before it', () => {
    const { fetch } = book('abc');
    const seen = watch(walk((place) => (place === 'a' ? throwError(() => new Error('lost')) : fetch(place))));
    expect([seen.values, String(seen.error)]).to.deep.equal([['a0', 'a1'], 'Error: lost']);
  });

  it('waits where a page never comes', () => {
    const seen = watch(walk(() => NEVER));
    expect([seen.values, seen.completed, seen.error]).to.deep.equal([[], false, undefined]);
  });

  it('walks 10,000 pages that are there at once on a flat stack, in order', () => {
    const pages = 10_000;
    const fetch = (place: string | undefined): Observable<Page<number>> => {
      const at = place === undefined ? 0 : Number(place) + 1;
      return of({ records: [at], isLast: at === pages - 1, lastId: String(at) });
    };
    let expected = 0;
    let deepest = 0;
    records(() => cursor({ fetch, readAhead: 0 })).subscribe((record) => {
      expect(record).to.equal(expected++);
      if (record % 1_000 === 0) deepest = Math.max(deepest, depth());
    });
    expect(expected).to.equal(pages);
    expect(deepest).to.be.lessThan(500);
  });
});

/** How many calls deep we are. */
const depth = (): number => {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 100_000;
  const lines = new Error().stack?.split('\n').length ?? 0;
  Error.stackTraceLimit = limit;
  return lines;
};

describe('eachPage', () => {
  it('delivers the next page when the work on the one before is done, and reads one ahead meanwhile', () => {
    marbles(({ cold, expectObservable, flush }) => {
      const { fetch, asked } = book('abc');
      const work$ = eachPage(cursor({ fetch }), ({ lastId = '' }) => cold(`-${lastId}-|`));
      expectObservable(work$).toBe('-a--b--c-|');
      flush();
      expect(asked).to.deep.equal([undefined, 'a', 'b']);
    });
  });

  it('pulls nothing while the work on a page goes on', () => {
    const { fetch, asked, answer } = byHand();
    const works: Subject<void>[] = [];
    const seen = watch(
      eachPage(cursor({ fetch, readAhead: 0 }), () => {
        const work$ = new Subject<void>();
        works.push(work$);
        return work$;
      }),
    );
    answer('a');
    expect([asked, works.length]).to.deep.equal([[undefined], 1]);
    works[0]?.complete();
    expect(asked).to.deep.equal([undefined, 'a']);
    answer('b', true);
    works[1]?.complete();
    expect(seen.completed).to.equal(true);
  });

  it('takes promises and lists as work, and is lazy', async () => {
    const { fetch, asked } = book('ab');
    const work$ = eachPage(cursor({ fetch }), (page) => Promise.resolve(page.lastId));
    expect(asked).to.deep.equal([]);
    expect(await lastValueFrom(work$.pipe(toArray()))).to.deep.equal(['a', 'b']);
    expect(watch(eachPage(cursor(book('ab')), ({ records: list }) => list)).values).to.deep.equal(['a0', 'a1', 'b0', 'b1']);
  });

  it('ends with the error of a page or of the work', () => {
    const broken = new Error('broken');
    const pages = cursor({ fetch: book('ab').fetch });
    expect(watch(eachPage(pages, () => throwError(() => broken))).error).to.equal(broken);
    expect(watch(eachPage(cursor<string>({ fetch: () => throwError(() => broken) }), () => of(1))).error).to.equal(broken);
  });

  it('completes at once on a cursor that is done', () => {
    const pages = cursor({ fetch: book('a').fetch });
    watch(pages.next());
    const seen = watch(eachPage(pages, () => of(1)));
    expect([seen.values, seen.completed]).to.deep.equal([[], true]);
  });

  it('works through 10,000 pages that are there at once', () => {
    const fetch = (place: string | undefined): Observable<Page<number>> => {
      const at = place === undefined ? 1 : Number(place) + 1;
      return of({ records: [at], isLast: at === 10_000, lastId: String(at) });
    };
    expect(watch(eachPage(cursor({ fetch }), () => of(1)).pipe(count())).values).to.deep.equal([10_000]);
  });

  it('stops in the middle when it is unsubscribed', () => {
    marbles(({ expectObservable, scheduler }) => {
      const { fetch } = book('abc');
      expectObservable(
        eachPage(cursor({ fetch }), ({ lastId }) => timer(3, scheduler).pipe(concatMap(() => [lastId]))),
        '^---!',
      ).toBe('---a');
    });
  });
});
