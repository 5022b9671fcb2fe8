// Marble diagrams compared with chai. Specs of single operators draw with it.

import { expect } from 'chai';
import { TestScheduler, type RunHelpers } from 'rxjs/testing';

/** Runs `draw` in the test scheduler's virtual time; hand `scheduler` to what takes one. */
export const marbles = (draw: (helpers: RunHelpers & { readonly scheduler: TestScheduler }) => void): void => {
  const scheduler = new TestScheduler((actual, expected) => {
    expect(actual).to.deep.equal(expected);
  });
  scheduler.run((helpers) => {
    draw({ ...helpers, scheduler });
  });
};
