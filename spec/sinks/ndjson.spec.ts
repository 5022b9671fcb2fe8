// Lines of JSON: exact text, and appending to what is there.

import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { concat, from, lastValueFrom, NEVER, of, Subject, throwError, toArray } from 'rxjs';
import { ndjsonLines, SinkError, toNdjson } from '../../lib/sinks/ndjson.js';
import { folder, type Folder } from './folder.js';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('ndjsonLines', () => {
  it('keeps the text of numbers', async () => {
    const records = [{ a: 0.1, b: '999999741.1900000000', c: 9007199254740993n, d: undefined, e: [1n, null], f: { g: new Date(5) } }];

    expect(await lastValueFrom(from(records).pipe(ndjsonLines(), toArray()))).to.deep.equal([
      '{"a":0.1,"b":"999999741.1900000000","c":9007199254740993,"e":[1,null],"f":{"g":"1970-01-01T00:00:00.005Z"}}\n',
    ]);
  });

  it('keeps a line a line', async () => {
    expect(await lastValueFrom(of({ text: 'a\nb\u2028' }).pipe(ndjsonLines()))).to.match(/^[^\n]+\n$/);
  });
});

describe('toNdjson, appending', () => {
  let place: Folder;
  let file: string;
  const lines = (): readonly string[] => readFileSync(file, 'utf8').split('\n');
  beforeEach(() => {
    place = folder();
    file = place.file('log.ndjson');
  });
  afterEach(() => {
    expect(place.open()).to.deep.equal([]);
    place.remove();
  });

  it('goes on after the lines that are there', async () => {
    writeFileSync(file, '{"n":1}\n');
    await lastValueFrom(of({ n: 2 }).pipe(toNdjson(file, { append: true })));

    expect(lines()).to.deep.equal(['{"n":1}', '{"n":2}', '']);
  });

  it('cuts off the half line that a crash left, also a long one', async () => {
    for (const half of ['{"n', `{"n":"${'x'.repeat(200_000)}`]) {
      writeFileSync(file, '{"n":1}\n');
      appendFileSync(file, half);
      await lastValueFrom(of({ n: 2 }).pipe(toNdjson(file, { append: true })));

      expect(lines()).to.deep.equal(['{"n":1}', '{"n":2}', '']);
    }
  });

  it('cuts off a file that is nothing but half a line', async () => {
    writeFileSync(file, '{"n');
    await lastValueFrom(of({ n: 2 }).pipe(toNdjson(file, { append: true })));

    expect(lines()).to.deep.equal(['{"n":2}', '']);
  });

  it('writes what came in a turn at its end', async () => {
    const source = new Subject<object>();
    const subscription = source.pipe(toNdjson(file, { append: true })).subscribe();
    source.next({ n: 1 });
    source.next({ n: 2 });
    expect(lines()).to.deep.equal(['']);

    await turn();
    expect(lines()).to.deep.equal(['{"n":1}', '{"n":2}', '']);
    subscription.unsubscribe();
  });

  it('keeps whole lines when it is unsubscribed from, and when the source errors', async () => {
    concat(of({ n: 1 }), NEVER)
      .pipe(toNdjson(file, { append: true }))
      .subscribe()
      .unsubscribe();
    await lastValueFrom(
      concat(
        of({ n: 2 }),
        throwError(() => new Error('lost')),
      ).pipe(toNdjson(file, { append: true })),
    ).catch(() => undefined);

    expect(lines()).to.deep.equal(['{"n":1}', '{"n":2}', '']);
  });

  it('errors at the end of the turn where the disk is full', async () => {
    const source = new Subject<object>();
    const error = lastValueFrom(source.pipe(toNdjson('/dev/full', { append: true }))).catch((caught: unknown) => caught);
    source.next({ n: 1 });

    expect(await error)
      .to.be.instanceOf(SinkError)
      .with.property('message', 'Cannot write /dev/full: the disk is full.');
  });
});
