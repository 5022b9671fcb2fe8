// How the account stands, in one line: its money, or where it holds currencies, what it has of each.

import { Component, computed, inject } from '@angular/core';
import type { Account, Asset } from 'rxtt/ticktrader';
import { Assets } from '../blotter/assets.js';
import { byGain, type Tone } from '../ui/column.js';
import { gain, holding, money } from '../ui/format.js';
import { AccountFigures } from './account-figures.js';

interface Figure {
  readonly name: string;
  readonly text: string;
  readonly tone: Tone;
}

const plain = (name: string, text: string): Figure => ({ name, text, tone: '' });

/** How an account with one balance stands. */
const standing = ({ Balance, BalanceCurrency = '', Equity, Margin, MarginLevel, Profit }: Account): readonly Figure[] => [
  plain(`Balance ${BalanceCurrency}`, money(Balance)),
  plain('Equity', money(Equity)),
  { name: 'Floating', text: gain(Profit), tone: byGain(Profit) },
  plain('Margin', money(Margin)),
  plain('Margin level', MarginLevel === undefined || Margin === 0 ? '–' : `${money(MarginLevel)} %`),
];

const MOST = 6; // currencies a line has room for; the blotter shows all

/** What an account holds. */
const held = (assets: readonly Asset[]): readonly Figure[] => assets.slice(0, MOST).map(({ Currency, Amount }) => plain(Currency, holding(Amount)));

@Component({
  selector: 'app-account-bar',
  template: `<dl>
    @for (figure of figures(); track figure.name) {
      <div>
        <dt>{{ figure.name }}</dt>
        <dd [class]="figure.tone">{{ figure.text }}</dd>
      </div>
    }
  </dl>`,
  styles: `
    dl {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 28px;
      margin: 0;
    }
    dt {
      font-size: 11px;
      line-height: 14px;
      color: var(--muted);
    }
    dd {
      margin: 0;
      font-weight: 500;
      line-height: 17px;
      font-variant-numeric: tabular-nums;
    }
    .buy {
      color: var(--buy);
    }
    .sell {
      color: var(--sell);
    }
    @media (max-width: 640px) {
      dl {
        display: grid;
        grid-template-columns: repeat(3, auto);
        gap: 6px 16px;
      }
    }
  `,
})
export class AccountBar {
  readonly #account = inject(AccountFigures).account;
  readonly #assets = inject(Assets).all;

  protected readonly figures = computed((): readonly Figure[] => {
    const account = this.#account();
    if (account === undefined) return [];
    const { Id, AccountingType } = account;
    return [plain('Account', `${Id} · ${AccountingType}`), ...(AccountingType === 'Cash' ? held(this.#assets() ?? []) : standing(account))];
  });
}
