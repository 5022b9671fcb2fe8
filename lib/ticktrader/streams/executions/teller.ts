// The stream itself: numbers what is told, gives each event its cursor, and hands it to every subscriber in one order. The hub tells through it.

import { Subject, type Observable } from 'rxjs';
import { inTurn } from '../../../base/in-turn.js';
import type { Execution, ExecutionCursor, ExecutionEvent, GapReason } from '../../model/index.js';
import type { Change } from './change.js';

/** A cursor of this moment, as a function of its `seq`. */
export type CursorNow = () => (seq: number) => ExecutionCursor;

/** The mouth of the stream. */
export interface Teller<N> {
  readonly events$: Observable<ExecutionEvent<N>>;
  readonly change: (change: Change<N>) => void;
  readonly gap: (reason: GapReason) => void;
  readonly caughtUp: () => void;
  readonly complete: () => void;
  readonly fail: (error: unknown) => void;
}

/** The members of an event that says what `change` says. */
const said = <N>(change: Change<N>): Omit<Execution<N>, 'seq' | 'cursor'> => {
  const { key, change: what, source, at, tradeId, clientId } = change;
  return {
    kind: 'execution',
    key,
    change: what,
    source,
    ...(at !== undefined && { at }),
    ...(tradeId !== undefined && { tradeId }),
    ...(clientId !== undefined && { clientId }),
    ...(change.source === 'live' ? { report: change.report } : change.source === 'history' ? { record: change.record } : { trade: change.trade }),
  };
};

/** Tells from `seq` on. */
export const teller = <N>(seq: number, cursorNow: CursorNow): Teller<N> => {
  const events$ = new Subject<ExecutionEvent<N>>();
  const hand = inTurn<ExecutionEvent<N>>((event) => {
    events$.next(event);
  });
  let told = seq;
  const tell = <T extends object>(what: T): T & { readonly seq: number; readonly cursor: ExecutionCursor } => {
    const [place, cursorAt] = [++told, cursorNow()];
    return {
      ...what,
      seq: place,
      get cursor() {
        return cursorAt(place);
      },
    };
  };
  return {
    events$: events$.asObservable(),
    change: (change) => {
      hand(tell(said(change)));
    },
    gap: (reason) => {
      hand(tell({ kind: 'gap' as const, reason }));
    },
    caughtUp: () => {
      hand(tell({ kind: 'caughtUp' as const }));
    },
    complete: () => {
      events$.complete();
    },
    fail: (error) => {
      events$.error(error);
    },
  };
};
