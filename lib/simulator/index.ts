// rxtt/simulator: both back ends in a box, TickTrader and TT REST, each behind a real socket on loopback or in memory, in virtual time.

export * from './ticktrader/doors/server.js';
export * from './ticktrader/doors/in-memory.js';
export type { SimulatedServer } from './ticktrader/doors/handle.js';
export type { DealerRequest, DealerScript, DealerVerdict, DealTerms } from './ticktrader/dealer.js';
export type { Decimal, Exchange } from './ticktrader/exchange.js';
export { faultKinds } from './ticktrader/fault-script.js';
export type * from './ticktrader/fault-script.js';
export type { Decide, SeenRequest, Verdict } from './ticktrader/faults.js';
export type { ForeignAnswer } from './ticktrader/foreign.js';
export type { JournalEntry, JournalKind } from './ticktrader/journal.js';
export type { AccountingType, SimulatorCredentials, SimulatorOptions, Throttling } from './ticktrader/options.js';
export type { AccountNotification } from './ticktrader/notify.js';
export type { SymbolRules, TradingMode } from './ticktrader/symbols.js';
export type { Texts } from './ticktrader/texts.js';
export type { TradingHours } from './ticktrader/world-options.js';
export * from './tt-rest/doors/server.js';
export * from './tt-rest/doors/in-memory.js';
export type { SimulatedTtServer } from './tt-rest/doors/handle.js';
export type { TtRestEngine } from './tt-rest/engine.js';
export type { TtFaults, TtFaultScope, TtTrouble } from './tt-rest/faults.js';
export type { Reaction, TtAnswer, TtRequest } from './tt-rest/http.js';
export { ttInventions } from './tt-rest/inventions.js';
export type { TtJournalEntry } from './tt-rest/journal.js';
export type { TtPlan, TtRestSimulatorOptions, TtStrictness } from './tt-rest/options.js';
export type { TtFillFacts, TtTrade, TtTruth } from './tt-rest/truth.js';
