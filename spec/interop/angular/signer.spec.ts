// The remote signer: what is posted, what becomes of answers.

import { inject, InjectionToken } from '@angular/core';
import { expect } from 'chai';
import { firstValueFrom } from 'rxjs';
import { LoginError } from '../../../lib/index.js';
import { provideRxtt, withRemoteSigner } from '../../../lib/interop/angular/index.js';
import { injectSigner } from '../../../lib/interop/angular/signer.js';
import { environment, inside } from './support.js';

const CSRF = new InjectionToken<string>('a token of the application');

describe('the signer of an application', () => {
  const platform = globalThis.fetch;
  let asked: { readonly url: unknown; readonly init: RequestInit | undefined }[] = [];

  const answering = (status: number, body: string): void => {
    globalThis.fetch = (url, init) => {
      asked.push({ url, init });
      return Promise.resolve(new Response(body, { status }));
    };
  };
  beforeEach(() => {
    asked = [];
  });
  afterEach(() => {
    globalThis.fetch = platform;
  });

  it('posts the text to /rxtt/sign unless told where, once it is subscribed to, and emits the answer', async () => {
    answering(200, 'c2lnbmVk\n');
    const sign = inside(environment(provideRxtt({})), injectSigner);
    const signature$ = sign('1767571200000idkey');
    expect(asked).to.deep.equal([]);
    expect(await firstValueFrom(signature$)).to.equal('c2lnbmVk');
    expect(asked.map(({ url, init }) => [url, init?.method, init?.body])).to.deep.equal([['/rxtt/sign', 'POST', '1767571200000idkey']]);
  });

  it('adds what the application wants it to, each time, and may inject it', async () => {
    answering(200, 'signed');
    const feature = withRemoteSigner('https://desk.example/sign', () => ({ headers: { 'x-csrf': inject(CSRF) }, credentials: 'include' }));
    const sign = inside(environment(provideRxtt({}, feature), { provide: CSRF, useValue: 'morning' }), injectSigner);
    await firstValueFrom(sign('text'));
    const [call] = asked;
    expect(call?.url).to.equal('https://desk.example/sign');
    expect(call?.init?.credentials).to.equal('include');
    expect(Object.fromEntries(new Headers(call?.init?.headers))).to.deep.equal({ 'content-type': 'text/plain', 'x-csrf': 'morning' });
  });

  for (const [status, isRetryable] of [
    [401, false],
    [403, false],
    [500, true],
    [503, true],
  ] as const) {
    it(`takes ${String(status)} for ${isRetryable ? 'a passing trouble' : 'final'}, and shows nothing of the body`, async () => {
      answering(status, 'the secret is 42');
      const sign = inside(environment(provideRxtt({})), injectSigner);
      const error: unknown = await firstValueFrom(sign('text')).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(LoginError);
      expect(error).to.include({ retryable: isRetryable, delivered: 'no' });
      expect(String(error)).to.include(String(status)).and.not.include('42');
    });
  }
});
