// The options of orders: that every field the client takes can be said, and how what is said is read.

import { expect } from 'chai';
import {
  asContingent,
  CREATE_FIELDS,
  LEG_FIELDS,
  MODIFY_FIELDS,
  nameOf,
  PAIR_FIELDS,
  valuesOf,
  type OrderField,
} from '../../../lib/cli/commands/order-fields.js';
import type { NewOrder, OrderChange } from '../../../lib/ticktrader/index.js';

type Names<T> = T extends unknown ? keyof T & string : never;

/** Every field of a new order; one more or less does not compile. True where an option says it, false where it follows from others. */
const OF_ORDERS: Readonly<Record<Names<NewOrder>, boolean>> = {
  Type: true,
  Side: true,
  Symbol: true,
  Amount: true,
  Price: true,
  StopPrice: true,
  StopLoss: true,
  TakeProfit: true,
  MaxVisibleAmount: true,
  Slippage: true,
  Expired: true,
  Comment: true,
  ClientId: true,
  ClientApp: true,
  ImmediateOrCancel: true,
  FillOrKill: true,
  MarketWithSlippage: true,
  OneCancelsTheOther: true,
  RelatedTradeId: true,
  OcoEqualAmount: true,
  ContingentOrder: false,
  TriggerType: true,
  TriggerTime: true,
  OrderIdTriggeredBy: true,
};

/** Every field of a change, likewise. Its Id is an argument. */
const OF_CHANGES: Readonly<Record<Names<OrderChange>, boolean>> = {
  Id: false,
  Price: true,
  StopPrice: true,
  AmountChange: true,
  Amount: true,
  PrevAmount: true,
  MaxVisibleAmount: true,
  StopLoss: true,
  TakeProfit: true,
  Slippage: true,
  Expired: true,
  Comment: true,
  ImmediateOrCancel: true,
  FillOrKill: true,
  InFlightMitigation: true,
  OneCancelsTheOther: true,
  OcoEqualAmount: true,
  RelatedTradeId: true,
  TriggerType: true,
  TriggerTime: true,
  OrderIdTriggeredBy: true,
};

const said = (fields: Readonly<Record<string, boolean>>): readonly string[] => Object.keys(fields).filter((name) => fields[name]);
const fieldsOf = (fields: readonly OrderField[]): readonly string[] => fields.map(({ field }) => field);

describe('cli/commands/order-fields', () => {
  it('say every field of a new order and of a change', () => {
    expect(fieldsOf(CREATE_FIELDS)).to.have.members(said(OF_ORDERS));
    expect(fieldsOf(MODIFY_FIELDS)).to.have.members(said(OF_CHANGES));
  });

  it('say of a pair all but what makes a pair of it', () => {
    const others = said(OF_ORDERS).filter((name) => !['OneCancelsTheOther', 'RelatedTradeId'].includes(name));

    expect(new Set(fieldsOf([...PAIR_FIELDS, ...LEG_FIELDS]))).to.deep.equal(new Set(others));
  });

  it('are called as the vendor calls them', () => {
    for (const one of [...CREATE_FIELDS, ...MODIFY_FIELDS])
      expect(nameOf(one)).to.equal(one.field.replaceAll(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase());
  });

  it("leave amounts as they are typed, and make words and times the vendor's", () => {
    const given = { amount: '1000.0', triggerType: 'on-pending-order-expired', triggerTime: (now: number) => now + 1, account: 'gross' };

    expect(valuesOf(CREATE_FIELDS, given, 7)).to.deep.equal({ Amount: '1000.0', TriggerType: 'OnPendingOrderExpired', TriggerTime: 8 });
  });

  it('make an order contingent that names what wakes it, and no other', () => {
    expect(asContingent({ OrderIdTriggeredBy: '7' })).to.deep.equal({ OrderIdTriggeredBy: '7', ContingentOrder: true });
    expect(asContingent({ Amount: '1' })).to.deep.equal({ Amount: '1' });
  });
});
