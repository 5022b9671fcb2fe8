// A stream as Node has them.

import { expect } from 'chai';
import { once } from 'node:events';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { concat, EMPTY, map, NEVER, Observable, of, range, throwError } from 'rxjs';
import { InvalidRequestError } from '../../lib/base/errors.js';
import { OverflowError, toNodeReadable } from '../../lib/interop/node-stream.js';
import { hot, pagesOf } from './sources.js';

const collected = async (stream: AsyncIterable<unknown>): Promise<readonly unknown[]> => {
  const got: unknown[] = [];
  try {
    for await (const value of stream) got.push(value);
  } catch (error) {
    got.push(error);
  }
  return got;
};

const failing = (count: number) =>
  concat(
    range(0, count),
    throwError(() => new RangeError('lost')),
  );

describe('toNodeReadable', () => {
  it('ends at once where the stream is empty', async () => {
    expect(await collected(toNodeReadable(EMPTY))).to.deep.equal([]);
  });

  it('gives the values in order', async () => {
    expect(await collected(toNodeReadable()(range(0, 1000)))).to.deep.equal(Array.from({ length: 1000 }, (_, index) => index));
  });

  for (const count of [0, 1, 63, 64, 65, 1000]) {
    it(`gives an error after the ${String(count)} values before it, to a loop`, async () => {
      const got = await collected(toNodeReadable(failing(count)));

      expect(got).to.have.length(count + 1);
      expect(got.at(-1)).to.be.instanceOf(RangeError);
    });

    it(`gives an error after the ${String(count)} values before it, to a listener`, async () => {
      const got: unknown[] = [];
      const stream = toNodeReadable(failing(count)).on('data', (value) => got.push(value));
      const [error] = (await once(stream, 'error').catch((caught: unknown) => [caught])) as [unknown];

      expect(got).to.have.length(count);
      expect(error).to.be.instanceOf(RangeError);
    });
  }

  it('makes an Error of what is thrown and is none', async () => {
    const [error] = await collected(
      toNodeReadable(
        new Observable((subscriber) => {
          subscriber.error('lost');
        }),
      ),
    );

    expect(error).to.be.instanceOf(Error).with.property('message', 'lost');
  });

  it('subscribes when it is read, and unsubscribes when it is destroyed', async () => {
    const { source$, watched } = hot();
    const stream = toNodeReadable(source$);
    expect(watched()).to.equal(false);

    stream.resume();
    await new Promise(setImmediate);
    expect(watched()).to.equal(true);

    stream.destroy();
    expect(watched()).to.equal(false);
  });

  it('gives values that come later', async () => {
    const { subject, source$ } = hot<number>();
    const got = collected(toNodeReadable(source$));
    for (let value = 0; value < 200; value++) {
      await new Promise(setImmediate);
      subject.next(value);
      if (value % 3 === 0) subject.next(-value);
    }
    subject.complete();

    expect(await got).to.have.length(267);
  });

  it('ends a pipeline with its error and unsubscribes', async () => {
    const { subject, source$, watched } = hot<number>();
    const broken = new Writable({
      objectMode: true,
      write: (_chunk, _encoding, done) => {
        done(new RangeError('full'));
      },
    });
    setImmediate(() => {
      subject.next(1);
    });

    expect(await pipeline(toNodeReadable(source$), broken).catch((error: unknown) => error)).to.be.instanceOf(RangeError);
    expect(watched()).to.equal(false);
  });

  it('refuses a null, which Node takes for the end, after the values before it', async () => {
    const got = await collected(toNodeReadable(of(1, null, 2)));

    expect(got.slice(0, -1)).to.deep.equal([1]);
    expect(got.at(-1)).to.be.instanceOf(InvalidRequestError);
  });

  it('gives text as bytes where it is asked to', async () => {
    const got = await collected(toNodeReadable(of('a', 'b').pipe(map((text) => `${text}\n`)), { objectMode: false }));

    expect(got.map(String).join('')).to.equal('a\nb\n');
  });

  it('ends with an error where more wait than may', async () => {
    const got = await collected(toNodeReadable(range(0, 1000), { capacity: 10 }));

    expect(got.at(-1)).to.be.instanceOf(OverflowError);
    expect(got.slice(0, -1)).to.deep.equal(Array.from({ length: 11 }, (_, index) => index));
  });

  it('takes a million values that come at once', async () => {
    let count = 0;
    for await (const value of toNodeReadable(range(0, 1_000_000))) count += value === count ? 1 : 0;

    expect(count).to.equal(1_000_000);
  });

  it('waits while nothing comes', async () => {
    const stream = toNodeReadable(NEVER);
    let ended = false;
    stream.on('end', () => (ended = true)).resume();
    await new Promise(setImmediate);

    expect(ended).to.equal(false);
    stream.destroy();
  });

  describe('of a cursor', () => {
    it('gives the records of its pages', async () => {
      expect(await collected(toNodeReadable(pagesOf([1, 2], [3]).pages))).to.deep.equal([1, 2, 3]);
    });

    it('asks for no more than the page that is read and the one after it', async () => {
      const { pages, asked } = pagesOf([1, 2, 3], [4, 5], [6], [7]);
      const iterator = toNodeReadable(pages)[Symbol.asyncIterator]();
      await iterator.next();

      expect(asked()).to.equal(2);
      await iterator.return?.();
    });
  });
});
