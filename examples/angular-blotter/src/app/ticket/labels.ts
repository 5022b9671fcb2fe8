// What the figures of an order are called on screen.

import type { Figure } from './draft.js';

export const labels: Readonly<Record<Figure, string>> = {
  Amount: 'Amount',
  Price: 'Price',
  StopPrice: 'Stop price',
  StopLoss: 'Stop loss',
  TakeProfit: 'Take profit',
};
