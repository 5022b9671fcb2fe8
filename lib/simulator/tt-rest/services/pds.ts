// ttpds: markets, products, instruments, algos, rates.

import Big from 'big.js';
import { instrumentOf, neededText, pathText, queryDigits, queryList, queryText } from '../ask.js';
import { double } from '../numbers.js';
import { paged } from '../paging.js';
import { badRequest, failed } from '../refusal.js';
import type { Call, Handler, Service } from '../route.js';
import { PARAMETERS, type Algo } from '../world/algos.js';
import type { Family, Product } from '../world/catalog.js';
import { instrumentTables, orderTables, parameterTypes, productTypes, type Names } from '../world/enumerations.js';
import { currencies, markets, mics, type Currency } from '../world/markets.js';
import type { World } from '../world/world.js';
import type { WireRecord } from '../writer.js';
import { familyView, instrumentView, productDetail, productView, syntheticView } from './pds-views.js';

const entries = (names: Names): readonly WireRecord[] => Object.entries(names).map(([id, name]) => ({ id: Number(id), name }));

const getAlgoData: Handler = () => ({ algoData: { userParameterType: parameterTypes, algoType: orderTables['algoType'] } });

const getAlgos: Handler = (world, call) => {
  const [{ id: ownerId }] = world.company.users;
  return paged(world, call, 'algos', world.algos(), ({ id, name, version }: Algo) => ({ id, name, version, ownerId }));
};

const getAlgoUserParameters: Handler = (world, call) => {
  if (!world.algos().some(({ id }) => id === pathText(call, 'algoId'))) throw failed('Algo not found');
  return { userParameters: PARAMETERS.map((parameter) => ({ ...parameter })) };
};

const rateOf = (from: Currency, to: Currency): Big => new Big(from.dollars).div(to.dollars).round(8);

/** One side of a pair, by id or by name; undefined where the query names neither. */
const sideOf = (call: Call, side: 'from' | 'to'): Currency | undefined => {
  const id = queryDigits(call, `${side}CurrencyId`);
  const name = queryText(call, `${side}CurrencyName`);
  if (id === undefined && name === undefined) return undefined;
  const found = currencies.find((currency) => (id === undefined ? currency.name === name : String(currency.id) === id));
  if (found === undefined) throw failed('Currency not found');
  return found;
};

const getCurrencyRates: Handler = (_, call) => {
  const [from, to] = [sideOf(call, 'from'), sideOf(call, 'to')];
  if (from !== undefined && to !== undefined) return { currency_rate: { rate: double(rateOf(from, to)) } };
  if (from !== undefined || to !== undefined) throw badRequest('Both currencies of a pair are needed');
  const rates = currencies.flatMap((one) =>
    currencies.map((other) => ({
      from_currency_id: one.id,
      from_currency: one.name,
      to_currency_id: other.id,
      to_currency: other.name,
      rate: double(rateOf(one, other)),
    })),
  );
  return { currency_rates: rates };
};

const getInstrument: Handler = (world, call) => ({ instrument: [instrumentView(world, instrumentOf(world, pathText(call, 'instrumentId')))] });

const getInstrumentData: Handler = () => Object.fromEntries(Object.entries(instrumentTables).map(([table, names]) => [table, entries(names)]));

const getInstruments: Handler = (world, call) => {
  const productId = queryDigits(call, 'productId');
  const alias = queryText(call, 'alias');
  const type = queryDigits(call, 'productTypeId');
  // A type alone finds nothing, as documented.
  const list = productId === undefined && alias === undefined ? [] : world.catalog().instruments;
  if (productId === undefined && alias === undefined && type === undefined) throw badRequest('Either productId or alias is required');
  const found = list.filter(
    (instrument) =>
      (productId === undefined || instrument.product.id === productId) &&
      (alias === undefined || instrument.alias === alias) &&
      (type === undefined || String(instrument.product.productTypeId) === type),
  );
  return paged(world, call, 'instruments', found, (instrument) => instrumentView(world, instrument));
};

const getMarkets: Handler = () => ({ markets: entries(markets) });
const getMicCodes: Handler = () => ({ micCodes: mics.map(({ id, name }) => ({ id, name })) });
/** The key really is `markets`. */
const getMics: Handler = () => ({ markets: mics.map((mic) => ({ ...mic, desc: markets[mic.marketId] })) });

const productOf = (world: World, id: string): Product => {
  const product = world.catalog().product(id);
  if (product === undefined) throw failed(`Product not found: ${id}`);
  return product;
};

const getProduct: Handler = (world, call) => ({ product: [productDetail(world, productOf(world, pathText(call, 'productId')))] });

const getProductData: Handler = () => ({ productTypes: entries(productTypes), currencies: currencies.map(({ id, name }) => ({ id, name })) });

const MOST_MARKETS = 10;

const getProductFamilies: Handler = (world, call) => {
  neededText(call, 'marketId');
  const ids = queryList(call, 'marketId') ?? [];
  if (ids.length > MOST_MARKETS) throw badRequest(`At most ${String(MOST_MARKETS)} markets`);
  const families = world.catalog().families.filter(({ marketId }) => ids.includes(String(marketId)));
  return { productFamilies: families.map((family) => familyView(world, family)) };
};

const familyOf = (world: World, id: string): Family => {
  const family = world.catalog().families.find((one) => one.id === id);
  if (family === undefined) throw failed(`Product family not found: ${id}`);
  return family;
};

const getProductFamily: Handler = (world, call) => {
  const family = familyOf(world, neededText(call, 'productFamilyId'));
  const products = world.catalog().products.filter(({ familyId }) => familyId === family.id);
  return { productFamily: [{ ...familyView(world, family), products: products.map((product) => productView(world, product)) }] };
};

const getProductFamilyById: Handler = (world, call) => ({ productFamily: [familyView(world, familyOf(world, pathText(call, 'productFamilyId')))] });

const getProducts: Handler = (world, call) => {
  const market = neededText(call, 'marketId');
  const type = queryDigits(call, 'productTypeId');
  const found = world
    .catalog()
    .products.filter(({ marketId, productTypeId }) => String(marketId) === market && (type === undefined || String(productTypeId) === type));
  return paged(world, call, 'products', found, (product) => productView(world, product), world.settings.productsWhole ? { size: Infinity } : {});
};

const getSecurityExchanges: Handler = () => ({ securityExchanges: mics.map(({ id, name }) => ({ id, name })) });

const getSyntheticInstruments: Handler = (world, call) =>
  paged(world, call, 'syntheticInstruments', world.algos().slice(0, 12), (algo) => syntheticView(world, algo));

/** The endpoints of ttpds. */
export const ttpds: Service = [
  { operation: 'getAlgoData', verb: 'GET', path: '/algodata', answer: getAlgoData },
  { operation: 'getAlgos', verb: 'GET', path: '/algos', answer: getAlgos },
  { operation: 'getAlgoUserParameters', verb: 'GET', path: '/algos/{algoId}/userparameters', answer: getAlgoUserParameters },
  { operation: 'getCurrencyRates', verb: 'GET', path: '/currencyrates', answer: getCurrencyRates },
  { operation: 'getInstrument', verb: 'GET', path: '/instrument/{instrumentId}', answer: getInstrument },
  { operation: 'getInstrumentData', verb: 'GET', path: '/instrumentdata', answer: getInstrumentData },
  { operation: 'getInstruments', verb: 'GET', path: '/instruments', answer: getInstruments },
  { operation: 'getMarkets', verb: 'GET', path: '/markets', answer: getMarkets },
  { operation: 'getMicCodes', verb: 'GET', path: '/miccodes', answer: getMicCodes },
  { operation: 'getMics', verb: 'GET', path: '/mics', answer: getMics },
  { operation: 'getProduct', verb: 'GET', path: '/product/{productId}', answer: getProduct },
  { operation: 'getProductData', verb: 'GET', path: '/productdata', answer: getProductData },
  { operation: 'getProductFamilies', verb: 'GET', path: '/productfamilies', answer: getProductFamilies },
  { operation: 'getProductFamily', verb: 'GET', path: '/productfamily', answer: getProductFamily },
  { operation: 'getProductFamilyById', verb: 'GET', path: '/productfamily/{productFamilyId}', answer: getProductFamilyById },
  { operation: 'getProducts', verb: 'GET', path: '/products', answer: getProducts },
  { operation: 'getSecurityExchanges', verb: 'GET', path: '/securityexchanges', answer: getSecurityExchanges },
  { operation: 'getSyntheticInstruments', verb: 'GET', path: '/syntheticinstruments', answer: getSyntheticInstruments },
];
