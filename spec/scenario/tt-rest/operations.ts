// All 98 operations of TT in one table: how the client asks, and what kind of value must come. every-operation runs it through both doors.

import { expect } from 'chai';
import { concatMap, take, type Observable } from 'rxjs';
import type { TtRest } from '../../../lib/tt-rest/index.js';
import { only, type Desk } from './desk.js';

/** Numbers of things in the simulated world. */
export interface Ids {
  readonly account: number;
  readonly algo: string;
  readonly company: number;
  readonly family: string;
  readonly instrument: string;
  readonly order: string;
  readonly product: string;
  readonly user: number;
}

/** What a member of a record must be. */
type Kind = 'string' | 'number' | 'boolean' | 'object' | 'array';

/** One operation. */
export interface Operation {
  /** TT's name of it. */
  readonly name: string;
  readonly ask: (tt: TtRest, ids: Ids) => Observable<unknown>;
  /** Fails the spec where what came is of another kind. */
  readonly check: (values: readonly unknown[]) => void;
}

const hasMembers = (value: unknown, members: Readonly<Record<string, Kind>>): void => {
  expect(value).to.be.an('object');
  for (const [name, kind] of Object.entries(members)) expect(Reflect.get(value as object, name), name).to.be.a(kind); // just asserted
};

/** One record with these members. */
const one =
  (members: Readonly<Record<string, Kind>>) =>
  (values: readonly unknown[]): void => {
    expect(values).to.have.length(1);
    hasMembers(values[0], members);
  };

/** At least one record, each with these members. */
const some =
  (members: Readonly<Record<string, Kind>>) =>
  (values: readonly unknown[]): void => {
    expect(values).to.not.have.length(0);
    for (const value of values) hasMembers(value, members);
  };

const link = (values: readonly unknown[]): void => {
  expect(values).to.have.length(1);
  expect(values[0]).to.match(/^http:\/\/127\.0\.0\.1/);
};

/** What the simulator calls its first backtest and its first upload. */
const BACKTEST = 5001;
const BATCH = '00000001';

const FILL = {
  ...{ recordId: 'string', timeStamp: 'string', accountId: 'string', instrumentId: 'string', algoId: 'string' },
  ...{ side: 'number', lastQty: 'number', lastPx: 'number', ordStatus: 'number', aggressorIndicator: 'boolean', externallyCreated: 'boolean' },
} as const satisfies Readonly<Record<string, Kind>>;
const ORDER = {
  orderId: 'string',
  accountId: 'string',
  userId: 'string',
  currUserId: 'string',
  dateTime: 'string',
  side: 'number',
  orderType: 'number',
} as const;
const POSITION = { accountId: 'string', instrumentId: 'string', netPosition: 'number', sodNetPos: 'number', pnl: 'number' } as const;
const INSTRUMENT = { id: 'string', name: 'string', tickSize: 'number', marketId: 'string' } as const;
const NAMED = { id: 'string', name: 'string' } as const;

const accountsOfUsers = ({ user, account }: Ids) => ({ userId: user, accountId: account });

const IN_ORDER: readonly Operation[] = [
  {
    name: 'createToken',
    ask: ({ id, state$ }) => id.keyUsage().pipe(concatMap(() => state$.pipe(take(1)))),
    check: one({ status: 'string', expiresAt: 'number' }),
  },
  { name: 'getKeyUsage', ask: ({ id }) => id.keyUsage(), check: one({ keyUsage: 'object' }) },
  { name: 'getHealthCheckStatus', ask: ({ id }) => id.healthCheckStatus(), check: one({ healthCheckStatus: 'object' }) },
  { name: 'provisionUsers', ask: ({ id }) => id.provisionUsers([{ email: 'new@example.com' }]), check: one({ applied: 'number', answer: 'object' }) },

  { name: 'getAlgoData', ask: ({ pds }) => pds.algoData(), check: one({ algoData: 'object' }) },
  { name: 'getAlgos', ask: ({ pds }) => pds.algos(), check: some(NAMED) },
  { name: 'getAlgoUserParameters', ask: ({ pds }, { algo }) => pds.algoUserParameters(algo), check: some({ name: 'string' }) },
  {
    name: 'getCurrencyRates',
    ask: ({ pds }) => pds.currencyRates({ fromCurrencyName: 'EUR', toCurrencyName: 'USD' }),
    check: one({ rate: 'number' }),
  },
  { name: 'getInstrument', ask: ({ pds }, { instrument }) => pds.instrument(instrument), check: one(INSTRUMENT) },
  { name: 'getInstrumentData', ask: ({ pds }) => pds.instrumentData(), check: one({ optionCodes: 'array' }) },
  { name: 'getInstruments', ask: ({ pds }, { product }) => pds.instruments({ productId: product }), check: some(INSTRUMENT) },
  { name: 'getMarkets', ask: ({ pds }) => pds.markets(), check: some(NAMED) },
  { name: 'getMicCodes', ask: ({ pds }) => pds.micCodes(), check: one({ micCodes: 'array' }) },
  { name: 'getMics', ask: ({ pds }) => pds.mics(), check: some({ id: 'string', marketId: 'string' }) },
  { name: 'getProduct', ask: ({ pds }, { product }) => pds.product(product), check: one({ id: 'string', currencyId: 'string' }) },
  { name: 'getProductData', ask: ({ pds }) => pds.productData(), check: one({ currencies: 'array', productTypes: 'array' }) },
  { name: 'getProductFamilies', ask: ({ pds }) => pds.productFamilies({ marketId: [7, 32] }), check: some(NAMED) },
  { name: 'getProductFamily', ask: ({ pds }, { family }) => pds.productFamily({ productFamilyId: family }), check: one({ id: 'string', products: 'array' }) },
  { name: 'getProductFamilyById', ask: ({ pds }, { family }) => pds.productFamilyById(family), check: one({ id: 'string' }) },
  { name: 'getProducts', ask: ({ pds }) => pds.products({ marketId: 7 }), check: some({ id: 'string', symbol: 'string' }) },
  { name: 'getSecurityExchanges', ask: ({ pds }) => pds.securityExchanges(), check: one({ securityExchanges: 'array' }) },
  { name: 'getSyntheticInstruments', ask: ({ pds }) => pds.syntheticInstruments(), check: some({ id: 'string', name: 'string' }) },

  { name: 'getFills', ask: ({ ledger }, { account }) => ledger.fills({ accountId: account }), check: some(FILL) },
  { name: 'getOrderData', ask: ({ ledger }) => ledger.orderData(), check: one({ side: 'object', orderType: 'object' }) },
  { name: 'getOrders', ask: ({ ledger }) => ledger.orders(), check: some(ORDER) },
  { name: 'getOrder', ask: ({ ledger }, { order }) => ledger.order(order), check: one(ORDER) },
  { name: 'getPositionModifications', ask: ({ ledger }) => ledger.positionModifications(), check: some({ accountId: 'string', modificationType: 'number' }) },
  { name: 'getTcrFills', ask: ({ ledger }) => ledger.tcrFills(), check: some(FILL) },
  { name: 'getTradingAccountFills', ask: ({ ledger }, { account }) => ledger.tradingAccountFills({ accountId: account }), check: some(FILL) },

  {
    name: 'addAdminFill',
    ask: ({ monitor }, { account, instrument }) => monitor.addAdminFill({ accountId: account, instrumentId: instrument, side: 1, lastQty: 3, lastPx: 100.25 }),
    check: one({ fills: 'array' }),
  },
  { name: 'getCreditUtilization', ask: ({ monitor }, { account }) => monitor.creditUtilization({ accountId: account }), check: some({ accountId: 'string' }) },
  { name: 'getPositions', ask: ({ monitor }, { account }) => monitor.positions({ accountIds: [account] }), check: some(POSITION) },
  { name: 'getPositionsForAccount', ask: ({ monitor }, { account }) => monitor.positionsForAccount(account), check: some(POSITION) },
  {
    name: 'getProductFamilyPositions',
    ask: ({ monitor }, { account }) => monitor.productFamilyPositions({ accountIds: account }),
    check: some({ productFamilyId: 'string', netPosition: 'number' }),
  },
  {
    name: 'getProductFamilyPositionsForAccount',
    ask: ({ monitor }, { account }) => monitor.productFamilyPositionsForAccount(account),
    check: some({ productFamilyId: 'string', netPosition: 'number' }),
  },
  {
    name: 'getProductPositions',
    ask: ({ monitor }, { account }) => monitor.productPositions({ accountIds: account }),
    check: some({ productId: 'string', netPosition: 'number' }),
  },
  {
    name: 'getProductPositionsForAccount',
    ask: ({ monitor }, { account }) => monitor.productPositionsForAccount(account),
    check: some({ productId: 'string', netPosition: 'number' }),
  },
  { name: 'getSod', ask: ({ monitor }, { account }) => monitor.sod(account), check: some({ instrumentId: 'string', sodNetPos: 'number' }) },
  { name: 'createSodUpload', ask: ({ monitor }) => monitor.createSodUpload({}), check: one({ batchId: 'string', url: 'string' }) },
  { name: 'getSodUploadStatus', ask: ({ monitor }) => monitor.sodUploadStatus(BATCH), check: one({ uploadStatus: 'string' }) },

  { name: 'getCommonData', ask: ({ setup }) => setup.commonData(), check: one({ commonData: 'object' }) },
  { name: 'getTtCommonData', ask: ({ setup }) => setup.ttCommonData(), check: one({ ttCommonData: 'object' }) },
  {
    name: 'setCompanyProductMargins',
    ask: ({ setup }, { company, product }) => setup.setCompanyProductMargins(company, [{ productId: product, margin: 4200 }]),
    check: one({ applied: 'number', answer: 'object' }),
  },
  { name: 'getCompanyProductMargins', ask: ({ setup }, { company }) => setup.companyProductMargins(company), check: some({ productId: 'string' }) },
  { name: 'getOrderTagDefaults', ask: ({ setup }) => setup.orderTagDefaults(), check: some({ userId: 'string', fieldId: 'string' }) },
  { name: 'getOrderTagDefault', ask: ({ setup }) => setup.orderTagDefault('1'), check: one({ orderTagDefault: 'array' }) },
  { name: 'getOrderTagDefaultAlgos', ask: ({ setup }, { company }) => setup.orderTagDefaultAlgos({ companyId: company }), check: one({ algos: 'array' }) },
  { name: 'getOrderTagDefaultCommonData', ask: ({ setup }) => setup.orderTagDefaultCommonData(), check: one({ orderTagDefaultCommonData: 'object' }) },
  {
    name: 'getOrderTagDefaultCompanyExchangeProductGroups',
    ask: ({ setup }) => setup.orderTagDefaultCompanyExchangeProductGroups(),
    check: some({ ...NAMED, companyId: 'string' }),
  },
  { name: 'getOrderTagDefaultExchangeProductGroups', ask: ({ setup }) => setup.orderTagDefaultExchangeProductGroups(), check: some(NAMED) },
  { name: 'getOrderTagDefaultProfiles', ask: ({ setup }) => setup.orderTagDefaultProfiles(), check: some(NAMED) },
  { name: 'getOrderTagDefaultFields', ask: ({ setup }) => setup.orderTagDefaultFields(), check: some({ fieldId: 'string', name: 'string' }) },
  { name: 'getOrganizations', ask: ({ setup }) => setup.organizations(), check: one({ organizations: 'array' }) },
  { name: 'getConnections', ask: ({ setup }) => setup.connections(), check: one({ connections: 'array' }) },
  { name: 'getReport', ask: ({ setup }) => setup.report(), check: one({ report: 'object' }) },

  { name: 'getUsers', ask: ({ user }) => user.users(), check: some({ id: 'string', alias: 'string', firstname: 'string' }) },
  { name: 'getUser', ask: (tt, { user }) => tt.user.user(user), check: one({ id: 'string', firstName: 'string', userActive: 'boolean' }) },
  { name: 'getUserAccounts', ask: (tt, { user }) => tt.user.userAccounts(user), check: some({ accountId: 'string', accountName: 'string' }) },
  { name: 'getUserLimits', ask: (tt, { user }) => tt.user.userLimits(user), check: some({ userId: 'string', riskLimits: 'object' }) },
  { name: 'updateUser', ask: (tt, { user }) => tt.user.updateUser(user, { lastName: 'Changed' }), check: one({ user: 'array' }) },
  { name: 'createUser', ask: ({ user }) => user.createUser({ alias: 'NEW' }), check: one({ user: 'array' }) },
  { name: 'getStateIds', ask: ({ user }) => user.stateIds(), check: some({ stateId: 'string', stateName: 'string' }) },
  { name: 'getCountryIds', ask: ({ user }) => user.countryIds(), check: some({ countryId: 'string', countryName: 'string' }) },
  { name: 'getUserSettings', ask: (tt, { user }) => tt.user.userSettings(user), check: one({ settings: 'object' }) },
  { name: 'getUserMarketData', ask: (tt, { user }) => tt.user.userMarketData(user), check: one({ marketData: 'array' }) },
  { name: 'getUserCustomFields', ask: (tt, { user }) => tt.user.userCustomFields(user), check: one({ customFields: 'array' }) },

  { name: 'getAccounts', ask: ({ account }) => account.accounts(), check: some({ ...NAMED, accountType: 'number', revision: 'number' }) },
  { name: 'getAccount', ask: (tt, { account }) => tt.account.account(account), check: one({ ...NAMED, brokerName: 'string' }) },
  { name: 'getAccountAlgoSettings', ask: (tt, { account }) => tt.account.accountAlgoSettings(account), check: one({ algoSettings: 'object' }) },
  { name: 'getAccountLimits', ask: (tt, { account }) => tt.account.accountLimits(account), check: some({ accountId: 'string', riskLimits: 'object' }) },
  { name: 'getAccountRestrictions', ask: (tt, { account }) => tt.account.accountRestrictions(account), check: one({ restrictions: 'object' }) },
  { name: 'getAccountRiskSettings', ask: (tt, { account }) => tt.account.accountRiskSettings(account), check: one({ riskSettings: 'object' }) },
  { name: 'getAccountSettings', ask: (tt, { account }) => tt.account.accountSettings(account), check: one({ settings: 'object' }) },
  { name: 'getAccountUsers', ask: (tt, { account }) => tt.account.accountUsers(account), check: one({ users: 'array' }) },
  { name: 'createAccount', ask: (tt, { account }) => tt.account.createAccount({ name: 'NEW', parentAccountId: account }), check: one({ account: 'array' }) },
  { name: 'getAccountChildren', ask: (tt, { account }) => tt.account.accountChildren(account), check: some(NAMED) },
  { name: 'updateAccount', ask: (tt, { account }) => tt.account.updateAccount(account, { name: 'CHANGED' }), check: one({ account: 'array' }) },
  { name: 'setAccountLimits', ask: (tt, { account }) => tt.account.setAccountLimits(account, { creditLimit: 100 }), check: one({ accountLimits: 'array' }) },
  { name: 'setAccountUser', ask: (tt, ids) => tt.account.setAccountUser(accountsOfUsers(ids)), check: one({ accountUsers: 'array' }) },
  { name: 'setAccountUsers', ask: (tt, ids) => tt.account.setAccountUsers([accountsOfUsers(ids)]), check: one({ applied: 'number', answer: 'object' }) },
  { name: 'getAccountUser', ask: (tt, ids) => tt.account.accountUser(accountsOfUsers(ids)), check: one({ accountUser: 'array' }) },

  { name: 'getRiskGroups', ask: ({ group }) => group.riskGroups(), check: one({ riskGroups: 'array' }) },
  { name: 'getRiskGroup', ask: ({ group }) => group.riskGroup(301), check: one({ riskGroup: 'array' }) },
  { name: 'getRiskGroupAccounts', ask: ({ group }) => group.riskGroupAccounts(301), check: one({ accounts: 'array' }) },
  { name: 'getRiskGroupLimits', ask: ({ group }) => group.riskGroupLimits(301), check: one({ limits: 'array' }) },
  { name: 'getRiskGroupRiskSettings', ask: ({ group }) => group.riskGroupRiskSettings(301), check: one({ riskSettings: 'object' }) },
  { name: 'getRiskGroupSettings', ask: ({ group }) => group.riskGroupSettings(301), check: one({ settings: 'object' }) },
  { name: 'getUserGroups', ask: ({ group }) => group.userGroups(), check: one({ userGroups: 'array' }) },
  { name: 'getUserGroup', ask: ({ group }) => group.userGroup(401), check: one({ userGroup: 'array' }) },
  { name: 'getUserGroupUsers', ask: ({ group }) => group.userGroupUsers(401), check: one({ users: 'array' }) },
  { name: 'getUserGroupConnectivity', ask: ({ group }) => group.userGroupConnectivity(401), check: one({ connectivity: 'object' }) },
  { name: 'getUserGroupSettings', ask: ({ group }) => group.userGroupSettings(401), check: one({ settings: 'object' }) },

  {
    name: 'createBacktest',
    ask: ({ backtest }, { account, algo, instrument }) =>
      backtest.createBacktest({
        ...{ accountId: account, algoId: algo, startTime: 1_767_600_000, stopTime: 1_767_610_000 },
        ...{ marketId: 7, replayInstruments: [instrument], userParameters: [[{ name: '_algo_version', stringValue: '1' }]] },
      }),
    check: one({ id: 'string', backtestStatus: 'string' }),
  },
  { name: 'getBacktests', ask: ({ backtest }) => backtest.backtests(), check: some({ id: 'string' }) },
  { name: 'getBacktest', ask: ({ backtest }) => backtest.backtest(BACKTEST), check: one({ id: 'string', backtestStatus: 'string' }) },
  { name: 'getBacktestResult', ask: ({ backtest }) => backtest.backtestResult(BACKTEST), check: link },
  { name: 'stopBacktest', ask: ({ backtest }) => backtest.stopBacktest(BACKTEST), check: one({ backtest: 'object' }) },
  { name: 'deleteBacktest', ask: ({ backtest }) => backtest.deleteBacktest(BACKTEST), check: one({ status: 'string' }) },
];

/** All of them, in an order in which each finds what it needs. */
export const operations = IN_ORDER;

/** Where to find things in the world of `desk`. */
export const idsOf = async (desk: Desk): Promise<Ids> => {
  const { truth } = desk.server.engine;
  const first = <T>(values: readonly T[]): T => {
    const [value] = values;
    if (value === undefined) throw new Error('The world is empty.');
    return value;
  };
  const product = first(truth.productIds());
  const { familyId = '' } = first(await desk.all(desk.tt.pds.products({ marketId: (await only(desk, desk.tt.pds.product(product))).marketId ?? '' })));
  return {
    account: first(truth.accountIds()),
    algo: first(truth.algoIds()),
    company: truth.companyId,
    family: familyId,
    instrument: first(truth.instrumentIds()),
    order: first(truth.orderIds()),
    product,
    user: first(truth.userIds()),
  };
};
