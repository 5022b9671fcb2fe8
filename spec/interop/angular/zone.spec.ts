// Out of the zone: what runs outside, by a zone that takes note. Without one nothing is wrapped.

import { NgZone } from '@angular/core';
import { expect } from 'chai';
import type { WebSocketConstructor } from '../../../lib/index.js';
import { fetchOutside, injectOutside, schedulerOutside, socketOutside, type Outside } from '../../../lib/interop/angular/zone.js';
import { injectTickTrader, provideRxtt } from '../../../lib/interop/angular/index.js';
import { virtualClock } from '../../../lib/testing/index.js';
import { withSimulator } from '../../../lib/testing/angular.js';
import { environment, inside, SilentSocket } from './support.js';

/** A zone without zone.js: it knows whether work is outside of it. */
const zone = () => {
  let depth = 0;
  let visits = 0;
  const outside: Outside = (work) => {
    depth++;
    visits++;
    try {
      return work();
    } finally {
      depth--;
    }
  };
  const ngZone = Object.assign(Object.create(NgZone.prototype) as NgZone, { runOutsideAngular: outside });
  return { ngZone, outside, isOutside: () => depth > 0, visits: () => visits };
};

describe('out of the zone', () => {
  it('there is no way where there is no zone, or one that does nothing', () => {
    const noop = { runOutsideAngular: () => undefined };
    expect(inside(environment(), injectOutside)).to.equal(undefined);
    expect(inside(environment({ provide: NgZone, useValue: noop }), injectOutside)).to.equal(undefined);
  });

  it('sockets are made and given their handlers there, and are used as they are', () => {
    const { outside, isOutside } = zone();
    const heard: string[] = [];
    class Noting extends SilentSocket {
      #name: string; // a platform's socket knows itself only by its own `this`
      constructor() {
        super();
        this.#name = `made ${isOutside() ? 'outside' : 'inside'}`;
        heard.push(this.#name);
      }
      override send(): void {
        heard.push(`${this.#name}, sends ${isOutside() ? 'outside' : 'inside'}`);
      }
      set onpong(_: (() => void) | null) {
        heard.push(`handler set ${isOutside() ? 'outside' : 'inside'}`);
      }
    }
    const Wrapped: WebSocketConstructor = socketOutside(Noting, outside);
    const socket = new Wrapped('ws://127.0.0.1/');
    socket.onpong = () => undefined;
    socket.send('text');
    expect(socket.readyState).to.equal(0);
    expect(heard).to.deep.equal(['made outside', 'handler set outside', 'made outside, sends inside']);
  });

  it('timers are set there and tell the same time', () => {
    const { outside, isOutside } = zone();
    const clock = virtualClock(0);
    const where: boolean[] = [];
    const spied = { now: () => clock.now(), schedule: (...action: Parameters<typeof clock.schedule>) => (where.push(isOutside()), clock.schedule(...action)) };
    const scheduler = schedulerOutside(spied as typeof clock, outside);
    const ran: unknown[] = [];
    scheduler.schedule((state) => ran.push([scheduler.now(), state]), 5, 'state');
    clock.advanceTo(10);
    expect(where).to.deep.equal([true]);
    expect(ran).to.deep.equal([[5, 'state']]);
  });

  it('calls are made there', async () => {
    const { outside, isOutside } = zone();
    const answer = { status: 200, headers: new Headers(), text: () => Promise.resolve(String(true)) };
    const where: boolean[] = [];
    const ask = fetchOutside(() => (where.push(isOutside()), Promise.resolve(answer)), outside);
    const request = { method: 'GET', headers: {}, redirect: 'manual', signal: new AbortController().signal } as const;
    expect(await ask('https://tt.example/', request)).to.equal(answer);
    expect(where).to.deep.equal([true]);
  });

  it('a whole session works there', () => {
    const { ngZone, visits } = zone();
    const clock = virtualClock();
    const injector = environment(provideRxtt({ scheduler: clock }, withSimulator()), { provide: NgZone, useValue: ngZone });
    const seen: unknown[] = [];
    inside(injector, () => injectTickTrader())
      .account()
      .subscribe(({ AccountingType }) => seen.push(AccountingType));
    clock.advanceBy(1_000);
    expect(seen).to.deep.equal(['Gross']);
    expect(visits()).to.be.above(3);
    injector.destroy();
  });
});
