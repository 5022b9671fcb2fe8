// The questions, a file of SQL each in questions/, and the rows that answer them. main.ts asks; the report shows both.

import { readFileSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';

/** The year in figures. Money in `currency`; days as `2026-01-31`. */
export interface Year {
  readonly trades: number;
  readonly wins: number;
  /** After charges. */
  readonly net: number;
  readonly gains: number;
  /** Negative. */
  readonly losses: number;
  /** Commission and swap; negative where paid. */
  readonly charges: number;
  readonly first: string;
  readonly last: string;
  readonly currency: string;
}

/** What a symbol brought in a month, `2026-01`. */
export interface Profit {
  readonly symbol: string;
  readonly month: string;
  readonly trades: number;
  readonly profit: number;
}

/** What a symbol brought in the year, and by what. */
export interface SymbolProfit {
  readonly symbol: string;
  readonly trades: number;
  readonly wins: number;
  /** What prices did, before charges. */
  readonly prices: number;
  readonly commission: number;
  readonly swap: number;
  readonly profit: number;
}

/** The account at the beginning of a day. */
export interface Day {
  readonly day: string;
  readonly equity: number;
  /** All that was paid in until then, less what was paid out. */
  readonly paid: number;
  /** How far below its best, in money; 0 or negative. */
  readonly below: number;
  /** The same as a share of what it would hold at its best; 0 or negative. */
  readonly drawdown: number;
}

/** How many fills of a kind slipped so far. */
export interface Slip {
  readonly kind: string;
  /** Of the bin, in basis points. */
  readonly width: number;
  /** Its middle, in basis points; positive is worse than asked. */
  readonly bin: number;
  readonly fills: number;
  /** Of all fills of the bin. */
  readonly mean: number;
}

/** Contracts of a TT product. */
export interface Contracts {
  readonly product: string;
  readonly fills: number;
  readonly orders: number;
  readonly bought: number;
  readonly sold: number;
}

/** A question and its answer. */
export interface Answer<Row> {
  readonly sql: string;
  readonly rows: readonly Row[];
}

/** Everything that was asked. */
export interface Answers {
  readonly year: Answer<Year>;
  readonly profit: Answer<Profit>;
  readonly symbols: Answer<SymbolProfit>;
  readonly drawdown: Answer<Day>;
  readonly slippage: Answer<Slip>;
  readonly contracts: Answer<Contracts>;
}

const ask = async <Row>(connection: DuckDBConnection, name: keyof Answers): Promise<Answer<Row>> => {
  const sql = readFileSync(new URL(`questions/${name}.sql`, import.meta.url), 'utf8').trim();
  const reader = await connection.runAndReadAll(sql);
  return { sql, rows: reader.getRowObjectsJson() as unknown as readonly Row[] }; // the columns are what our own SQL calls them
};

/** Asks everything. */
export const answersOf = async (connection: DuckDBConnection): Promise<Answers> => ({
  year: await ask(connection, 'year'),
  profit: await ask(connection, 'profit'),
  symbols: await ask(connection, 'symbols'),
  drawdown: await ask(connection, 'drawdown'),
  slippage: await ask(connection, 'slippage'),
  contracts: await ask(connection, 'contracts'),
});
