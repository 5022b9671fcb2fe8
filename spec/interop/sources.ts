// What the specs of the bridges feed them with: cursors, and a source that tells whether it is subscribed to.

import { of, Subject, type Observable } from 'rxjs';
import { cursor, type Cursor, type Page } from '../../lib/request/pages.js';

/** A cursor over these pages; `asked` counts the pages that were asked for. */
export const pagesOf = <T>(...pages: readonly (readonly T[])[]): { readonly pages: Cursor<Page<T>>; readonly asked: () => number } => {
  let asked = 0;
  return {
    asked: () => asked,
    pages: cursor({
      fetch: (lastId) => {
        asked++;
        const place = lastId === undefined ? 0 : Number(lastId);
        return of({ records: pages[place] ?? [], isLast: place + 1 >= pages.length, lastId: String(place + 1) });
      },
    }),
  };
};

/** A hot source; `watched` says whether anybody listens. */
export const hot = <T>(): { readonly source$: Observable<T>; readonly subject: Subject<T>; readonly watched: () => boolean } => {
  const subject = new Subject<T>();
  return { subject, source$: subject.asObservable(), watched: () => subject.observed };
};
