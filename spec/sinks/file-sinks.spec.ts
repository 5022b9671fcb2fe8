// What every file sink promises, whatever it writes: a file that appears when it is complete, and nothing at all otherwise.

import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { concat, EMPTY, from, lastValueFrom, NEVER, of, Subject, take, tap, throwError, toArray, type Observable, type OperatorFunction } from 'rxjs';
import { eachPage } from '../../lib/request/pages.js';
import { toCsv } from '../../lib/sinks/csv.js';
import { toNdjson } from '../../lib/sinks/ndjson.js';
import { toParquet } from '../../lib/sinks/parquet.js';
import { SinkError } from '../../lib/sinks/parts/errors.js';
import type { Progress } from '../../lib/sinks/parts/sink.js';
import { pagesOf } from '../interop/sources.js';
import { folder, type Folder } from './folder.js';

interface Row {
  readonly n: number;
}

const SINKS: Readonly<Record<string, (file: string) => OperatorFunction<Row, Progress>>> = {
  toNdjson: (file) => toNdjson(file),
  toCsv: (file) => toCsv(file, { columns: [{ name: 'n', kind: 'double' }] }),
  toParquet: (file) => toParquet(file, { columns: [{ name: 'n', kind: 'double' }], rowGroup: 1000 }),
};

const rows = (count: number): Observable<Row> => from(Array.from({ length: count }, (_, n) => ({ n })));

const errorOf = async (stream$: Observable<unknown>): Promise<SinkError> => {
  const error: unknown = await lastValueFrom(stream$, { defaultValue: undefined }).then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(error).to.be.instanceOf(SinkError);
  return error as SinkError;
};

for (const [name, sinkTo] of Object.entries(SINKS)) {
  describe(name, () => {
    let place: Folder;
    let file: string;
    beforeEach(() => {
      place = folder();
      file = place.file('out');
    });
    afterEach(() => {
      expect(place.open()).to.deep.equal([]);
      place.remove();
    });

    it('opens nothing before it is subscribed to', () => {
      rows(1).pipe(sinkTo(file));

      expect(place.names()).to.deep.equal([]);
    });

    it('writes under another name until it is complete', () => {
      const source = new Subject<Row>();
      const last: Progress[] = [];
      source.pipe(sinkTo(file)).subscribe((progress) => last.push(progress));
      source.next({ n: 1 });
      expect(place.names()).to.have.length(1).and.not.include('out');

      source.complete();
      expect(place.names()).to.deep.equal(['out']);
      expect(last.at(-1)).to.deep.equal({ file, rows: 1, bytes: statSync(file).size, done: true });
    });

    it('makes a file of an empty stream', async () => {
      expect(await lastValueFrom(EMPTY.pipe(sinkTo(file)))).to.include({ rows: 0, done: true });
      expect(place.names()).to.deep.equal(['out']);
    });

    it('tells how far it is, and last that it is done', async () => {
      const told = await lastValueFrom(rows(20_000).pipe(sinkTo(file), toArray()));

      expect(told.length).to.be.above(1);
      expect(told.map(({ done }) => done)).to.deep.equal([...told.slice(1).map(() => false), true]);
      expect(told.at(-1)?.rows).to.equal(20_000);
    });

    it('leaves nothing when it is unsubscribed from midway', () => {
      const subscription = concat(rows(5000), NEVER).pipe(sinkTo(file)).subscribe();
      expect(place.open()).to.have.length(1);
      subscription.unsubscribe();

      expect(place.names()).to.deep.equal([]);
    });

    it('leaves nothing when it is unsubscribed from by what it tells', () => {
      rows(20_000).pipe(sinkTo(file), take(1)).subscribe();

      expect(place.names()).to.deep.equal([]);
    });

    it('leaves nothing when the source errors, and passes its error on', async () => {
      const failure = new RangeError('lost');
      const error: unknown = await lastValueFrom(
        concat(
          rows(5000),
          throwError(() => failure),
        ).pipe(sinkTo(file)),
      ).catch((caught: unknown) => caught);

      expect(error).to.equal(failure);
      expect(place.names()).to.deep.equal([]);
    });

    it('leaves what was there when it does not come to an end', () => {
      writeFileSync(file, 'before');
      concat(rows(5000), NEVER).pipe(sinkTo(file)).subscribe().unsubscribe();

      expect(readFileSync(file, 'utf8')).to.equal('before');
    });

    it('takes records that are caused by what it tells', async () => {
      const source = new Subject<Row>();
      let more = 3;
      const done = lastValueFrom(
        source.pipe(
          sinkTo(file),
          tap(({ done: isDone }) => {
            if (!isDone && more-- > 0) source.next({ n: -1 });
          }),
        ),
      );
      for (let n = 0; n < 30_000; n++) source.next({ n });
      source.complete();

      expect((await done).rows).to.be.above(30_000);
    });

    it('goes on though its consumer throws', async () => {
      const thrown = new Promise((resolve) => {
        const listeners = process.listeners('uncaughtException');
        process.removeAllListeners('uncaughtException');
        process.once('uncaughtException', (error) => {
          for (const listener of listeners) process.on('uncaughtException', listener);
          resolve(error);
        });
      });
      rows(10)
        .pipe(sinkTo(file))
        .subscribe(() => {
          throw new RangeError('mine');
        });

      expect(await thrown).to.be.instanceOf(RangeError);
      expect(place.names()).to.deep.equal(['out']);
    });

    it('waits for a slow disk, not for a buffer: a cursor is pulled when its page is written', async () => {
      const { pages, asked } = pagesOf<Row>([{ n: 1 }, { n: 2 }], [{ n: 3 }]);

      expect(await lastValueFrom(eachPage(pages, ({ records }) => records).pipe(sinkTo(file)))).to.include({ rows: 3 });
      expect(asked()).to.equal(2);
    });

    it('says in one line that the folder is not there', async () => {
      const error = await errorOf(rows(1).pipe(sinkTo(place.file('no/out'))));

      expect(error.message).to.equal(`Cannot write ${place.file('no/out')}: its folder does not exist.`);
      expect(error.docs).to.match(/^docs\/sinks\.md#/);
    });

    it('says in one line that it is a folder', async () => {
      expect((await errorOf(rows(1).pipe(sinkTo(place.path)))).message).to.match(/: it is a folder\.$/);
    });

    it('says in one line that the disk is full, and does not replace a device', async function () {
      if (!existsSync('/dev/full')) throw new Error('this machine has no /dev/full');
      const error = await errorOf(rows(50_000).pipe(sinkTo('/dev/full')));

      expect(error.message).to.equal('Cannot write /dev/full: the disk is full.');
      expect(statSync('/dev/full').isCharacterDevice()).to.equal(true);
    });

    it('keeps a link, and replaces what it leads to', async () => {
      writeFileSync(place.file('real'), 'before');
      symlinkSync(place.file('real'), file);
      await lastValueFrom(rows(3).pipe(sinkTo(file)));

      expect(readFileSync(place.file('real'), 'latin1')).to.not.equal('before');
      expect(place.names()).to.have.members(['out', 'real']);
    });

    it('writes each subscription anew', async () => {
      const stream$ = rows(2).pipe(sinkTo(file));
      await lastValueFrom(stream$);
      await lastValueFrom(stream$);

      expect(place.names()).to.deep.equal(['out']);
    });

    it('can write two streams to one name at once: the last to end stays', async () => {
      const [one, other] = [new Subject<Row>(), new Subject<Row>()];
      const ends = Promise.all([lastValueFrom(one.pipe(sinkTo(file))), lastValueFrom(other.pipe(sinkTo(file)))]);
      one.next({ n: 1 });
      other.next({ n: 2 });
      one.complete();
      other.complete();
      await ends;

      expect(place.names()).to.deep.equal(['out']);
    });

    it('errors on a record that is none', async () => {
      if (name === 'toNdjson') return;
      const error = await errorOf((of(5) as unknown as Observable<Row>).pipe(sinkTo(file)));

      expect(error.message).to.include('record must be an object');
      expect(place.names()).to.deep.equal([]);
    });
  });
}
