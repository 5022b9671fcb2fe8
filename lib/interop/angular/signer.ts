// Signing elsewhere: an endpoint that is given the text of a login and answers with its signature, so that no secret is in the application. tick-trader asks it.

import { inject, InjectionToken, Injector, runInInjectionContext } from '@angular/core';
import { defer, type Observable } from 'rxjs';
import { fromFetch } from 'rxjs/fetch';
import { LoginError } from '../../base/errors.js';
import type { RxttFeature } from './provide.js';

/** Where the signer is, and what requests to it bear besides the text. */
interface RemoteSigner {
  readonly url: string;
  readonly init?: (() => RequestInit) | undefined;
}

/** The signer of an environment. Default: `/rxtt/sign` on the application's own origin. */
const SIGNER = new InjectionToken<RemoteSigner>('where logins of rxtt are signed');
const DEFAULT: RemoteSigner = { url: '/rxtt/sign' };

/** From here on a server is in trouble; below it has decided. */
const TROUBLE = 500;

const refusal = (url: string, status: number): LoginError =>
  new LoginError(`The signer at ${url} answered ${String(status)}, so no login was sent.`, '', { delivered: 'no', retryable: status >= TROUBLE });

/** Posts `text` and emits what comes back. Asked anew by each subscription; unsubscribing aborts. */
const signedAt = (url: string, text: string, init: RequestInit = {}): Observable<string> => {
  const headers = new Headers(init.headers);
  headers.set('content-type', 'text/plain');
  return fromFetch(url, {
    ...init,
    method: 'POST',
    body: text,
    headers,
    selector: async (response) => {
      if (!response.ok) throw refusal(url, response.status);
      return (await response.text()).trim();
    },
  });
};

/** The signer of this environment, as the option `sign` of a client. Only in an injection context. */
export const injectSigner = (): ((text: string) => Observable<string>) => {
  const { url, init } = inject(SIGNER, { optional: true }) ?? DEFAULT;
  const injector = inject(Injector);
  return (text) => defer(() => signedAt(url, text, init && runInInjectionContext(injector, init)));
};

/**
 * Logins are signed by the endpoint at `url`: it gets a POST with the text to sign (stamp, id and key) as plain text, and answers with the signature,
 * Base64(HMAC-SHA256(secret, text)). It decides who may have one: `init` adds what it wants to see, a token of your own say, and may inject.
 * An answer of 500 or more is a passing trouble; any other that is not in the 200s is final.
 */
export const withRemoteSigner = (url: string, init?: () => RequestInit): RxttFeature => ({ providers: [{ provide: SIGNER, useValue: { url, init } }] });
