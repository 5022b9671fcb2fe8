// Values from a cursor, which waits: a page is asked for when its first record is wanted, and nothing is kept but the page that is being handed out.

import { Subscription } from 'rxjs';
import type { Cursor, Page } from '../../request/pages.js';
import { takers, type Feed } from './feed.js';

/** A feed of the records of a cursor's pages. At most what the cursor itself reads ahead is read before it is wanted. */
export const cursorFeed = <T>(pages: Cursor<Page<T>>): Feed<T> => {
  const asking = takers<T>();
  const life = new Subscription();
  let records: readonly T[] = [];
  let place = 0;
  let serving = false;
  let busy = false;

  /** Hands out what the page has, and asks for pages as long as somebody waits. A loop: pages that are there at once would pile up on the stack. */
  const serve = (): void => {
    if (serving) return;
    serving = true;
    while (!busy && !asking.ended && asking.size > 0) {
      if (place < records.length)
        asking.next()?.value(records[place++] as T); // within its bounds
      else ask();
    }
    serving = false;
  };
  const ask = (): void => {
    let given = false;
    busy = true;
    const page = pages.next().subscribe({
      next: (next) => {
        given = true;
        records = next.records;
        place = 0;
      },
      error: (error: unknown) => {
        busy = false;
        asking.end({ error });
      },
      complete: () => {
        busy = false;
        if (!given) asking.end();
        serve();
      },
    });
    life.add(page);
  };

  return {
    take: (taker) => {
      asking.wait(taker);
      serve();
    },
    stop: () => {
      records = [];
      life.unsubscribe();
      asking.end();
    },
  };
};
