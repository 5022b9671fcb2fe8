// ttsetup: what the whole company is set up with: margins, order tag defaults, connections, organizations, reports.

import { bodyRecords, memberText, neededText, pathText } from '../ask.js';
import { paged } from '../paging.js';
import { failed } from '../refusal.js';
import type { Handler, Service } from '../route.js';
import { productTypes } from '../world/enumerations.js';
import { currencies, markets } from '../world/markets.js';
import type { World } from '../world/world.js';
import type { WireRecord } from '../writer.js';

const TAGGED_MARKETS: readonly number[] = [7, 32, 2, 107];
/** Codes of TT's kinds of values are not known. */
const TEXT = 1;
const CHOICE = 2;

/** A field an order can be tagged with. */
interface TagField extends WireRecord {
  readonly fieldId: number;
  readonly name: string;
}

/** A user's default for a field. */
interface TagDefault extends WireRecord {
  readonly id: number;
}

const fields: readonly TagField[] = TAGGED_MARKETS.flatMap((marketId, at) => [
  { category: 1, enums: [], fieldId: 10 * at + 1, isRequired: 0, marketId, name: 'textA', valueTypeId: TEXT },
  { category: 1, enums: [], fieldId: 10 * at + 2, isRequired: 0, marketId, name: 'textB', valueTypeId: TEXT },
  {
    category: 2,
    enums: [
      { valueEnumId: 1, valueEnumName: 'AGENCY' },
      { valueEnumId: 2, valueEnumName: 'PRINCIPAL' },
    ],
    fieldId: 10 * at + 3,
    isRequired: 1,
    marketId,
    name: 'orderCapacity',
    valueTypeId: CHOICE,
  },
]);

/** One default a user and field. */
const defaults = ({ company }: World): readonly TagDefault[] =>
  company.users.flatMap(({ id, alias }, at) =>
    fields.map(({ fieldId, name }, place) => ({ fieldId, id: at * fields.length + place + 1, userId: id, value: name === 'orderCapacity' ? '1' : alias })),
  );

const productGroups: readonly WireRecord[] = TAGGED_MARKETS.map((marketId, at) => ({ id: at + 1, marketId, name: `${markets[marketId] ?? ''} standard` }));

const getCommonData: Handler = () => ({
  commonData: {
    currencies: currencies.map(({ id, name }) => ({ id, name })),
    markets: Object.entries(markets).map(([id, name]) => ({ id: Number(id), name })),
    productTypes: Object.entries(productTypes).map(([id, name]) => ({ id: Number(id), name })),
  },
});

const getTtCommonData: Handler = () => ({
  ttCommonData: { tradeModes: { 1: 'VIEW_ONLY', 2: 'STANDARD', 3: 'PRO' }, accountTypes: { 1: 'ROUTING', 2: 'CLEARING' } },
});

const checkCompany = ({ company }: World, id: string): string => {
  if (id !== String(company.id)) throw failed(`Company not found: ${id}`);
  return id;
};

/** One margin a product with a market of its own; what was set replaces it. A list of changes is matched by `productId`. */
const getCompanyProductMargins: Handler = (world, call) => {
  checkCompany(world, pathText(call, 'companyId'));
  const traded = world.catalog().products.filter(({ name }) => !name.startsWith('Contract '));
  const set = world.shelf.ids('margin').filter((id) => !traded.some((product) => product.id === id));
  const ids = [...traded.map(({ id }) => id), ...set];
  return paged(world, call, 'productMargins', ids, (productId) => world.shelf.read('margin', productId, { productId, margin: 5000 }));
};

const setCompanyProductMargins: Handler = (world, call) => {
  checkCompany(world, pathText(call, 'companyId'));
  const margins = bodyRecords(call).map((record) => ({ record, productId: memberText(record, 'productId') }));
  for (const { record, productId } of margins) world.shelf.merge('margin', productId, record);
  return { productMargins: margins.map(({ productId }) => world.shelf.read('margin', productId)) };
};

const getOrderTagDefaults: Handler = (world, call) =>
  paged(world, call, 'orderTagDefaults', defaults(world), ({ fieldId, userId, value }) => ({ fieldId, userId, value }));

const getOrderTagDefault: Handler = (world, call) => {
  const found = defaults(world).find(({ id }) => String(id) === pathText(call, 'orderTagDefaultId'));
  if (found === undefined) throw failed('Order tag default not found');
  return { orderTagDefault: [found] };
};

const getOrderTagDefaultAlgos: Handler = (world, call) => {
  checkCompany(world, neededText(call, 'companyId'));
  return { algos: world.algos().map(({ id, name }) => ({ id, name })) };
};

const getOrderTagDefaultCommonData: Handler = () => ({
  orderTagDefaultCommonData: { valueTypes: { [TEXT]: 'TEXT', [CHOICE]: 'ENUM' }, categories: { 1: 'TEXT_TAG', 2: 'CUSTOMER' } },
});

const same = (record: WireRecord): WireRecord => record;

const getOrganizations: Handler = ({ company }) => ({ organizations: [{ id: company.id, name: company.name, abbrevName: 'SIMTC' }] });

const getConnections: Handler = ({ company }) => ({
  connections: TAGGED_MARKETS.map((marketId, at) => ({
    companyId: company.id,
    connectionId: 700 + at,
    marketId,
    name: `${markets[marketId] ?? ''} 1`,
    status: 'UP',
  })),
});

const getReport: Handler = ({ company, now }) => ({
  report: { accounts: company.accounts.length, companyId: company.id, createdAt: now(), users: company.users.length },
});

/** The endpoints of ttsetup. */
export const ttsetup: Service = [
  { operation: 'getCommonData', verb: 'GET', path: '/commondata', answer: getCommonData },
  { operation: 'getTtCommonData', verb: 'GET', path: '/ttcommondata', answer: getTtCommonData },
  { operation: 'getCompanyProductMargins', verb: 'GET', path: '/company/productmargin/{companyId}', answer: getCompanyProductMargins },
  { operation: 'setCompanyProductMargins', verb: 'POST', path: '/company/productmargin/{companyId}', answer: setCompanyProductMargins },
  { operation: 'getOrderTagDefaults', verb: 'GET', path: '/ordertagdefaults', answer: getOrderTagDefaults },
  { operation: 'getOrderTagDefault', verb: 'GET', path: '/ordertagdefaults/{orderTagDefaultId}', answer: getOrderTagDefault },
  { operation: 'getOrderTagDefaultAlgos', verb: 'GET', path: '/ordertagdefaults/algos', answer: getOrderTagDefaultAlgos },
  { operation: 'getOrderTagDefaultCommonData', verb: 'GET', path: '/ordertagdefaults/commondata', answer: getOrderTagDefaultCommonData },
  {
    operation: 'getOrderTagDefaultCompanyExchangeProductGroups',
    verb: 'GET',
    path: '/ordertagdefaults/companyexchangeproductgroups',
    answer: (world, call) => paged(world, call, 'companyExchangeProductGroups', productGroups, (group) => ({ ...group, companyId: world.company.id })),
  },
  {
    operation: 'getOrderTagDefaultExchangeProductGroups',
    verb: 'GET',
    path: '/ordertagdefaults/exchangeproductgroups',
    answer: (world, call) => paged(world, call, 'exchangeProductGroups', productGroups, same),
  },
  {
    operation: 'getOrderTagDefaultProfiles',
    verb: 'GET',
    path: '/ordertagdefaults/profiles',
    answer: (world, call) => paged(world, call, 'profiles', world.company.users, ({ id, alias }) => ({ id, name: alias })),
  },
  { operation: 'getOrderTagDefaultFields', verb: 'GET', path: '/ordertagdefaults/fields', answer: (world, call) => paged(world, call, 'fields', fields, same) },
  { operation: 'getOrganizations', verb: 'GET', path: '/organizations', answer: getOrganizations },
  { operation: 'getConnections', verb: 'GET', path: '/connections', answer: getConnections },
  { operation: 'getReport', verb: 'GET', path: '/report', answer: getReport },
];
