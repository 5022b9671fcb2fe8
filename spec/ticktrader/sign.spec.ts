import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import { expect } from 'chai';
import { EMPTY, of, throwError, type ObservableInput } from 'rxjs';
import { InvalidRequestError, LoginError } from '../../lib/base/errors.js';
import { Secret } from '../../lib/base/secret.js';
import { checkedCredentials, signature, signatureBy, signedText, type Credentials } from '../../lib/ticktrader/sign.js';
import { errorOf, watch } from '../support/seen.js';

const STAMP = 1443789754000;
const whole = { webApiId: 'id', webApiKey: 'key', webApiSecret: 'secret' };

describe('the signature of a login', () => {
  it('signs stamp, id and key with nothing between them', () => {
    expect(signedText(STAMP, whole)).to.equal('1443789754000idkey');
  });

  it('is what it always was for a known token', () => {
    expect(signature(STAMP, 'id', 'key', 'secret')).to.equal(createHmac('sha256', 'secret').update('1443789754000idkey').digest('base64'));
    expect(signature(1, 'a', 'b', 'c')).to.equal('mzVa2FRjgXWpyX13+S1gVtzXWofeIco6arAScIKLwvA=');
  });

  const secrets = {
    plain: 'kbMsRGqJ4gnpHzLu',
    empty: '',
    'longer than a block': 'x'.repeat(200),
    'not ASCII': 'пароль-ключ-秘密-🔑',
    'with pluses and slashes': 'a+b/c==',
  };
  for (const [kind, secret] of Object.entries(secrets)) {
    it(`agrees with the platform's own HMAC for a secret that is ${kind}`, () => {
      const expected = createHmac('sha256', secret)
        .update(`${String(STAMP)}3f0dкey`, 'utf8')
        .digest('base64');
      expect(signature(STAMP, '3f0d', 'кey', secret)).to.equal(expected);
      expect(signature(STAMP, '3f0d', 'кey', new Secret(secret))).to.equal(expected);
    });
  }
});

describe('the check of credentials', () => {
  const wrong: Readonly<Record<string, readonly [unknown, string]>> = {
    'no id': [{ ...whole, webApiId: undefined }, 'credentials.webApiId'],
    'an empty id': [{ ...whole, webApiId: '' }, 'credentials.webApiId'],
    'an id that is a number': [{ ...whole, webApiId: 7 }, 'credentials.webApiId'],
    'no key': [{ webApiId: 'CANARY', webApiSecret: 'CANARY' }, 'credentials.webApiKey'],
    'no secret': [{ webApiId: 'CANARY', webApiKey: 'CANARY' }, 'credentials.webApiSecret'],
    'an empty secret': [{ webApiId: 'CANARY', webApiKey: 'CANARY', webApiSecret: '' }, 'credentials.webApiSecret'],
    'an empty wrapped secret': [{ webApiId: 'CANARY', webApiKey: 'CANARY', webApiSecret: new Secret('') }, 'credentials.webApiSecret'],
    'a secret for a key': [{ ...whole, webApiKey: new Secret('CANARY') }, 'credentials.webApiKey'],
    'a signer that is no function': [{ webApiId: 'CANARY', webApiKey: 'CANARY', sign: 'CANARY' }, 'credentials.sign'],
    'a signer without a key': [{ webApiId: 'CANARY', sign: () => of('') }, 'credentials.webApiKey'],
    nothing: [undefined, 'credentials'],
    'a text': ['CANARY', 'credentials'],
  };
  for (const [what, [given, field]] of Object.entries(wrong)) {
    it(`names ${field} where there is ${what}, and repeats no value`, () => {
      const check = (): unknown => checkedCredentials(given as Credentials); // as somebody without types would
      expect(check).to.throw(InvalidRequestError).with.property('field', field);
      expect(check).not.to.throw(/CANARY/);
    });
  }

  it('wraps the secret, so that nothing prints it', () => {
    const checked = checkedCredentials({ ...whole, webApiSecret: 'CANARY' });
    expect([inspect(checked, { depth: null, showHidden: true }), JSON.stringify(checked)].join()).not.to.include('CANARY');
    expect(watch(signatureBy(checked, STAMP)).values).to.deep.equal([signature(STAMP, 'id', 'key', 'CANARY')]);
  });

  it('takes a secret that is wrapped already', () => {
    const webApiSecret = new Secret('secret');
    expect(checkedCredentials({ ...whole, webApiSecret })).to.deep.include({ webApiSecret });
  });
});

describe('a signer elsewhere', () => {
  const signer = (sign: (text: string) => ObservableInput<string>): Credentials => ({ webApiId: 'id', webApiKey: 'key', sign });

  it('gets the text of the login, and its first word is the signature', () => {
    const texts: string[] = [];
    const seen = watch(
      signatureBy(
        signer((text) => (texts.push(text), of('one', 'two'))),
        STAMP,
      ),
    );
    expect([texts, seen.values, seen.completed]).to.deep.equal([['1443789754000idkey'], ['one'], true]);
  });

  it('may take its time', async () => {
    const seen = watch(
      signatureBy(
        signer(() => Promise.resolve('later')),
        STAMP,
      ),
    );
    expect(seen.values).to.deep.equal([]);
    await Promise.resolve();
    await Promise.resolve();
    expect(seen.values).to.deep.equal(['later']);
  });

  it('that gives nothing is a login that was not sent and may be tried again', () => {
    expect(
      errorOf(
        watch(
          signatureBy(
            signer(() => EMPTY),
            STAMP,
          ),
        ),
        LoginError,
      ),
    ).to.include({ retryable: true, delivered: 'no' });
  });

  it('that fails, or throws, fails the login with its own error', () => {
    const trouble = new Error('vault sealed');
    const thrown = (): never => {
      throw trouble;
    };
    for (const sign of [() => throwError(() => trouble), thrown]) expect(watch(signatureBy(signer(sign), STAMP)).error).to.equal(trouble);
  });
});
