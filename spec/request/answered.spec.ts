import { expect } from 'chai';
import { of, Subject, throwError } from 'rxjs';
import { answered } from '../../lib/request/answered.js';
import { watch } from '../support/seen.js';
import { toy, type ToyFrame } from '../support/toy.js';

const textOf = ({ text }: ToyFrame): string => text;

describe('answered', () => {
  it('passes reports over, gives the answer, and lets go of the frames', () => {
    const frames$ = new Subject<ToyFrame>();
    const seen = watch(frames$.pipe(answered(textOf)));
    frames$.next(toy.read('report 1 filled'));
    expect([seen.values, seen.completed]).to.deep.equal([[], false]);
    frames$.next(toy.read('answer 1 yes'));
    expect([seen.values, seen.completed, frames$.observed]).to.deep.equal([['yes'], true, false]);
  });

  it('ends without a value where the frames end without an answer', () => {
    const seen = watch(of(toy.read('report 1 filled')).pipe(answered(textOf)));
    expect([seen.values, seen.completed, seen.error]).to.deep.equal([[], true, undefined]);
  });

  it('hands on what the frames, or the reading of the answer, fail with, and gives nothing', () => {
    const lost = new Error('lost');
    const fail = (): never => {
      throw lost;
    };
    for (const frames$ of [throwError(() => lost), of(toy.read('answer 1 yes'))]) {
      const seen = watch(frames$.pipe(answered<ToyFrame, string>(fail)));
      expect([seen.values, seen.completed, seen.error]).to.deep.equal([[], false, lost]);
    }
  });
});
