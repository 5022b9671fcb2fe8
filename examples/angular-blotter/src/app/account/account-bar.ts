// How the account stands, in one line.

import { Component, computed, inject } from '@angular/core';
import { byGain, type Tone } from '../ui/column.js';
import { gain, money } from '../ui/format.js';
import { AccountFigures } from './account-figures.js';

interface Figure {
  readonly name: string;
  readonly text: string;
  readonly tone: Tone;
}

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
  `,
})
export class AccountBar {
  readonly #account = inject(AccountFigures).account;

  protected readonly figures = computed((): readonly Figure[] => {
    const account = this.#account();
    if (account === undefined) return [];
    const { Id, AccountingType, Balance, BalanceCurrency = '', Equity, Margin, MarginLevel, Profit } = account;
    const plain = (name: string, text: string): Figure => ({ name, text, tone: '' });
    return [
      plain('Account', `${Id} · ${AccountingType}`),
      plain(`Balance ${BalanceCurrency}`, money(Balance)),
      plain('Equity', money(Equity)),
      { name: 'Floating', text: gain(Profit), tone: byGain(Profit) },
      plain('Margin', money(Margin)),
      plain('Level', MarginLevel === undefined || Margin === 0 ? '–' : `${money(MarginLevel)} %`),
    ];
  });
}
