// The open trade that is being changed, if any: the blotter chooses it, the ticket shows it.

import { Injectable, signal } from '@angular/core';
import type { Trade } from 'rxtt/ticktrader';

@Injectable()
export class Editing {
  readonly trade = signal<Trade | undefined>(undefined);
}
