// A stream as the web has them.

import { expect } from 'chai';
import { concat, EMPTY, map, NEVER, of, range, throwError } from 'rxjs';
import { OverflowError, toWebStream } from '../../lib/interop/web-stream.js';
import { hot, pagesOf } from './sources.js';

const collected = async <T>(stream: ReadableStream<T>): Promise<readonly unknown[]> => {
  const got: unknown[] = [];
  const reader = stream.getReader();
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) got.push(step.value);
  } catch (error) {
    got.push(error);
  }
  return got;
};

describe('toWebStream', () => {
  it('closes at once where the stream is empty', async () => {
    expect(await collected(toWebStream(EMPTY))).to.deep.equal([]);
  });

  it('gives the values in order, null among them', async () => {
    expect(await collected(toWebStream()(of(1, null, undefined, 2)))).to.deep.equal([1, null, undefined, 2]);
  });

  it('gives an error after the values before it', async () => {
    const failure = new RangeError('lost');

    expect(
      await collected(
        toWebStream(
          concat(
            range(0, 100),
            throwError(() => failure),
          ),
        ),
      ),
    ).to.deep.equal([...Array(100).keys(), failure]);
  });

  it('subscribes when it is read, and unsubscribes when it is canceled', async () => {
    const { subject, source$, watched } = hot<number>();
    const stream = toWebStream(source$);
    await new Promise(setImmediate);
    expect(watched()).to.equal(false);

    const reader = stream.getReader();
    const first = reader.read();
    subject.next(1);
    expect(await first).to.deep.equal({ value: 1, done: false });

    await reader.cancel();
    expect(watched()).to.equal(false);
    expect((await reader.read()).done).to.equal(true);
  });

  it('can be canceled while somebody waits', async () => {
    const reader = toWebStream(NEVER).getReader();
    const waiting = reader.read();
    await reader.cancel();

    expect((await waiting).done).to.equal(true);
  });

  it('answers overlapping reads in order', async () => {
    const { subject, source$ } = hot<number>();
    const reader = toWebStream(source$).getReader();
    const reads = [reader.read(), reader.read(), reader.read()];
    await new Promise(setImmediate);
    subject.next(1);
    subject.next(2);
    subject.complete();

    expect((await Promise.all(reads)).map(({ value }) => value)).to.deep.equal([1, 2, undefined]);
  });

  it('is the body of a Response', async () => {
    const body = toWebStream(of('a', 'b').pipe(map((text) => new TextEncoder().encode(text))));

    expect(await new Response(body).text()).to.equal('ab');
  });

  it('ends with an error where more wait than may', async () => {
    const got = await collected(toWebStream(range(0, 100), { capacity: 5 }));

    expect(got.slice(0, -1)).to.deep.equal([0, 1, 2, 3, 4, 5]);
    expect(got.at(-1)).to.be.instanceOf(OverflowError);
  });

  it('takes a million values that come at once', async () => {
    const reader = toWebStream(range(0, 1_000_000)).getReader();
    let count = 0;
    while (!(await reader.read()).done) count++;

    expect(count).to.equal(1_000_000);
  });

  it('pulls a cursor a page at a time', async () => {
    const { pages, asked } = pagesOf([1, 2], [3], [4]);
    const reader = toWebStream(pages).getReader();
    await reader.read();
    expect(asked()).to.equal(2);

    expect((await reader.read()).value).to.equal(2);
    expect((await reader.read()).value).to.equal(3);
    expect(asked()).to.equal(3);
    await reader.cancel();
  });
});
