// TT's list of endpoints as public sources tell it, for specs: what to call, and what must come. Written apart from the simulator's own tables.

/** What an answer must hold under `key`: a list, an object, text, or tables at the top; undefined where TT's shape is not known. */
export type Shape = 'list' | 'object' | 'text' | 'tables' | undefined;

/** An endpoint: `POST ttid/token`, the key of its answer, and what stands there. Braces name what a spec fills in. */
export interface ExpectedEndpoint {
  readonly operation: string;
  readonly call: string;
  readonly key?: string;
  readonly shape?: Shape;
}

const parse = (line: string): ExpectedEndpoint => {
  const [operation = '', verb = '', path = '', key, shape] = line.trim().split(/ +/);
  return { operation, call: `${verb} ${path}`, ...(key !== undefined && { key }), ...(shape !== undefined && { shape: shape as Shape }) }; // the table below says so
};

const TABLE = `
  createToken POST ttid/token access_token text
  getKeyUsage GET ttid/keyusage
  getHealthCheckStatus GET ttid/healthcheckstatus
  provisionUsers POST ttid/usersprovision
  getAlgoData GET ttpds/algodata
  getAlgos GET ttpds/algos algos list
  getAlgoUserParameters GET ttpds/algos/{algoId}/userparameters userParameters list
  getCurrencyRates GET ttpds/currencyrates?fromCurrencyName=EUR&toCurrencyName=USD currency_rate object
  getInstrument GET ttpds/instrument/{instrumentId} instrument list
  getInstrumentData GET ttpds/instrumentdata optionCodes tables
  getInstruments GET ttpds/instruments?productId={productId} instruments list
  getMarkets GET ttpds/markets markets list
  getMicCodes GET ttpds/miccodes
  getMics GET ttpds/mics markets list
  getProduct GET ttpds/product/{productId} product list
  getProductData GET ttpds/productdata currencies tables
  getProductFamilies GET ttpds/productfamilies?marketId=7,32 productFamilies list
  getProductFamily GET ttpds/productfamily?productFamilyId={productFamilyId} productFamily list
  getProductFamilyById GET ttpds/productfamily/{productFamilyId} productFamily list
  getProducts GET ttpds/products?marketId=7 products list
  getSecurityExchanges GET ttpds/securityexchanges
  getSyntheticInstruments GET ttpds/syntheticinstruments syntheticInstruments list
  getFills GET ttledger/fills fills list
  getOrderData GET ttledger/orderdata orderData object
  getOrders GET ttledger/orders orders list
  getOrder GET ttledger/orders/{orderId} orders list
  getPositionModifications GET ttledger/positionmodifications positionModifications list
  getTcrFills GET ttledger/tcrfills fills list
  getTradingAccountFills GET ttledger/tradingaccountfills fills list
  addAdminFill POST ttmonitor/adminfill
  getCreditUtilization GET ttmonitor/creditutilization?accountId={accountId} creditUtilization list
  getPositions GET ttmonitor/position positions list
  getPositionsForAccount GET ttmonitor/position/{accountId} positions list
  getProductFamilyPositions GET ttmonitor/productfamilyposition positions list
  getProductFamilyPositionsForAccount GET ttmonitor/productfamilyposition/{accountId} positions list
  getProductPositions GET ttmonitor/productposition positions list
  getProductPositionsForAccount GET ttmonitor/productposition/{accountId} positions list
  getSod GET ttmonitor/sod/{accountId} sod list
  createSodUpload POST ttmonitor/sod/upload
  getSodUploadStatus GET ttmonitor/sod/upload/{batchId}
  getCommonData GET ttsetup/commondata
  getTtCommonData GET ttsetup/ttcommondata
  getCompanyProductMargins GET ttsetup/company/productmargin/{companyId}
  setCompanyProductMargins POST ttsetup/company/productmargin/{companyId}
  getOrderTagDefaults GET ttsetup/ordertagdefaults orderTagDefaults list
  getOrderTagDefault GET ttsetup/ordertagdefaults/{orderTagDefaultId}
  getOrderTagDefaultAlgos GET ttsetup/ordertagdefaults/algos?companyId={companyId}
  getOrderTagDefaultCommonData GET ttsetup/ordertagdefaults/commondata
  getOrderTagDefaultCompanyExchangeProductGroups GET ttsetup/ordertagdefaults/companyexchangeproductgroups
  getOrderTagDefaultExchangeProductGroups GET ttsetup/ordertagdefaults/exchangeproductgroups
  getOrderTagDefaultProfiles GET ttsetup/ordertagdefaults/profiles
  getOrderTagDefaultFields GET ttsetup/ordertagdefaults/fields fields list
  getOrganizations GET ttsetup/organizations
  getConnections GET ttsetup/connections
  getReport GET ttsetup/report
  getUsers GET ttuser/users users list
  getUser GET ttuser/user/{userId} user list
  getUserAccounts GET ttuser/user/{userId}/accounts accounts list
  getUserLimits GET ttuser/user/{userId}/limits userLimits list
  updateUser POST ttuser/user/{userId}
  createUser POST ttuser/user
  getStateIds GET ttuser/user/stateIds states list
  getCountryIds GET ttuser/user/countryIds countries list
  getUserSettings GET ttuser/user/{userId}/settings
  getUserMarketData GET ttuser/user/{userId}/marketdata
  getUserCustomFields GET ttuser/user/{userId}/customfields
  getAccounts GET ttaccount/accounts accounts list
  getAccount GET ttaccount/account/{accountId} account list
  getAccountAlgoSettings GET ttaccount/account/{accountId}/algosettings
  getAccountChildren GET ttaccount/account/{accountId}/children
  getAccountLimits GET ttaccount/account/{accountId}/limits accountLimits list
  getAccountRestrictions GET ttaccount/account/{accountId}/restrictions
  getAccountRiskSettings GET ttaccount/account/{accountId}/risksettings
  getAccountSettings GET ttaccount/account/{accountId}/settings
  getAccountUsers GET ttaccount/account/{accountId}/users
  getAccountUser GET ttaccount/accountuser?userId={userId}&accountId={accountId}
  createAccount POST ttaccount/account
  updateAccount POST ttaccount/account/{accountId}
  setAccountLimits POST ttaccount/account/{accountId}/limits
  setAccountUser POST ttaccount/accountuser
  setAccountUsers POST ttaccount/accountusers
  getRiskGroups GET ttgroup/riskgroups
  getRiskGroup GET ttgroup/riskgroup/{riskGroupId}
  getRiskGroupAccounts GET ttgroup/riskgroup/{riskGroupId}/accounts
  getRiskGroupLimits GET ttgroup/riskgroup/{riskGroupId}/limits
  getRiskGroupRiskSettings GET ttgroup/riskgroup/{riskGroupId}/risksettings
  getRiskGroupSettings GET ttgroup/riskgroup/{riskGroupId}/settings
  getUserGroups GET ttgroup/usergroups
  getUserGroup GET ttgroup/usergroup/{userGroupId}
  getUserGroupUsers GET ttgroup/usergroup/{userGroupId}/users
  getUserGroupConnectivity GET ttgroup/usergroup/{userGroupId}/connectivity
  getUserGroupSettings GET ttgroup/usergroup/{userGroupId}/settings
  createBacktest POST ttbacktest/algobacktest backtest object
  getBacktests GET ttbacktest/algobacktest backtests list
  getBacktest GET ttbacktest/algobacktest/{backtestId} backtest object
  getBacktestResult GET ttbacktest/algobacktest/{backtestId}/result url text
  stopBacktest POST ttbacktest/algobacktest/{backtestId}/stop
  deleteBacktest DELETE ttbacktest/algobacktest/{backtestId}
`;

/** All of them, in TT's order, except that a backtest is deleted last. */
export const expectedEndpoints: readonly ExpectedEndpoint[] = TABLE.trim().split('\n').map(parse);
