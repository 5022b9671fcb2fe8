// A secret shows in nothing that prints.

import { inspect } from 'node:util';
import { expect } from 'chai';
import { Secret } from '../../lib/base/secret.js';

const CANARY = 'canary-7f3a';
const secret = new Secret(CANARY);

describe('Secret', () => {
  const prints: Readonly<Record<string, string>> = {
    'a string': String(secret),
    'a template': `key=${secret.toString()}`,
    'a concatenation': 'key=' + String(secret),
    JSON: JSON.stringify({ credentials: { secret } }),
    inspect: inspect({ deep: { deeper: [secret] } }, { depth: null, showHidden: true }),
    'its own fields': inspect([Object.entries(secret), Reflect.ownKeys(secret)]),
    'a copy': JSON.stringify(Object.assign({}, secret)),
    'the message of an error': new Error(`refused ${String(secret)}`).message,
    'a structured clone': inspect(structuredClone({ secret })),
  };
  for (const [where, print] of Object.entries(prints)) {
    it(`does not show in ${where}`, () => {
      expect(print).not.to.include(CANARY);
    });
  }

  it('shows that it was there', () => {
    expect([String(secret), JSON.stringify(secret), inspect(secret)]).to.deep.equal(['<redacted>', '"<redacted>"', '<redacted>']);
  });

  it('reveals itself when asked', () => {
    expect(secret.reveal()).to.equal(CANARY);
  });

  it('is made of text, or stays the secret it is', () => {
    expect(Secret.of(CANARY).reveal()).to.equal(CANARY);
    expect(Secret.of(secret)).to.equal(secret);
  });
});
