// What the server that hands out this page says about where to trade, so that the form is filled in.

import { catchError, EMPTY, type Observable } from 'rxjs';
import { fromFetch } from 'rxjs/fetch';
import type { Login } from './session.js';

export const offeredLogin = (): Observable<Login> =>
  fromFetch('connection.json', { selector: (response) => response.json() as Promise<Login> }).pipe(catchError(() => EMPTY)); // our own server's words; without it the form is empty
