// The trade session beyond the document: groups, disabled features, odd offsets.

import { expect } from 'chai';
import { decode } from '../../../lib/codec/decode.js';
import { tradeSession } from '../../../lib/ticktrader/model/trade-session.js';

describe('tradeSession', () => {
  it('reads the groups of current servers, several disabled features in one text', () => {
    const StatusGroups = [{ StatusGroupId: 'Crypto', SessionStatus: 'Opened', SessionEndTime: 253402297200000, DisabledFeatures: 'Trade, Feed' }];
    expect(decode(tradeSession, { SessionStatus: 'Closed', StatusGroups }, 'TradeSession')).to.deep.equal({ SessionStatus: 'Closed', StatusGroups });
  });

  it('reads an offset of half hours', () => {
    expect(decode(tradeSession, { SessionStatus: 'Opened', PlatformTimezoneOffset: 5.5 }, 'TradeSession').PlatformTimezoneOffset).to.equal(5.5);
  });
});
