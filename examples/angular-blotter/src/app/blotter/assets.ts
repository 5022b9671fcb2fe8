// What a Cash account holds, by currency. It is read again whenever something was executed or an order came or went, since orders lock a part of it. Of other accounts
// it is not asked.

import { inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';
import { injectTickTrader } from 'rxtt/angular';
import { AccountFigures } from '../account/account-figures.js';
import { asked } from '../connection/asked.js';
import type { Holding } from './asset-columns.js';

@Injectable()
export class Assets {
  readonly #client = injectTickTrader();
  /** Undefined until they were read. */
  readonly all = toSignal(
    asked(() => this.#client.assets(), { news$: this.#client.executions$, when: inject(AccountFigures).isCash }).pipe(
      map((assets): readonly Holding[] => assets.map((asset) => ({ ...asset, Id: asset.Currency }))),
    ),
  );
}
