// The operators on execution reports, in marbles; and that they narrow, which the compiler checks here.

import { expect } from 'chai';
import { EMPTY, map, type Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { isKnown, ofEvent, ofOrder, type ExecutionReport, type Fill, type KnownReport, type Reject, type ReportOf } from '../../../lib/ticktrader/index.js';
import { watch } from '../../support/seen.js';

/** Compiles only where both types are the same. */
type Same<A, B> = [A, B] extends [B, A] ? true : false;
const same = <A, B>(verdict: Same<A, B>): Same<A, B> => verdict;
type ElementOf<S> = S extends Observable<infer T> ? T : never;

const report = (Event: string, parts: { readonly Id?: string; readonly ClientId?: string } = {}): ExecutionReport => ({
  Event,
  Trade: { Id: '1', Type: 'Limit', Side: 'Buy', Status: 'Calculated', Symbol: 'EURUSD', InitialAmount: 1, RemainingAmount: 1, Created: 0, ...parts },
});
const a = report('Accepted', { Id: '1', ClientId: 'mine' });
const f = report('Filled', { Id: '1', ClientId: 'mine' });
const p = report('PartialFilled', { Id: '2', ClientId: '1' });
const x = report('Teleported', { Id: '3' });

const marbles = (run: Parameters<TestScheduler['run']>[0]): void => {
  new TestScheduler((actual, expected) => {
    expect(actual).to.deep.equal(expected);
  }).run(run);
};

describe('ofEvent', () => {
  it('lets pass the named events only', () => {
    marbles(({ hot, expectObservable }) => {
      const reports$ = hot('-a-f-p-x-f-|', { a, f, p, x });
      expectObservable(reports$.pipe(ofEvent('Filled'))).toBe('---f-----f-|', { f });
      expectObservable(reports$.pipe(ofEvent('Filled', 'PartialFilled'))).toBe('---f-p---f-|', { f, p });
      expectObservable(reports$.pipe(ofEvent())).toBe('-----------|');
    });
  });

  it('hands on errors', () => {
    marbles(({ hot, expectObservable }) => {
      expectObservable(hot<ExecutionReport>('-f-#', { f }).pipe(ofEvent('Filled'))).toBe('-f-#', { f });
    });
  });

  it('narrows to what such a report carries', () => {
    const narrow = (reports$: Observable<ExecutionReport<string>>) => reports$.pipe(ofEvent('Filled', 'Rejected'));
    type Narrowed = ElementOf<ReturnType<typeof narrow>>;
    expect(same<Narrowed, ReportOf<'Filled' | 'Rejected', string>>(true)).to.equal(true);
    const parts = (narrowed: Narrowed): Fill<string> | Reject | undefined => (narrowed.Event === 'Filled' ? narrowed.Fill : narrowed.Reject);
    const seen = watch(narrow(EMPTY).pipe(map(parts)));
    expect([seen.values, seen.completed]).to.deep.equal([[], true]);
  });
});

describe('ofOrder', () => {
  it('lets pass what is about the order, by its id or its ClientId', () => {
    marbles(({ hot, expectObservable }) => {
      const reports$ = hot('-a-f-p-x-|', { a, f, p, x });
      expectObservable(reports$.pipe(ofOrder('mine'))).toBe('-a-f-----|', { a, f });
      expectObservable(reports$.pipe(ofOrder('3'))).toBe('-------x-|', { x });
      expectObservable(reports$.pipe(ofOrder(3))).toBe('-------x-|', { x });
      expectObservable(reports$.pipe(ofOrder(2n))).toBe('-----p---|', { p });
      expectObservable(reports$.pipe(ofOrder('nobody'))).toBe('---------|');
    });
  });
});

describe('isKnown', () => {
  it('tells documented events from others', () => {
    expect([a, f, p, x].map(isKnown)).to.deep.equal([true, true, true, false]);
    expect([report('constructor'), report('filled'), report('')].map(isKnown)).to.deep.equal([false, false, false]);
  });

  it('narrows to the closed union, which Event then discriminates', () => {
    const fillOf = (one: ExecutionReport): Fill | undefined => (isKnown(one) && one.Event === 'Filled' ? one.Fill : undefined);
    expect(fillOf(f)).to.equal(undefined);
    const narrow = (one: ExecutionReport) => (isKnown(one) ? one : undefined);
    expect(narrow(x)).to.equal(undefined);
    expect(same<Exclude<ReturnType<typeof narrow>, undefined>, KnownReport>(true)).to.equal(true);
  });
});
