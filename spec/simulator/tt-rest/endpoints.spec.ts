import { expect } from 'chai';
import { ttInventions } from '../../../lib/simulator/tt-rest/inventions.js';
import { services } from '../../../lib/simulator/tt-rest/services/services.js';
import { fields, listIn, onlyIn, ttConsole } from './console.js';
import { expectedEndpoints, type ExpectedEndpoint } from './endpoints.expected.js';

/** Bodies of the writes, each as far as the world needs it. */
const bodiesOf = (ids: Readonly<Record<string, string | number>>): Readonly<Record<string, unknown>> => ({
  provisionUsers: [{ email: 'new@example.com' }],
  addAdminFill: { accountId: ids['accountId'], instrumentId: ids['instrumentId'], side: 1, lastQty: 3, lastPx: 100.25 },
  setCompanyProductMargins: [{ productId: ids['productId'], margin: 4200 }],
  updateUser: { lastName: 'Changed' },
  createUser: { alias: 'NEW' },
  createAccount: { name: 'NEW' },
  updateAccount: { name: 'CHANGED' },
  setAccountLimits: { creditLimit: 100 },
  setAccountUser: { userId: ids['userId'], accountId: ids['accountId'] },
  setAccountUsers: [{ userId: ids['userId'], accountId: ids['accountId'] }],
  createBacktest: {
    accountId: ids['accountId'],
    algoId: ids['algoId'],
    startTime: 1_767_600_000,
    stopTime: 1_767_610_000,
    replayInstruments: [ids['instrumentId']],
  },
});

describe('the 98 endpoints', () => {
  const console = ttConsole({ lists: { pause: 0 } });
  const { truth } = console;
  const [product = ''] = truth.productIds();
  const ids: Record<string, string | number> = {
    accountId: truth.accountIds()[0] ?? 0,
    algoId: truth.algoIds()[0] ?? '',
    companyId: truth.companyId,
    instrumentId: truth.instrumentIds()[0] ?? '',
    orderId: truth.orderIds()[0] ?? '',
    orderTagDefaultId: 1,
    productFamilyId: String(onlyIn(console.ok(`GET ttpds/product/${product}`), 'product')['familyId']),
    productId: product,
    riskGroupId: 301,
    userGroupId: 401,
    userId: truth.userIds()[0] ?? 0,
  };
  const filled = (call: string): string => call.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(ids[name])));
  const answerTo = ({ operation, call }: ExpectedEndpoint) => {
    if (operation === 'createToken') return fields(JSON.parse(console.askToken().body));
    if (operation === 'getBacktestResult') console.wait(20_000);
    return console.ok(filled(call), { body: bodiesOf(ids)[operation] });
  };

  it('are those of the list, service by service, and no others', () => {
    const listed = expectedEndpoints.map(({ operation, call }) => `${operation} ${call.replace(/\?.*/, '')}`);
    const served = [...services].flatMap(([service, endpoints]) => endpoints.map(({ operation, verb, path }) => `${operation} ${verb} ${service}${path}`));

    expect(listed).to.have.length(98);
    expect(served).to.have.members(listed);
  });

  for (const endpoint of expectedEndpoints) {
    const { operation, call, key, shape } = endpoint;
    it(`answers ${operation}, ${call}${key === undefined ? '' : `, with ${key} (${shape ?? ''})`}`, () => {
      const answer = answerTo(endpoint);
      if (operation === 'createSodUpload') ids['batchId'] = String(answer['batchId']);
      if (operation === 'createBacktest') ids['backtestId'] = String(fields(answer['backtest'])['id']);

      expect(answer['status']).to.equal('Ok');
      expect(answer['lastPage']).to.be.oneOf(['true', 'false']);
      if (key === undefined) return;
      const value = answer[key];
      if (shape === 'list' || shape === 'tables') expect(listIn(answer, key), operation).to.not.be.empty;
      else if (shape === 'object') expect(fields(value)).to.not.be.empty;
      else expect(value).to.be.a('string').with.length.above(10);
    });
  }

  it('note as an invention every answer whose shape is not known, and name only endpoints there are', () => {
    const open = expectedEndpoints.filter(({ key }) => key === undefined).map(({ operation }) => operation);

    expect(Object.keys(ttInventions)).to.include.members(open);
    expect(expectedEndpoints.map(({ operation }) => operation)).to.include.members(Object.keys(ttInventions));
  });
});
