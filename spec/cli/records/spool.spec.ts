// Where records wait for their file.

import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { lastValueFrom, toArray } from 'rxjs';
import { CommandError } from '../../../lib/cli/exit.js';
import { openSpool, spoolPath } from '../../../lib/cli/records/spool.js';
import { spooled } from '../../../lib/cli/records/spooled.js';

describe('cli/records/spool', () => {
  let folder: string;
  let out: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rxtt-spool-'));
    out = join(folder, 'h.csv');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const anew = { resume: false, isLines: false };
  const again = { resume: true, isLines: false };
  const holding = (...ids: readonly number[]): void => {
    const spool = openSpool(out, anew);
    spool.append(ids.map((Id) => ({ Id })));
    spool.close();
  };

  it('is there, line by line, the moment records are appended', () => {
    const spool = openSpool(out, anew);
    spool.append([{ Id: 1, text: 'ä' }, { Id: 2 }]);

    expect(readFileSync(spoolPath(out), 'utf8')).to.equal('{"Id":1,"text":"ä"}\n{"Id":2}\n');
    expect(spool).to.include({ path: `${out}.part`, count: 2 });
    expect(spool.last).to.deep.equal({ Id: 2 });
    spool.close();
  });

  it('goes on behind what was left', () => {
    holding(1, 2, 3);
    const spool = openSpool(out, again);

    expect([spool.count, spool.last]).to.deep.equal([3, { Id: 3 }]);
    spool.append([{ Id: 4 }]);
    spool.close();
    expect(readFileSync(spoolPath(out), 'utf8').split('\n').length).to.equal(5);
  });

  for (const [what, rest] of [
    ['half a line', '{"Id":4,"te'],
    ['a line that is no record', '\u0000\u0000\u0000\n'],
    ['two of them and a half', 'x\ny\n{"I'],
  ] as const)
    it(`cuts off ${what} that a crash left`, () => {
      holding(1, 2);
      appendFileSync(spoolPath(out), rest);
      const spool = openSpool(out, again);

      expect([spool.count, spool.last]).to.deep.equal([2, { Id: 2 }]);
      spool.close();
      expect(readFileSync(spoolPath(out), 'utf8')).to.equal('{"Id":1}\n{"Id":2}\n');
    });

  it('begins anew where nothing is to be resumed', () => {
    holding(1, 2);
    const spool = openSpool(out, anew);
    spool.close();

    expect([spool.count, spool.last, readFileSync(spoolPath(out), 'utf8')]).to.deep.equal([0, undefined, '']);
  });

  it('takes up a finished file of lines under its own name, and no other file', () => {
    writeFileSync(out, '{"Id":1}\n');
    openSpool(out, again).close();
    expect(existsSync(out), 'a table').to.equal(true);

    rmSync(spoolPath(out));
    const spool = openSpool(out, { resume: true, isLines: true });
    expect([spool.count, existsSync(out)]).to.deep.equal([1, false]);
    spool.close();
  });

  for (const text of ['notes\nof mine\n', '{"Id":1}\nnotes\n', 'notes'])
    it(`leaves a file alone that is none of records: ${JSON.stringify(text)}`, () => {
      writeFileSync(out, text);

      expect(() => openSpool(out, { resume: true, isLines: true })).to.throw(CommandError, `${out} holds something else`);
      expect([readFileSync(out, 'utf8'), existsSync(spoolPath(out))]).to.deep.equal([text, false]);
    });

  it('is read in chunks, whatever its size', async () => {
    const ids = Array.from({ length: 2_500 }, (_, index) => index);
    const spool = openSpool(out, anew);
    spool.append(ids.map((Id) => ({ Id, text: 'x'.repeat(1_000) })));
    spool.close();
    const chunks = await lastValueFrom(spooled(spool.path).pipe(toArray()));

    expect(chunks.map(({ length }) => length)).to.deep.equal([1000, 1000, 500]);
    expect(chunks.flat().map((record) => (record as { readonly Id: number }).Id)).to.deep.equal(ids);
  });

  it('names the line that is damaged', async () => {
    writeFileSync(spoolPath(out), '{"Id":1}\nno\n');
    const error = await lastValueFrom(spooled(spoolPath(out))).catch((reason: unknown) => reason);

    expect(String(error)).to.include(`${spoolPath(out)} is damaged at line 2`);
  });
});
