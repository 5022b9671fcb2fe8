// What is typed into the ticket, when it is an order, and what is wrong with it while it is not.

import type { NewOrder } from 'rxtt/ticktrader';

export type DraftType = NewOrder['Type'];
export type Force = 'GTC' | 'IOC' | 'FOK';

/** The ticket as it stands: figures are the text that was typed. */
export interface Draft {
  readonly Type: DraftType;
  readonly Side: 'Buy' | 'Sell';
  readonly Symbol: string;
  readonly Amount: string;
  readonly Price: string;
  readonly StopPrice: string;
  readonly StopLoss: string;
  readonly TakeProfit: string;
  readonly force: Force;
}

export type Figure = 'Amount' | 'Price' | 'StopPrice' | 'StopLoss' | 'TakeProfit';
export type Problems = Partial<Record<Figure | 'Symbol', string>>;

export const emptyDraft: Draft = {
  Type: 'Market',
  Side: 'Buy',
  Symbol: 'EURUSD',
  Amount: '10,000',
  Price: '',
  StopPrice: '',
  StopLoss: '',
  TakeProfit: '',
  force: 'GTC',
};

/** Which figures an order of each type must name. */
export const needed: Readonly<Record<DraftType, readonly Figure[]>> = {
  Market: ['Amount'],
  Limit: ['Amount', 'Price'],
  Stop: ['Amount', 'StopPrice'],
  StopLimit: ['Amount', 'StopPrice', 'Price'],
};

/** Which may name how long they stay. */
export const hasForce = (type: DraftType): boolean => type === 'Limit' || type === 'StopLimit';

/** Where a position is closed by itself; an order may name them where the account takes them. */
export const exits = ['StopLoss', 'TakeProfit'] as const satisfies readonly Figure[];

const SYMBOL = /^[A-Z0-9._-]{3,16}$/;

/** 10,000 is ten thousand; anything that is no figure is NaN. */
export const figure = (text: string): number => (/^\d[\d, ]*(\.\d+)?$|^\.\d+$/.test(text.trim()) ? Number(text.replace(/[, ]/g, '')) : NaN);

const problemOf = (text: string, isNeeded: boolean): string | undefined => {
  if (text.trim() === '') return isNeeded ? 'Needed' : undefined;
  return figure(text) > 0 ? undefined : 'A figure above 0';
};

/** An exit on the wrong side of the price would be refused, or close the position at once. */
const exitProblems = ({ Type, Side, Price, StopPrice, StopLoss, TakeProfit }: Draft): Problems => {
  const entry = figure(Type === 'Stop' ? StopPrice : Price);
  const sign = Side === 'Buy' ? 1 : -1;
  const isWrong = (exit: string, way: number): boolean => (figure(exit) - entry) * sign * way <= 0; // false wherever one of them is missing
  return {
    ...(isWrong(StopLoss, -1) && { StopLoss: Side === 'Buy' ? 'Below the price' : 'Above the price' }),
    ...(isWrong(TakeProfit, 1) && { TakeProfit: Side === 'Buy' ? 'Above the price' : 'Below the price' }),
  };
};

/** What keeps the draft from being an order; empty when nothing does. */
export const problemsOf = (draft: Draft): Problems => {
  const figures = [...needed[draft.Type].map((field) => [field, true] as const), ...exits.map((field) => [field, false] as const)];
  const found = figures.flatMap(([field, isNeeded]) => {
    const problem = problemOf(draft[field], isNeeded);
    return problem === undefined ? [] : [[field, problem] as const];
  });
  const isPending = draft.Type !== 'Market';
  return {
    ...(isPending && exitProblems(draft)),
    ...Object.fromEntries(found),
    ...(!SYMBOL.test(draft.Symbol) && { Symbol: 'A symbol, as EURUSD' }),
  };
};

/** The order a draft without problems stands for. */
export const orderOf = (draft: Draft): NewOrder => {
  const { Type, Side, Symbol, force } = draft;
  const named = Object.fromEntries(exits.filter((field) => draft[field] !== '').map((field) => [field, figure(draft[field])]));
  const base = { Side, Symbol, Amount: figure(draft.Amount), ...named };
  const stay = { ...(force === 'IOC' && { ImmediateOrCancel: true }), ...(force === 'FOK' && { FillOrKill: true }) };
  const [Price, StopPrice] = [figure(draft.Price), figure(draft.StopPrice)];
  switch (Type) {
    case 'Market':
      return { ...base, Type };
    case 'Limit':
      return { ...base, ...stay, Type, Price };
    case 'Stop':
      return { ...base, Type, StopPrice };
    case 'StopLimit':
      return { ...base, ...stay, Type, Price, StopPrice };
  }
};
