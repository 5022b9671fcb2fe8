// What a TT client refuses to be made with, and what it is made with otherwise.

import { inspect } from 'node:util';
import { expect } from 'chai';
import { InvalidRequestError } from '../../lib/base/errors.js';
import { Secret } from '../../lib/base/secret.js';
import { environments } from '../../lib/tt-rest/environments.js';
import { settle } from '../../lib/tt-rest/options.js';
import { KEY, OPTIONS, SECRET } from '../support/tt-rest.js';

/** The error of options that are refused. What JavaScript lets through, types do not: hence the loose values. */
const refusal = (wrong: Readonly<Record<string, unknown>>): InvalidRequestError => {
  try {
    settle({ ...OPTIONS, ...wrong });
  } catch (error) {
    if (error instanceof InvalidRequestError) return error;
    throw error;
  }
  throw new Error(`${inspect(wrong)} was taken`);
};

describe('the options of a TT client', () => {
  for (const [wrong, field] of [
    [{ apiSecret: '' }, 'apiSecret'],
    [{ apiSecret: 'canary-without-colon' }, 'apiSecret'],
    [{ apiSecret: ':canary' }, 'apiSecret'],
    [{ apiSecret: 'canary:' }, 'apiSecret'],
    [{ apiSecret: 'a b:canary' }, 'apiSecret'],
    [{ apiSecret: undefined }, 'apiSecret'],
    [{ apiSecret: 7 }, 'apiSecret'],
    [{ appName: '' }, 'appName'],
    [{ appName: undefined }, 'appName'],
    [{ companyName: '' }, 'companyName'],
    [{ environment: undefined }, 'environment'],
    [{ environment: 'uat' }, 'environment'],
    [{ environment: { name: 'Ext_Uat', baseUrl: 'https://host' } }, 'environment.name'],
    [{ environment: { name: 'a/b', baseUrl: 'https://host' } }, 'environment.name'],
    [{ environment: { baseUrl: 'https://host' } }, 'environment.name'],
    [{ environment: { name: 'x' } }, 'environment.baseUrl'],
    [{ environment: { name: 'x', baseUrl: 'host' } }, 'environment.baseUrl'],
    [{ environment: { name: 'x', baseUrl: 'http://example.com' } }, 'environment.baseUrl'],
    [{ environment: { name: 'x', baseUrl: 'ftp://127.0.0.1' } }, 'environment.baseUrl'],
    [{ environment: { name: 'x', baseUrl: 'https://user:canary@host' } }, 'environment.baseUrl'],
    [{ environment: { name: 'x', baseUrl: 'https://host?x=1' } }, 'environment.baseUrl'],
    [{ plan: 'huge' }, 'plan'],
    [{ plan: { perSecond: 0, perDay: 1 } }, 'plan.perSecond'],
    [{ plan: { perSecond: Number.NaN, perDay: 1 } }, 'plan.perSecond'],
    [{ plan: { perSecond: 1, perDay: 0 } }, 'plan.perDay'],
    [{ requestTimeout: 0 }, 'requestTimeout'],
    [{ requestTimeout: Number.NaN }, 'requestTimeout'],
    [{ retries: -1 }, 'retries'],
    [{ post: { items: 0 } }, 'post.items'],
    [{ post: { pause: -1 } }, 'post.pause'],
  ] as const)
    it(`refuse ${inspect(wrong, { breakLength: Infinity })}, and name ${field}`, () => {
      const error = refusal(wrong);
      expect([error.field, error.delivered]).to.deep.equal([field, 'no']);
      expect(inspect(error)).not.to.contain('canary');
    });

  for (const character of ' \t\n$&+,/:;=?@"<>#%{}|\\^~[]`'.split(''))
    for (const field of ['appName', 'companyName'])
      it(`refuse ${JSON.stringify(character)} in ${field}, since TT forbids it in a requestId`, () => {
        expect(refusal({ [field]: `my${character}app` })).to.have.property('field', field);
      });

  it('take names with hyphens, dots and letters beyond ASCII', () => {
    expect(settle({ ...OPTIONS, appName: 'my-app_2.0', companyName: 'Müller!' })).to.include({ appName: 'my-app_2.0', companyName: 'Müller!' });
  });

  for (const baseUrl of ['http://127.0.0.1:8080', 'http://localhost/', 'http://[::1]:1'])
    it(`take ${baseUrl}, which is this machine`, () => {
      expect(settle({ ...OPTIONS, environment: { name: 'x', baseUrl } }).environment.baseUrl).to.equal(baseUrl.replace(/\/$/, ''));
    });

  it('take the key from the secret, which stays a secret', () => {
    const settled = settle({ ...OPTIONS, apiSecret: new Secret(SECRET) });
    expect(settled.apiKey).to.equal(KEY);
    expect(inspect(settled, { depth: 9 }) + JSON.stringify(settled)).not.to.contain('canary');
  });

  it('have the plans TT sells', () => {
    expect(settle({ ...OPTIONS, plan: 'high' }).plan).to.deep.equal({ perSecond: 25, perDay: 75_000 });
    const { environment, apiSecret, appName, companyName } = OPTIONS;
    expect(settle({ environment, apiSecret, appName, companyName }).plan).to.deep.equal({ perSecond: 3, perDay: 10_000 });
  });

  it("know TT's environments", () => {
    expect(Object.values(environments).map(({ name }) => name)).to.deep.equal(['ext_uat_cert', 'ext_prod_live', 'ext_prod_sim']);
  });
});
