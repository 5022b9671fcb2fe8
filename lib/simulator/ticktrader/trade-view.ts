// An order as the wire shows it. One full record, and the fields each generation of the vendor's server sends of it.

import Big from 'big.js';
import { isOpen, isPosition, type Order } from './orders/order.js';
import { orderMargin } from './margin.js';
import { closingPrice, openingPrice, positionProfit } from './money.js';
import { ACCOUNT_ID, type World } from './world.js';
import { pick, type WireRecord } from './writer.js';

/** `document`: the samples of 2015; `oco`: the sample of 2021 that the document shows for OCO pairs; `current`: today's server. */
export type Generation = 'document' | 'oco' | 'current';

const names = (text: string): readonly string[] => text.split(' ');

const FIELDS: Readonly<Record<Generation, readonly string[]>> = {
  document: names(
    'Id ClientId AccountId Type InitialType Side Status Symbol Price Amount InitialAmount StopLoss TakeProfit Commission AgentCommission Created Expired Modified Filled PositionCreated Comment',
  ),
  oco: names(
    'Created FilledAmount RemainingAmount InitialAmount OneCancelsTheOther MarketWithSlippage ImmediateOrCancel AccountId Id Type InitialType Side Status RelatedTradeId Slippage Modified Expired StopLoss TakeProfit Profit Margin Price StopPrice SymbolPrecision Comment Symbol ClientId',
  ),
  current: names(
    'Id ClientId AccountId Type InitialType Side Status Symbol SymbolPrecision StopPrice Price CurrentPrice InitialAmount RemainingAmount FilledAmount MaxVisibleAmount StopLoss TakeProfit Margin Profit Commission Swap ImmediateOrCancel MarketWithSlippage FillOrKill OneCancelsTheOther Created Expired Modified Filled PositionCreated Comment ClientApp Slippage RelatedTradeId ContingentOrder TriggerType TriggerTime OrderIdTriggeredBy ClosePrice',
  ),
};

const ZERO = new Big(0);

/** What only live orders and positions have. */
const liveFields = (world: World, order: Order): WireRecord => {
  const isLive = isOpen(order);
  const isOnMargin = world.settings.accountingType !== 'Cash';
  return {
    CurrentPrice: isLive ? (isPosition(order) ? closingPrice(world, order.symbol, order.side) : openingPrice(world, order)) : undefined,
    Margin: isLive && isOnMargin ? orderMargin(world, order) : undefined,
    Profit: isLive && isOnMargin ? (isPosition(order) ? positionProfit(world, order) : ZERO) : undefined,
  };
};

/** The order as a Trade of `generation`. In the document's, a Stop carries its stop price as `Price`, and `Amount` is what remains. */
export const tradeView = (world: World, order: Order, generation: Generation = world.settings.tradeGeneration): WireRecord =>
  pick(
    {
      Id: order.id,
      ClientId: order.clientId,
      AccountId: ACCOUNT_ID,
      Type: order.type,
      InitialType: order.initialType,
      Side: order.side,
      Status: order.status,
      Symbol: order.symbol.name,
      SymbolPrecision: order.symbol.precision,
      StopPrice: order.stopPrice,
      Price: generation === 'document' ? (order.price ?? order.stopPrice) : order.price,
      Amount: order.remaining,
      InitialAmount: order.initialAmount,
      RemainingAmount: order.remaining,
      FilledAmount: order.filledAmount,
      MaxVisibleAmount: order.maxVisible,
      StopLoss: order.stopLoss,
      TakeProfit: order.takeProfit,
      Commission: order.commission,
      AgentCommission: order.commission && ZERO,
      Swap: order.swap,
      ImmediateOrCancel: order.immediateOrCancel,
      MarketWithSlippage: order.marketWithSlippage,
      FillOrKill: order.fillOrKill,
      OneCancelsTheOther: order.oco,
      ContingentOrder: order.trigger !== undefined,
      TriggerType: order.trigger?.type,
      TriggerTime: order.trigger?.time,
      OrderIdTriggeredBy: order.trigger?.orderId,
      Created: order.created,
      Expired: order.expired,
      Modified: order.modified,
      Filled: order.filled,
      PositionCreated: order.positionCreated,
      Comment: order.comment,
      ClientApp: order.clientApp,
      Slippage: order.slippage,
      RelatedTradeId: order.relatedId,
      ClosePrice: order.closePrice,
      ...liveFields(world, order),
    },
    FIELDS[generation],
  );
