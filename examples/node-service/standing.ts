// What stands at this moment, account by account: the events so far, added up. service feeds it with every event; sse shows it to a reader who comes without a past.

import type { ServiceEvent } from './stream.js';

/** What a list of open trades said of itself: which came, changed, and went. */
interface TradeChanges {
  readonly added: readonly { readonly Id: string }[];
  readonly changed: readonly { readonly Id: string }[];
  readonly removed: readonly { readonly Id: string }[];
}

/** One account. */
interface Stand {
  /** Absent until the first list is there: not known is not none. */
  trades?: Map<string, object>;
  state?: unknown;
  /** Why it is over, where it is. */
  ended?: unknown;
}

/** Adds up events. */
export interface Standing {
  readonly see: (event: ServiceEvent) => void;
  /** One event an account whose open trades are known; those of others come as they are learnt. */
  readonly snapshots: () => readonly ServiceEvent[];
}

const isTrades = (event: ServiceEvent): event is ServiceEvent & TradeChanges => event.kind === 'openTrades';

/** Nothing stands. */
export const standing = (): Standing => {
  const stands = new Map<string, Stand>();
  const standOf = (account: string): Stand => {
    const found = stands.get(account) ?? {};
    stands.set(account, found);
    return found;
  };
  return {
    see: (event) => {
      if (isTrades(event)) {
        const trades = (standOf(event.account).trades ??= new Map<string, object>());
        for (const trade of [...event.added, ...event.changed]) trades.set(trade.Id, trade);
        for (const { Id } of event.removed) trades.delete(Id);
      } else if (event.kind === 'account') standOf(event.account).state = event['state'];
      else if (event.kind === 'ended') standOf(event.account).ended = event['says'];
    },
    snapshots: () =>
      [...stands].flatMap(([account, { trades, state, ended }]) =>
        trades === undefined
          ? []
          : {
              account,
              kind: 'snapshot',
              ...(state !== undefined && { state }),
              trades: [...trades.values()],
              ...(ended !== undefined && { ended }),
            },
      ),
  };
};
