import { expect } from 'chai';
import { fields, listIn, num, onlyIn, ttConsole } from '../console.js';

describe('instruments', () => {
  const { ok, all, truth, refused, call } = ttConsole();

  it('of a product come in pages, each once, and each is found by itself', () => {
    const long = truth.productIds().find((id) => all(`GET ttpds/instruments?productId=${id}`, 'instruments').length > 500);
    const instruments = all(`GET ttpds/instruments?productId=${String(long)}`, 'instruments');
    const [first] = instruments;

    expect(new Set(instruments.map(({ id }) => id)).size).to.equal(instruments.length);
    expect(onlyIn(ok(`GET ttpds/instrument/${String(first?.['id'])}`), 'instrument')).to.deep.equal(first);
    expect(first).to.include({ productTypeId: 51 }).and.to.have.any.keys('strike');
  });

  it('are found by alias; by their type alone nothing is', () => {
    const [id = ''] = truth.instrumentIds();
    const { alias } = onlyIn(ok(`GET ttpds/instrument/${id}`), 'instrument');
    expect(listIn(ok(`GET ttpds/instruments?alias=${encodeURIComponent(String(alias))}`), 'instruments').map((instrument) => instrument['id'])).to.deep.equal([
      id,
    ]);
    expect(listIn(ok('GET ttpds/instruments?productTypeId=34'), 'instruments')).to.deep.equal([]);
    expect(refused('GET ttpds/instruments')).to.match(/^400/);
    expect(refused('GET ttpds/instrument/12')).to.equal('200 Fail: Instrument not found: 12');
  });

  it('print as the captured one does: text ids, doubles with a point, dates as numbers', () => {
    const { body } = call(`GET ttpds/instrument/${truth.instrumentIds()[0] ?? ''}`);
    expect(body).to.match(/^\{"lastPage":"true","instrument":\[\{"alias":"ES Mar26","displayFactor":1\.0,/);
    expect(body).to.contain('"expirationDate":20260320235959,').and.contain('"lastTradeDate":20260320,').and.contain('"tickValue":12.5');
  });

  it('have a tick value that is point value times tick size, but for the one that is known to be wrong', () => {
    const [future = ''] = truth.productIds().filter((id) => onlyIn(ok(`GET ttpds/product/${id}`), 'product')['symbol'] === 'GDU');
    const [gdu] = listIn(ok(`GET ttpds/instruments?productId=${future}`), 'instruments');
    expect(num(gdu?.['tickValue'])).to.equal(10 * num(gdu?.['pointValue']) * num(gdu?.['tickSize']));
  });
});

describe('products', () => {
  it('of CME come in pages, or whole if the settings say so', () => {
    const paged = ttConsole();
    const [whole] = [ttConsole({ productsWhole: true }).ok('GET ttpds/products?marketId=7')];
    expect(listIn(paged.ok('GET ttpds/products?marketId=7'), 'products')).to.have.length(500);
    expect(whole['lastPage']).to.equal('true');
    expect(listIn(whole, 'products')).to.deep.equal(paged.all('GET ttpds/products?marketId=7', 'products'));
    expect(paged.refused('GET ttpds/products')).to.equal('400 Fail: Missing required parameter: marketId');
  });

  it('belong to families, found by market, by query and by path', () => {
    const { ok, refused } = ttConsole();
    const families = listIn(ok('GET ttpds/productfamilies?marketId=2,107'), 'productFamilies');
    const [first] = families;
    const id = String(first?.['id']);

    expect(families).to.have.length(4);
    expect(onlyIn(ok(`GET ttpds/productfamily/${id}`), 'productFamily')).to.deep.equal(first);
    expect(
      listIn(onlyIn(ok(`GET ttpds/productfamily?productFamilyId=${id}`), 'productFamily'), 'products').every((product) => product['familyId'] === id),
    ).to.equal(true);
    expect(refused('GET ttpds/productfamilies?marketId=1,2,3,4,5,6,7,8,9,10,11')).to.match(/^400/);
  });
});

describe('currency rates', () => {
  const { ok, refused } = ttConsole();
  const rate = (query: string): number => num(fields(ok(`GET ttpds/currencyrates?${query}`)['currency_rate'])['rate']);

  it('come for a pair by name or id, and turn over when the pair does', () => {
    expect(rate('fromCurrencyName=EUR&toCurrencyName=USD')).to.equal(rate('fromCurrencyId=49&toCurrencyId=151'));
    expect(rate('fromCurrencyName=EUR&toCurrencyName=USD') * rate('fromCurrencyName=USD&toCurrencyName=EUR')).to.be.closeTo(1, 1e-6);
  });

  it('come all together for no pair, and not at all for half of one', () => {
    expect(listIn(ok('GET ttpds/currencyrates'), 'currency_rates')).to.have.length.above(400);
    expect(refused('GET ttpds/currencyrates?fromCurrencyName=EUR')).to.match(/^400/);
    expect(refused('GET ttpds/currencyrates?fromCurrencyName=XXX&toCurrencyName=USD')).to.equal('200 Fail: Currency not found');
  });
});
