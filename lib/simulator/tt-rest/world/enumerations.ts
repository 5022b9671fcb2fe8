// The names behind TT's codes, as /orderdata, /productdata, /instrumentdata, /algodata and /markets tell them. The codes are facts; of the names the few that
// were seen set the pattern, and the others follow it. ttpds and ttledger answer with these.

/** Names by code. */
export type Names = Readonly<Record<number, string>>;

/** The tables of /orderdata. */
export const orderTables: Readonly<Record<string, Names>> = {
  side: { 0: 'NOT_SET', 1: 'BUY', 2: 'SELL', 5: 'SELL_SHORT', 6: 'SELL_SHORT_EXEMPT', 8: 'CROSS', 11: 'AS_DEFINED', 12: 'OPPOSITE' },
  orderType: {
    0: 'NOT_SET', 1: 'MARKET', 2: 'LIMIT', 3: 'STOP', 4: 'STOP_LIMIT', 20: 'MARKET_WITH_LEFT_OVER_AS_LIMIT', 30: 'STOP_MARKET_TO_LIMIT', 31: 'IF_TOUCHED_MARKET',
    32: 'IF_TOUCHED_LIMIT', 33: 'IF_TOUCHED_MARKET_TO_LIMIT', 37: 'LIMIT_POST_ONLY', 40: 'LIMIT_REDUCE_ONLY', 41: 'MARKET_REDUCE_ONLY', 43: 'PEGGED', 100: 'UNKNOWN',
  },
  orderStatus: {
    0: 'NOT_SET', 1: 'NEW', 2: 'PARTIALLY_FILLED', 3: 'FILLED', 4: 'DONE_FOR_DAY', 5: 'CANCELED', 6: 'PENDING_CANCEL', 7: 'STOPPED', 8: 'REJECTED', 9: 'SUSPENDED',
    10: 'PENDING_NEW', 11: 'CALCULATED', 12: 'EXPIRED', 13: 'ACCEPTED_FOR_BIDDING', 14: 'PENDING_REPLACE', 16: 'UNKNOWN', 17: 'INACTIVE', 18: 'PLANNED',
  },
  executionType: {
    0: 'UNKNOWN', 1: 'NEW', 2: 'DONE_FOR_DAY', 3: 'CANCELED', 4: 'REPLACED', 5: 'PENDING_CANCEL', 6: 'STOPPED', 7: 'REJECTED', 8: 'SUSPENDED', 9: 'PENDING_NEW',
    10: 'CALCULATED', 11: 'EXPIRED', 12: 'RESTATED', 13: 'PENDING_REPLACE', 14: 'TRADE', 15: 'TRADE_CORRECT', 16: 'TRADE_CANCEL', 17: 'ORDER_STATUS',
    20: 'TRIGGERED_OR_ACTIVATED_BY_SYSTEM', 23: 'ALGO_MESSAGE',
  },
  timeInForce: {
    0: 'UNKNOWN', 1: 'DAY', 2: 'GOOD_TILL_CANCEL', 3: 'AT_THE_OPENING', 4: 'IMMEDIATE_OR_CANCEL', 5: 'FILL_OR_KILL', 6: 'GOOD_TILL_CROSSING', 7: 'GOOD_TILL_DATE',
    8: 'AT_THE_CLOSE', 13: 'AUCTION', 14: 'GOOD_IN_SESSION', 15: 'DAY_PLUS', 16: 'GOOD_TILL_CANCEL_PLUS', 17: 'GOOD_TILL_DATE_PLUS', 18: 'GOOD_TILL_TIME',
  },
  multiLegReportingType: { 0: 'UNKNOWN', 1: 'SINGLE_SECURITY', 2: 'INDIVIDUAL_LEG_OF_A_MULTI_LEG_SECURITY', 3: 'MULTI_LEG_SECURITY' },
  algoType: {
    0: 'ALGO_TYPE_ADL', 1: 'ALGO_TYPE_SSE', 2: 'ALGO_TYPE_CUSTOM_LIBRARY', 3: 'ALGO_TYPE_VENDOR', 4: 'ALGO_TYPE_TT_CORE_SDK', 5: 'ALGO_TYPE_LIQUIDATE',
    6: 'ALGO_TYPE_AUTO_LIQUIDATE', 7: 'ALGO_TYPE_AGGREGATOR', 8: 'ALGO_TYPE_AUTOSPREADER', 9: 'ALGO_TYPE_ORDER_CROSS_PREVENTION', 10: 'ALGO_TYPE_SNIPER',
  },
  syntheticType: { 0: 'SYNTHETIC_TYPE_NONE', 7: 'SYNTHETIC_TYPE_ALGO' },
  syntheticStatus: {
    0: 'STARTING', 1: 'WAITING', 2: 'PENDING_TRIGGER', 3: 'WORKING', 4: 'PAUSED', 5: 'HELD', 6: 'FAILED', 7: 'CANCELED', 8: 'RECOVERING', 9: 'FINISHED', 10: 'PAUSING',
    11: 'STOPPING', 12: 'RESUMING', 13: 'RECOVERY_FAILED', 14: 'EXPIRED', 15: 'HOLDING', 16: 'UNMANAGED', 17: 'PENDING_CLEANUP',
  },
  execInst: { 6: 'EXEC_INST_PARTICIPATE_DO_NOT_INITIATE' },
  orderCapacity: { 1: 'ORDER_CAPACITY_AGENCY', 2: 'ORDER_CAPACITY_PRINCIPAL' },
  modificationType: { 1: 'POSITION_TRANSFER_FILL', 2: 'START_OF_DAY', 3: 'MANUAL_FILL' },
  partyRole: { 4: 'EXECUTING_TRADER', 6: 'GIVEUP_CLEARING_FIRM', 22: 'CLIENT_ID', 85: 'ACCOUNT_CODE', 98: 'INVESTMENT_DECISION_MAKER' },
  partyIdSource: { 19: 'SHORT_CODE_IDENTIFIER' },
  orderAttributeType: { 2: 'LIQUIDITY_PROVISION_ACTIVITY_ORDER', 3: 'RISK_REDUCTION_ORDER' },
};

/** Types of products that are met here; their codes are TT's. */
export const FUTURE = 34;
export const SPREAD = 43;
export const OPTION = 51;
export const STRATEGY = 200;
export const SYNTHETIC = 1000;

export const productTypes: Names = {
  0: 'NOT_SET', 17: 'CORPORATE_BOND', 20: 'COMMON_STOCK', 32: 'FOREIGN_EXCHANGE_CONTRACT', 33: 'FORWARD', [FUTURE]: 'FUTURE', [SPREAD]: 'MULTILEG_INSTRUMENT',
  49: 'NO_SECURITY_TYPE', [OPTION]: 'OPTION', 76: 'US_TREASURY_BILL', 77: 'US_TREASURY_BOND', 97: 'OPTIONS_ON_PHYSICAL', 98: 'OPTIONS_ON_FUTURES', 101: 'INTEREST_RATE_SWAP',
  116: 'FX_SPOT', 117: 'FX_FORWARD', 118: 'FX_SWAP', 119: 'INDEX', [STRATEGY]: 'OPTION_STRATEGY', 202: 'SPOT', 203: 'CURRENCIES', [SYNTHETIC]: 'SYNTHETIC',
};

/** A currency: TT's code, its name, and what one of it is worth in US dollars here, as decimal text. */
export interface Currency {
  readonly id: number;
  readonly name: string;
  readonly dollars: string;
}

export const currencies: readonly Currency[] = [
  { id: 8, name: 'AUD', dollars: '0.6525' },
  { id: 21, name: 'BRL', dollars: '0.1825' },
  { id: 27, name: 'CAD', dollars: '0.7275' },
  { id: 30, name: 'CHF', dollars: '1.1250' },
  { id: 43, name: 'DKK', dollars: '0.1450' },
  { id: 49, name: 'EUR', dollars: '1.0850' },
  { id: 52, name: 'GBP', dollars: '1.2700' },
  { id: 60, name: 'HKD', dollars: '0.1280' },
  { id: 67, name: 'INR', dollars: '0.0118' },
  { id: 73, name: 'JPY', dollars: '0.0067' },
  { id: 79, name: 'KRW', dollars: '0.00072' },
  { id: 102, name: 'MXN', dollars: '0.0575' },
  { id: 109, name: 'NOK', dollars: '0.0940' },
  { id: 111, name: 'NZD', dollars: '0.6000' },
  { id: 129, name: 'SEK', dollars: '0.0960' },
  { id: 130, name: 'SGD', dollars: '0.7450' },
  { id: 147, name: 'TWD', dollars: '0.0310' },
  { id: 151, name: 'USD', dollars: '1' },
  { id: 179, name: 'ZAR', dollars: '0.0550' },
  { id: 200, name: 'RMB', dollars: '0.1380' },
  { id: 203, name: 'BTC', dollars: '64000' },
];

/** Markets as the REST API spells them: some otherwise than TT's SDK. The last is where algos live. */
export const markets: Names = {
  2: 'Eurex', 7: 'CME', 24: 'ASX', 26: 'CBOE', 30: 'Euronext', 32: 'ICE', 63: 'MX', 64: 'SGX', 67: 'TFX', 71: 'OSE', 73: 'KRX', 75: 'ECX', 77: 'NSE', 79: 'LME', 82: 'DME',
  90: 'B3', 92: 'ICE_L', 93: 'CFE', 97: 'TTEX', 100: 'EEX', 107: 'HKEX', 108: 'FEX', 112: 'OTCME', 114: 'DGCX', 125: 'NODAL', 127: 'TFEX', 129: 'SAFEX', 134: 'BITMEX',
  136: 'MOEX', 137: 'TAIFEX', 140: 'INE', 141: 'DCE', 142: 'ZCE', 143: 'SHFE', 152: 'CMEBTEC', 183: 'CME_Delayed', 197: 'CoinbaseDerivs', 1001: 'ALGO',
};

/** Market identifier codes of some of the markets; MICs are ISO 10383's. */
export const mics: readonly { readonly id: number; readonly marketId: number; readonly name: string }[] = [
  { id: 1, marketId: 7, name: 'XCME' },
  { id: 2, marketId: 7, name: 'XCBT' },
  { id: 3, marketId: 7, name: 'XNYM' },
  { id: 4, marketId: 7, name: 'XCEC' },
  { id: 5, marketId: 32, name: 'IFEU' },
  { id: 6, marketId: 92, name: 'IFLL' },
  { id: 7, marketId: 2, name: 'XEUR' },
  { id: 8, marketId: 107, name: 'XHKF' },
  { id: 9, marketId: 24, name: 'XSFE' },
];

/** The tables of /instrumentdata. */
export const instrumentTables: Readonly<Record<string, Names>> = {
  comboTypes: { 0: 'NONE', 1: 'CALENDAR', 2: 'BUTTERFLY', 3: 'CONDOR', 4: 'STRIP', 5: 'INTER_PRODUCT' },
  optionCodes: { 0: 'NOT_SET', 1: 'PUT', 2: 'CALL' },
  optionSchemes: { 0: 'NOT_SET', 1: 'AMERICAN', 2: 'EUROPEAN' },
  seriesTerms: { 0: 'NOT_SET', 1: 'DAY', 2: 'WEEK', 3: 'MONTH', 4: 'QUARTER', 5: 'SEASON', 6: 'YEAR' },
};

/** Types of an algo's parameters. */
export const parameterTypes: Names = { 0: 'double', 2: 'int32', 6: 'bool', 7: 'string' };
