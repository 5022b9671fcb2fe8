// The application: the sign-in page, or the desk of whoever is signed in, in an environment of its own.

import { NgComponentOutlet } from '@angular/common';
import { Component, inject } from '@angular/core';
import { Session } from './sign-in/session.js';
import { SignIn } from './sign-in/sign-in.js';

@Component({
  selector: 'app-root',
  imports: [NgComponentOutlet, SignIn],
  template: `
    @if (session.desk(); as desk) {
      <ng-container *ngComponentOutlet="desk.component; environmentInjector: desk.environment" />
    } @else {
      <app-sign-in />
    }
  `,
})
export class App {
  protected readonly session = inject(Session);
}
