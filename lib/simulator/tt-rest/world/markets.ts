// Markets, their identifier codes, and currencies. ttpds and ttsetup list them.

import type { Names } from './enumerations.js';

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
  2: 'Eurex',
  7: 'CME',
  24: 'ASX',
  26: 'CBOE',
  30: 'Euronext',
  32: 'ICE',
  63: 'MX',
  64: 'SGX',
  67: 'TFX',
  71: 'OSE',
  73: 'KRX',
  75: 'ECX',
  77: 'NSE',
  79: 'LME',
  82: 'DME',
  90: 'B3',
  92: 'ICE_L',
  93: 'CFE',
  97: 'TTEX',
  100: 'EEX',
  107: 'HKEX',
  108: 'FEX',
  112: 'OTCME',
  114: 'DGCX',
  125: 'NODAL',
  127: 'TFEX',
  129: 'SAFEX',
  134: 'BITMEX',
  136: 'MOEX',
  137: 'TAIFEX',
  140: 'INE',
  141: 'DCE',
  142: 'ZCE',
  143: 'SHFE',
  152: 'CMEBTEC',
  183: 'CME_Delayed',
  197: 'CoinbaseDerivs',
  1001: 'ALGO',
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
