// Clients that a crash costs something: what they had in doubt, or their place in the stream.

import { of } from 'rxjs';
import { shippedClient, type ClientOptions } from '../client.js';
import type { MakeClient } from '../stage.js';
import type { Variant } from './variant.js';

/** The shipped client with other options. */
const given =
  (change: <N>(options: ClientOptions<N>) => Partial<ClientOptions<N>>): MakeClient =>
  (options) =>
    shippedClient({ ...options, ...change(options) });

/** A client for whom `resumeFrom` is nothing. */
const newcomer: MakeClient = (options) => {
  const { resumeFrom, ...others } = options;
  return resumeFrom === undefined ? shippedClient(options) : shippedClient({ ...others, numeric: options.numeric });
};

export const relivingVariants: readonly Variant[] = [
  { name: 'begins-anew', belief: 'a program that starts again may listen from where it starts', client: newcomer },
  {
    name: 'journal-unread',
    belief: 'what a former run left in doubt is over',
    client: given(({ journal }) => (journal === undefined ? {} : { journal: { ...journal, open: (account) => (journal.open(account).subscribe(), of([])) } })),
  },
  {
    name: 'journal-later',
    belief: 'a command may leave while the journal is still being written',
    client: given(({ journal }) =>
      journal === undefined
        ? {}
        : {
            journal: {
              ...journal,
              intend: (intent) => {
                journal.intend(intent).subscribe();
                return of(undefined);
              },
            },
          },
    ),
  },
];
