// rxtt/simulator: a TickTrader server in a box, behind a real socket on loopback or an in-memory one in virtual time.

export * from './ticktrader/doors/server.js';
export * from './ticktrader/doors/in-memory.js';
export type { SimulatedServer } from './ticktrader/doors/handle.js';
export type { AccountNotification, Decimal, Exchange } from './ticktrader/exchange.js';
export type { Decide, SeenRequest, Verdict } from './ticktrader/faults.js';
export type { JournalEntry, JournalKind } from './ticktrader/journal.js';
export type { AccountingType, SimulatorCredentials, SimulatorOptions, Throttling } from './ticktrader/options.js';
export type { Texts } from './ticktrader/texts.js';
