// What the blotter shows of the assets of a Cash account.

import type { Asset } from 'rxtt/ticktrader';
import type { Column } from '../ui/column.js';
import { holding } from '../ui/format.js';

/** An asset, told apart by its currency. */
export interface Holding extends Asset {
  readonly Id: string;
}

export const assetColumns: readonly Column<Holding>[] = [
  { title: 'Currency', width: '76px', text: ({ Currency }) => Currency },
  { title: 'Amount', width: 'minmax(88px, 1fr)', end: true, text: ({ Amount }) => holding(Amount) },
  { title: 'Free', width: 'minmax(88px, 1fr)', end: true, text: ({ FreeAmount }) => holding(FreeAmount) },
  {
    title: 'Locked by orders',
    width: 'minmax(100px, 1fr)',
    end: true,
    text: ({ LockedAmount }) => (LockedAmount === 0 ? '–' : holding(LockedAmount)),
    tone: ({ LockedAmount }) => (LockedAmount === 0 ? 'muted' : 'warn'),
  },
];
