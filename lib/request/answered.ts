// From the frames that bear a request's id to its answer. call, command and login end their exchange with it; one operator, since every request passes it.

import { Observable, type OperatorFunction } from 'rxjs';
import type { Inbound } from '../session/protocol.js';

/** The frame that ends the request, as `read` takes it, and completion with it. Execution reports under the same id are passed over; what `read` throws is the error. */
export const answered =
  <F extends Inbound, A>(read: (frame: F) => A): OperatorFunction<F, A> =>
  (frames$) =>
    new Observable((subscriber) =>
      frames$.subscribe({
        next: (frame) => {
          if (!frame.answers) return;
          let answer: A;
          try {
            answer = read(frame);
          } catch (error) {
            subscriber.error(error);
            return;
          }
          subscriber.next(answer);
          subscriber.complete();
        },
        error: (error: unknown) => {
          subscriber.error(error);
        },
        complete: () => {
          subscriber.complete();
        },
      }),
    );
