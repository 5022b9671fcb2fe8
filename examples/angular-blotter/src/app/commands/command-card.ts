// One command and what became of it. While that is unknown, the time until it may be presumed absent runs down.

import { Component, computed, inject, input } from '@angular/core';
import { Clock } from '../ui/clock.js';
import { countdown, time } from '../ui/format.js';
import type { Command } from './commands.js';
import { verdictOf, type Verdict } from './verdicts.js';

const SENDING: Verdict = { word: 'Sending', tone: 'muted', text: '' };

@Component({
  selector: 'app-command-card',
  host: { '[class.doubtful]': 'needsEyes()' },
  template: `
    <div class="line">
      <strong>{{ command().title }}</strong>
      <time class="muted">{{ at() }}</time>
    </div>
    <div class="line">
      <span class="word" [class]="verdict().tone">{{ verdict().word }}</span>
      @if (doubt(); as doubt) {
        <span class="left" role="timer" aria-live="off" aria-label="Time until it is presumed absent">{{ doubt.left }}</span>
      }
    </div>
    @if (doubt(); as doubt) {
      <div class="track" aria-hidden="true"><div [style.transform]="'scaleX(' + doubt.share + ')'"></div></div>
    }
    @if (late(); as late) {
      <p class="warn">It was presumed absent, and turned up at {{ late }}. Count it in.</p>
    }
    @if (verdict().text; as text) {
      <p class="muted">{{ text }}</p>
    }
  `,
  styleUrl: './command-card.css',
})
export class CommandCard {
  readonly command = input.required<Command>();
  readonly #now = inject(Clock).now;

  protected readonly at = computed(() => time(this.command().at));
  protected readonly late = computed(() => {
    const { lateAt } = this.command();
    return lateAt === undefined ? '' : time(lateAt);
  });
  protected readonly verdict = computed((): Verdict => {
    const { outcome, problem } = this.command();
    if (problem !== undefined) return { word: 'Invalid', tone: 'bad', text: problem };
    return outcome === undefined ? SENDING : verdictOf(outcome);
  });
  /** What somebody has to look at stands out. */
  protected readonly needsEyes = computed(() => this.verdict().tone === 'warn' || this.late() !== '');
  protected readonly doubt = computed(() => {
    const { outcome } = this.command();
    if (outcome?.status !== 'unknown') return undefined;
    const left = outcome.deadline - this.#now();
    const share = Math.max(0, Math.min(1, left / (outcome.deadline - outcome.since)));
    return { left: countdown(left), share: share.toFixed(3) };
  });
}
