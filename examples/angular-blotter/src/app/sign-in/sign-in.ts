// The page to sign in: who, then the second factor. It is also what the server renders.

import { afterNextRender, Component, computed, inject, signal } from '@angular/core';
import { ThemeToggle } from '../ui/theme-toggle.js';
import { CodeForm } from './code-form.js';
import { offeredLogin } from './connection-file.js';
import { Session, type Login } from './session.js';

type Field = Exclude<keyof Login, 'patience'>;

/** What is going on while nothing is asked of the user. */
const PROGRESS: Readonly<Record<string, string>> = {
  connecting: 'Connecting…',
  authenticating: 'Signing in…',
  restoring: 'Reading the account…',
  waiting: 'The server cannot be reached. Trying again…',
  ready: 'Opening the desk…',
};

@Component({
  selector: 'app-sign-in',
  imports: [CodeForm, ThemeToggle],
  template: `
    <header><app-theme-toggle /></header>
    <main>
      <section class="card" aria-labelledby="title">
        <h1 id="title">Blotter</h1>
        @if (session.status() === 'two-factor') {
          <p class="muted lead">One more step, {{ login().webApiId.slice(0, 8) }}.</p>
          <app-code-form />
        } @else {
          <p class="muted lead">Sign in with your Web API token. Its secret stays with the signing service.</p>
          <form (submit)="submit($event)" novalidate>
            @for (field of fields; track field.name) {
              <label [for]="field.name">{{ field.label }}</label>
              <input
                #input
                [id]="field.name"
                [value]="login()[field.name]"
                (input)="change(field.name, input.value)"
                [attr.aria-invalid]="isMissing(field.name)"
                autocomplete="off"
                spellcheck="false"
                required
              />
            }
            <button class="primary" type="submit" [attr.aria-disabled]="progress() !== ''">{{ progress() || 'Sign in' }}</button>
          </form>
          <p class="problem" role="alert">{{ hint() || session.problem() }}</p>
        }
      </section>
    </main>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-rows: auto 1fr;
      min-height: 100dvh;
    }
    header {
      display: flex;
      justify-content: flex-end;
      padding: 12px 16px;
    }
    main {
      display: grid;
      place-items: center;
      padding: 16px 16px 18vh;
    }
    .card {
      width: min(380px, 100%);
      padding: 28px 28px 20px;
      background: var(--panel);
      border: 1px solid var(--line);
      border-radius: 10px;
    }
    h1 {
      margin: 0 0 4px;
      font-size: 20px;
      font-weight: 600;
      letter-spacing: -0.01em;
    }
    .lead {
      margin: 0 0 20px;
    }
    form {
      display: grid;
      gap: 6px;
    }
    input {
      margin-bottom: 8px;
      font-family: var(--mono);
      font-size: 13px;
    }
    button {
      margin-top: 6px;
    }
    .problem {
      margin: 10px 0 0;
      min-height: 18px;
      color: var(--bad);
      overflow-wrap: anywhere;
    }
  `,
})
export class SignIn {
  protected readonly session = inject(Session);
  protected readonly login = signal<Login>({ url: '', webApiId: '', webApiKey: '' });
  protected readonly hint = signal('');
  protected readonly progress = computed(() => PROGRESS[this.session.status()] ?? '');
  protected readonly fields: readonly { readonly name: Field; readonly label: string }[] = [
    { name: 'url', label: 'Server' },
    { name: 'webApiId', label: 'Web API id' },
    { name: 'webApiKey', label: 'Web API key' },
  ];

  constructor() {
    afterNextRender(() => {
      offeredLogin().subscribe((login) => {
        this.login.set(login);
      });
    });
  }

  protected change(field: Field, value: string): void {
    this.login.update((login) => ({ ...login, [field]: value.trim() }));
  }

  protected isMissing(field: Field): boolean {
    return this.hint() !== '' && this.login()[field] === '';
  }

  protected submit(event: Event): void {
    event.preventDefault();
    const isComplete = this.fields.every(({ name }) => this.login()[name] !== '');
    this.hint.set(isComplete ? '' : 'Fill in all three fields.');
    if (isComplete && this.progress() === '') this.session.signIn(this.login());
  }
}
