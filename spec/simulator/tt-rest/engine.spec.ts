import { expect } from 'chai';
import { expectedEndpoints } from './endpoints.expected.js';
import { fields, MONDAY, ttConsole } from './console.js';

const FORM = 'application/x-www-form-urlencoded';

describe('a token', () => {
  it('is given for the bytes that known clients send, percent-encoded or with a bare colon, whatever the content type', () => {
    const { askToken, engine } = ttConsole();
    const { apiKey, apiSecret } = engine.settings;
    const encoded = `grant_type=user_app&app_key=${apiSecret.replace(':', '%3A')}`;
    const bare = `grant_type=user_app&app_key=${apiSecret}`;
    const answers = [
      askToken(encoded, { 'x-api-key': apiKey, 'content-type': FORM }),
      askToken(bare, { 'x-api-key': apiKey, 'content-type': FORM }),
      askToken(encoded, { 'x-api-key': apiKey, 'content-type': `${FORM}, application/json` }),
      askToken(encoded, { 'x-api-key': apiKey, 'content-type': 'application/json' }),
    ];

    for (const { status, body } of answers) {
      expect(status).to.equal(200);
      expect(fields(JSON.parse(body))).to.include({ status: 'Ok', token_type: 'bearer', seconds_until_expiry: 86_400 });
    }
    expect(encoded).to.have.length(103);
  });

  it('looks like a JWT that tells user and company', () => {
    const { askToken, truth } = ttConsole();
    const token = String(fields(JSON.parse(askToken().body))['access_token']);
    const [, claims = ''] = token.split('.');

    expect(fields(JSON.parse(Buffer.from(claims, 'base64url').toString()))).to.include({ id: truth.userIds()[0], company_id: truth.companyId });
  });

  it('is refused for a wrong secret, a missing grant type and a wrong key', () => {
    const { askToken, refusal, engine } = ttConsole();
    const { apiKey, apiSecret } = engine.settings;

    expect(refusal(askToken(`grant_type=user_app&app_key=${apiKey}:wrong`))).to.equal('401 Fail: Invalid app_key');
    expect(refusal(askToken(`app_key=${apiSecret}`))).to.equal('401 Fail: Invalid grant_type');
    expect(refusal(askToken(undefined, {}))).to.equal('403 Forbidden');
  });

  it('may be asked for without a requestId', () => {
    const { raw, engine } = ttConsole();
    const { apiKey, apiSecret } = engine.settings;
    const answer = raw({
      method: 'POST',
      path: '/ttid/ext_uat_cert/token',
      headers: { 'x-api-key': apiKey },
      body: `grant_type=user_app&app_key=${apiSecret}`,
    });

    expect(answer.status).to.equal(200);
  });

  it('ends with its life, and when the server forgets it', () => {
    const { ok, refused, wait, forget, engine } = ttConsole({ tokenLife: 60 });
    ok('GET ttpds/markets');
    wait(59_999);
    ok('GET ttpds/markets');
    wait(1);
    expect(refused('GET ttpds/markets')).to.equal('401 Unauthorized');

    forget();
    ok('GET ttpds/markets');
    engine.revokeTokens();
    expect(refused('GET ttpds/markets')).to.equal('401 Unauthorized');
  });

  it('leaves those before it alive, unless only one may live', () => {
    const many = ttConsole();
    many.headers();
    many.askToken();
    many.ok('GET ttpds/markets');

    const one = ttConsole({ oneToken: true });
    one.headers();
    one.askToken();
    expect(one.refused('GET ttpds/markets')).to.equal('401 Unauthorized');
  });
});

describe('a call', () => {
  const { raw, headers, pathOf, refusal, engine, call } = ttConsole();
  const get = (path: string, more: Readonly<Record<string, string | undefined>> = {}): string => {
    const merged = Object.entries({ ...headers(), ...more }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
    const answer = raw({ method: 'GET', path, headers: Object.fromEntries(merged), body: '' });
    return answer.status === 200 ? '200' : refusal(answer);
  };
  const markets = pathOf('ttpds/markets');

  it('needs the key and a living token', () => {
    expect(get(markets)).to.equal('200');
    expect(get(markets, { 'x-api-key': undefined })).to.equal('403 Forbidden');
    expect(get(markets, { 'x-api-key': '00000000-0000-0000-0000-000000000000' })).to.equal('403 Forbidden');
    expect(get(markets, { authorization: undefined })).to.equal('401 Unauthorized');
    expect(get(markets, { authorization: 'Bearer a.b.c' })).to.equal('401 Unauthorized');
  });

  it('needs a requestId in TT’s form: its name exact, no forbidden characters, two hyphens before the GUID', () => {
    const guid = 'd2ba87c2-5a94-4bdc-91bc-03090d1e1409';
    const withQuery = (query: string): string => get(`/ttpds/ext_uat_cert/markets${query}`);

    expect(withQuery('')).to.equal('400 Fail: Missing required parameter: requestId');
    expect(withQuery(`?requestid=app-co--${guid}`)).to.equal('400 Fail: Missing required parameter: requestId');
    expect(withQuery(`?RESTTEST-host--${guid}`)).to.equal('400 Fail: Missing required parameter: requestId');
    for (const wrong of [`app-co-${guid}`, `app--${guid}`, `Your%20App-co--${guid}`, `a%2Bb-co--${guid}`, 'app-co--1234'])
      expect(withQuery(`?requestId=${wrong}`), wrong).to.equal('400 Fail: Invalid requestId');
    expect(withQuery(`?requestId=my-app-co--${guid}`)).to.equal('200');
  });

  it('is forbidden on a path in other letters, an unknown path, another environment', () => {
    for (const path of [
      '/TTPDS/ext_uat_cert/markets',
      '/ttpds/EXT_UAT_CERT/markets',
      '/ttpds/ext_uat_cert/Markets',
      '/ttpds/ext_prod_live/markets',
      '/ttpds/ext_uat_cert/nothing',
      '/ttpds/ext_uat_cert/%zz',
      '/ttpds/__proto__/markets',
      'http://[',
      '/',
    ])
      expect(get(path), path).to.match(/^403 .*equal-sign/);
    expect(get('/TTPDS/ext_uat_cert/markets', { authorization: undefined })).to.equal('403 Missing Authentication Token');
  });

  it('may end in a slash, and bear parameters nobody knows', () => {
    expect(get(markets.replace('markets', 'markets/'))).to.equal('200');
    expect(get(`${markets}&whatever=1`)).to.equal('200');
  });

  it('is refused with 400 where its body is no JSON', () => {
    const answer = raw({ method: 'POST', path: pathOf('ttuser/user'), headers: headers(), body: '{"alias":' });
    expect(refusal(answer)).to.equal('400 Fail: The body is not valid JSON');
  });

  it('is written into the journal without its secrets', () => {
    call('GET ttledger/fills?accountId=5');
    const last = engine.journal.at(-1);

    expect(last).to.include({
      method: 'GET',
      path: '/ttledger/ext_uat_cert/fills',
      operation: 'getFills',
      status: 200,
      key: true,
      token: true,
      executed: true,
    });
    expect(last?.query).to.deep.equal({ accountId: '5' });
    expect(last?.seq).to.equal(engine.journal.length);
    const [, secret = 'nothing'] = engine.settings.apiSecret.split(':');
    expect(JSON.stringify(engine.journal)).to.not.contain(secret).and.not.contain(headers()['authorization']);
  });
});

describe('a lenient server', () => {
  it('does without what its strictness leaves out', () => {
    const { raw } = ttConsole({ strictness: { requestId: false, lowerCase: false, apiKey: false, token: false } });
    expect(raw({ method: 'GET', path: '/TTPDS/ext_uat_cert/markets', headers: {}, body: '' }).status).to.equal(200);
  });

  it('or is stricter still, and takes no requestId twice', () => {
    const { ok, refused } = ttConsole({ strictness: { freshRequestId: true, requestIdForm: false } });
    expect(refused('GET ttpds/markets')).to.equal('400 Fail: Duplicate requestId'); // the token call bore it
    ok('GET ttpds/markets?requestId=another');
  });
});

describe('a redirect', () => {
  it('leads every GET to the region on the same host, and there it is answered', () => {
    const { call, raw, headers } = ttConsole({ redirect: { region: 'us-east-1' } });
    const { status, headers: more } = call('GET ttpds/markets');
    const location = more['location'] ?? '';

    expect(status).to.equal(303);
    expect(location).to.match(/^\/us-east-1\/ttpds\/ext_uat_cert\/markets\?requestId=/);
    expect(raw({ method: 'GET', path: location, headers: headers(), body: '' }).status).to.equal(200);
  });

  it('leads to another host, which needs no credentials to be told apart', () => {
    const { call } = ttConsole({ redirect: { host: 'http://127.0.0.1:9' } });
    expect(call('GET ttpds/markets').headers['location']).to.match(/^http:\/\/127\.0\.0\.1:9\/ttpds\/ext_uat_cert\/markets\?/);
  });

  it('leaves a POST where it is: a 303 would make a GET of it', () => {
    const { ok } = ttConsole({ redirect: { region: 'eu' } });
    expect(ok('POST ttuser/user', { body: { alias: 'A' } })).to.have.property('user');
  });
});

describe('a large answer', () => {
  it('is refused with 413 unless gzip is taken', () => {
    const { call, refused } = ttConsole({ largestAnswer: 10_000 });
    expect(refused('GET ttledger/fills')).to.equal('413 Request Too Long');
    expect(call('GET ttledger/fills', { headers: { 'accept-encoding': 'gzip' } }).status).to.equal(200);
    expect(call('GET ttid/keyusage').status).to.equal(200);
  });
});

describe('two servers', () => {
  const transcript = (seed: number, start = MONDAY): readonly string[] => {
    const console = ttConsole({ seed, tradeEvery: 5000 }, start);
    return expectedEndpoints
      .filter(({ call }) => call.startsWith('GET') && !call.includes('{'))
      .map(({ call }) => {
        console.wait(700);
        return console.call(call).body;
      });
  };

  it('of one seed give the same bytes for the same calls at the same times', () => {
    expect(transcript(3)).to.deep.equal(transcript(3));
  });

  it('differ by the seed', () => {
    const [one, other] = [transcript(3), transcript(4)];
    expect(one.filter((body, at) => body === other[at])).to.have.length.below(one.length / 2 + 5);
    expect(ttConsole({ seed: 3 }).engine.settings.apiSecret).to.not.equal(ttConsole({ seed: 4 }).engine.settings.apiSecret);
  });
});
