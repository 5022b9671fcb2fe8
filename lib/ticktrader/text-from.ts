// The text that a function of the user's hands over: a signature, a one-time password. sign and two-factor take theirs from here.

import { from, of, type Observable, type ObservableInput } from 'rxjs';

/** What `input` gives. A plain string is one text: rxjs's own `from` would take it for a list of characters, and its type lets it pass. */
export const textFrom = (input: ObservableInput<string>): Observable<string> => (typeof input === 'string' ? of(input) : from(input));
