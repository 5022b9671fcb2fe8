// The positions of a Net account, one a symbol. The server pushes none of them: they are read again whenever something was executed, also while the connection was
// down, and every two seconds for their prices.

import { Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';
import { injectTickTrader } from 'rxtt/angular';
import type { Position } from 'rxtt/ticktrader';
import { asked } from '../connection/asked.js';

const bySymbol = (one: Position, other: Position): number => (one.Symbol < other.Symbol ? -1 : 1);

@Injectable()
export class NetPositions {
  readonly #client = injectTickTrader();
  /** By symbol; undefined until they were read. */
  readonly all = toSignal(asked(() => this.#client.positions(), { news$: this.#client.executions$ }).pipe(map((positions) => positions.toSorted(bySymbol))));
}
