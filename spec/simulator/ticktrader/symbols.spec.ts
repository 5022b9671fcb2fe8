import { expect } from 'chai';
import { symbolsUnder, symbolTable } from '../../../lib/simulator/ticktrader/symbols.js';

describe('symbols', () => {
  it('are divided by leverage in Forex and CFD_Leverage alone', () => {
    const leveraged = (marginMode: 'Forex' | 'CFD' | 'Futures' | 'CFD_Index' | 'CFD_Leverage') =>
      symbolsUnder({ US500: { marginMode } }).find(({ name }) => name === 'US500')?.leveraged;
    expect((['Forex', 'CFD', 'Futures', 'CFD_Index', 'CFD_Leverage'] as const).map(leveraged)).to.deep.equal([true, false, false, false, true]);
  });

  it('keep every rule a user does not name', () => {
    const [plain, ruled] = [symbolTable[0], symbolsUnder({ EURUSD: { swap: { long: '1.5' }, commission: { minimum: '2' } } })[0]];
    expect(ruled?.swap.long.toFixed()).to.equal('1.5');
    expect(ruled?.commission.minimum.toFixed()).to.equal('2');
    expect({ ...ruled, swap: plain?.swap, commission: plain?.commission }).to.deep.equal(plain);
    expect([ruled?.swap.short, ruled?.swap.type, ruled?.commission.value]).to.deep.equal([plain?.swap.short, plain?.swap.type, plain?.commission.value]);
  });

  it('are refused where there is none of that name', () => {
    expect(() => symbolsUnder({ EURXXX: {} })).to.throw(RangeError, 'EURXXX');
  });
});
