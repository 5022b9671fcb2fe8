// Records to standard output: one chunk after the other has left.

import { expect } from 'chai';
import { EMPTY, from, lastValueFrom, Observable, of, Subject, toArray } from 'rxjs';
import { deliver } from '../../../lib/cli/records/deliver.js';
import { ofEach, ofLists } from '../../../lib/cli/records/source.js';
import { screenOf, type Screen } from '../../../lib/cli/terminal/screen.js';
import { FakeHost } from '../host.js';

const deskWith = (change: Partial<Screen>) => ({ screen: { ...screenOf(new FakeHost()), ...change }, env: {}, keyboard: undefined });

describe('cli/records/deliver', () => {
  it('asks for no more while a reader is slow', () => {
    const left$ = new Subject<never>();
    const asked: number[] = [];
    const numbers$ = new Observable<object>((subscriber) => from([{ n: 1 }, { n: 2 }]).subscribe(subscriber));
    const said: string[] = [];
    deliver({ name: 'x' }, {}, (work) => ofEach(numbers$)((chunk) => (asked.push(asked.length), work(chunk))), deskWith({ drained: () => left$ })).subscribe(
      ({ text }) => said.push(text),
    );

    expect(said).to.deep.equal(['{"n":1}']);
    left$.complete();
    expect(said).to.deep.equal(['{"n":1}', '{"n":2}']);
  });

  it('fails where what was written could not leave', async () => {
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
    const failing = deskWith({
      drained: () =>
        new Observable<never>((subscriber) => {
          subscriber.error(full);
        }),
    });
    const ended = await lastValueFrom(deliver({ name: 'x' }, {}, ofLists(of([{ n: 1 }])), failing)).catch((error: unknown) => error);

    expect(ended).to.equal(full);
  });

  it('says at a terminal that there was nothing', async () => {
    const outputs = await lastValueFrom(deliver({ name: 'trade' }, {}, ofLists(of([])), deskWith({ isTerminal: true, drained: () => EMPTY })).pipe(toArray()));

    expect(outputs).to.deep.equal([{ kind: 'note', text: 'no trades' }]);
  });
});
