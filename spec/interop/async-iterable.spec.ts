// A stream as `for await` takes it: order, ends, bounds, and leaving early.

import { expect } from 'chai';
import { concat, EMPTY, NEVER, of, range, Subject, throwError } from 'rxjs';
import { InvalidRequestError } from '../../lib/base/errors.js';
import { OverflowError, toAsyncIterable } from '../../lib/interop/async-iterable.js';
import { hot, pagesOf } from './sources.js';

const MILLION = 1_000_000;

/** What a loop gets, and the error it ends with. */
const collected = async <T>(values: AsyncIterable<T>): Promise<readonly unknown[]> => {
  const got: unknown[] = [];
  try {
    for await (const value of values) got.push(value);
  } catch (error) {
    got.push(error);
  }
  return got;
};

const iteratorOf = <T>(values: AsyncIterable<T>): AsyncIterator<T, undefined> => values[Symbol.asyncIterator]() as AsyncIterator<T, undefined>;

describe('toAsyncIterable', () => {
  it('gives nothing of an empty stream', async () => {
    expect(await collected(toAsyncIterable(EMPTY))).to.deep.equal([]);
  });

  it('gives one value, and undefined is one', async () => {
    expect(await collected(toAsyncIterable(of(undefined)))).to.deep.equal([undefined]);
  });

  it('gives many values in order', async () => {
    expect(await collected(toAsyncIterable()(range(0, 5000)))).to.deep.equal(Array.from({ length: 5000 }, (_, index) => index));
  });

  it('gives an error after the values before it', async () => {
    const failure = new Error('lost');

    expect(
      await collected(
        toAsyncIterable(
          concat(
            of(1, 2),
            throwError(() => failure),
          ),
        ),
      ),
    ).to.deep.equal([1, 2, failure]);
  });

  it('is over after an error that was told', async () => {
    const iterator = iteratorOf(toAsyncIterable(throwError(() => new Error('lost'))));
    await iterator.next().catch(() => undefined);

    expect(await iterator.next()).to.deep.equal({ value: undefined, done: true });
  });

  it('subscribes at the first step, anew for each loop', async () => {
    const { subject, source$, watched } = hot<number>();
    const values = toAsyncIterable(source$);
    const iterator = iteratorOf(values);

    expect(watched()).to.equal(false);

    const first = iterator.next();
    subject.next(1);
    expect(await first).to.deep.equal({ value: 1, done: false });
    expect(watched()).to.equal(true);
  });

  it('unsubscribes when the loop is left', async () => {
    const { subject, source$, watched } = hot<number>();
    setImmediate(() => {
      subject.next(1);
    });
    for await (const value of toAsyncIterable(source$)) {
      expect(value).to.equal(1);
      break;
    }

    expect(watched()).to.equal(false);
  });

  it('unsubscribes when the loop throws', async () => {
    const { subject, source$, watched } = hot<number>();
    setImmediate(() => {
      subject.next(1);
    });
    const loop = async (): Promise<void> => {
      for await (const value of toAsyncIterable(source$)) throw new RangeError(String(value));
    };

    expect(await loop().catch((error: unknown) => error)).to.be.instanceOf(RangeError);
    expect(watched()).to.equal(false);
  });

  it('lets those who wait go when it is returned', async () => {
    const iterator = iteratorOf(toAsyncIterable(NEVER));
    const waiting = iterator.next();

    expect(await iterator.return?.()).to.deep.equal({ value: undefined, done: true });
    expect(await waiting).to.deep.equal({ value: undefined, done: true });
  });

  it('never subscribes where it is returned first', async () => {
    const { source$, watched } = hot();
    const iterator = iteratorOf(toAsyncIterable(source$));
    await iterator.return?.();

    expect(await iterator.next()).to.deep.equal({ value: undefined, done: true });
    expect(watched()).to.equal(false);
  });

  it('rejects and leaves where something is thrown into it', async () => {
    const { source$, watched } = hot();
    const iterator = iteratorOf(toAsyncIterable(source$));
    const waiting = iterator.next();
    const thrown = await iterator.throw?.(new RangeError('enough')).catch((error: unknown) => error);

    expect(thrown).to.be.instanceOf(RangeError);
    expect(await waiting).to.deep.equal({ value: undefined, done: true });
    expect(watched()).to.equal(false);
  });

  it('answers overlapping steps in order', async () => {
    const { subject, source$ } = hot<number>();
    const iterator = iteratorOf(toAsyncIterable(source$));
    const steps = [iterator.next(), iterator.next(), iterator.next()];
    subject.next(1);
    subject.next(2);
    subject.complete();

    expect((await Promise.all(steps)).map(({ value }) => value as unknown)).to.deep.equal([1, 2, undefined]);
  });

  it('hands out what a consumer causes while it takes a value', async () => {
    const subject = new Subject<number>();
    const iterator = iteratorOf(toAsyncIterable(subject));
    const first = iterator.next().then((step) => {
      subject.next(2);
      return step;
    });
    subject.next(1);

    expect((await first).value).to.equal(1);
    expect((await iterator.next()).value).to.equal(2);
  });

  it('takes a million values that come at once', async () => {
    let sum = 0;
    for await (const value of toAsyncIterable(range(0, MILLION))) sum += value;

    expect(sum).to.equal((MILLION * (MILLION - 1)) / 2);
  });

  describe('where more wait than may', () => {
    it('ends with an error after those that may, and leaves the source', async () => {
      const got = await collected(toAsyncIterable(range(0, 10), { capacity: 3 }));

      // the first went straight to the loop that waited for it
      expect(got.slice(0, -1)).to.deep.equal([0, 1, 2, 3]);
      expect(got.at(-1)).to.be.instanceOf(OverflowError);
      expect((got.at(-1) as OverflowError).message).to.match(/More than 3 values/);
    });

    it('lets the oldest go, and says how many', async () => {
      let dropped = 0;
      const onDrop = (): void => {
        dropped++;
      };

      expect(await collected(toAsyncIterable(range(0, 10), { capacity: 3, overflow: 'dropOldest', onDrop }))).to.deep.equal([0, 7, 8, 9]);
      expect(dropped).to.equal(6);
    });

    it('lets the newest go', async () => {
      expect(await collected(toAsyncIterable(range(0, 10), { capacity: 3, overflow: 'dropNewest' }))).to.deep.equal([0, 1, 2, 3]);
    });

    for (const capacity of [0, -1, 1.5, NaN]) {
      it(`refuses a capacity of ${String(capacity)}`, () => {
        expect(() => iteratorOf(toAsyncIterable(of(1), { capacity }))).to.throw(InvalidRequestError, /capacity/);
      });
    }
  });

  describe('of a cursor', () => {
    it('gives the records of its pages', async () => {
      expect(await collected(toAsyncIterable(pagesOf([1, 2], [], [3]).pages))).to.deep.equal([1, 2, 3]);
    });

    it('asks for nothing before it is pulled, and reads at most one page ahead', async () => {
      const { pages, asked } = pagesOf([1, 2], [3, 4], [5, 6]);
      const iterator = iteratorOf(toAsyncIterable(pages));
      expect(asked()).to.equal(0);

      await iterator.next();
      await iterator.next();
      expect(asked()).to.equal(2);

      await iterator.next();
      expect(asked()).to.equal(3);
    });

    it('answers overlapping steps in order', async () => {
      const iterator = iteratorOf(toAsyncIterable(pagesOf([1], [2], [3]).pages));
      const steps = await Promise.all([iterator.next(), iterator.next(), iterator.next(), iterator.next()]);

      expect(steps.map(({ value }) => value as unknown)).to.deep.equal([1, 2, 3, undefined]);
    });

    it('does not pile up on the stack where all pages are there at once', async () => {
      const { pages } = pagesOf<number>(...Array.from({ length: 20_000 }, () => []));

      expect(await collected(toAsyncIterable(pages))).to.deep.equal([]);
    });

    it('asks no more once it is left', async () => {
      const { pages, asked } = pagesOf([1], [2], [3], [4]);
      for await (const value of toAsyncIterable(pages)) {
        expect(value).to.equal(1);
        break;
      }

      expect(asked()).to.equal(2);
    });
  });
});
