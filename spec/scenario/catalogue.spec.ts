// The failure catalogue: every row, and the scenarios that prove what becomes of it, by their titles; `...` stands for what differs from one to the other. docs/safety.md links here.
// Fails where a row has no scenario, or a scenario has another title by now.

import { readFileSync } from 'node:fs';
import { expect } from 'chai';

/** Titles by the file they stand in. */
type Titles = Readonly<Record<string, readonly string[]>>;

const CATALOGUE: Readonly<Record<string, Titles>> = {
  'half-open link': {
    links: [
      'a link that is half open is given up within 10 s, and what happened behind it is told once',
      'a link that is half open for a while only delivers what was stuck in it late, and the order is found, not sent again',
    ],
    'real-links': ['a real link that breaks (...) with an order under way is replaced, and the order is ...'],
    liveness: ['a link that is half open is found within 10 s, reset, and left for another connection'],
    figures: ['a dead peer is found within 10 s, wherever between two beats it died, in traffic and in silence'],
  },
  'mute server': {
    links: [
      'a mute server that reads, executes and says nothing more, pongs included, is left within 10 s, and the order it executed is found',
      'a mute server that answers pings alone costs a read its deadline and a command its certainty, not its order',
    ],
  },
  'one report dropped': {
    links: ['one report dropped on a healthy connection (...) is made up for within 30 s, without a reconnect, and told once'],
    figures: ['a report that is lost on a healthy connection is made up for within 30 s, wherever between two audits it was lost'],
  },
  'clean close of every code': {
    closings: ['a clean close of every code (...) while an order is under way is come back from, with the order judged right'],
    closing: ['a server that closes with every code in turn, over a real socket, is come back to'],
  },
  'policy close': {
    closings: ['a policy close (1008) right after each login is answered at growing pauses, and what happened meanwhile is told once the server relents'],
  },
  'connect timeout': {
    links: ['a connect timeout ends an attempt that nobody answers after requestTimeout, and the next ones come at growing pauses'],
    upgrades: ['an upgrade never answered at all ends after requestTimeout'],
  },
  'upgrade answered 301/401/429/5xx or HTML': {
    upgrades: ['an upgrade answered with ... is a ConnectionError, tried again, and followed nowhere; no order leaves meanwhile'],
  },
  'clock skew': {
    clocks: [
      'clock skew beyond what the server allows is a final LoginError that names both clocks, and no second login',
      'clock skew of ... s that the server allows misleads no look into its history',
    ],
  },
  'clock steps': {
    clocks: [
      'clock steps of our clock by ... h in a session change no deadline, no verdict and no horizon',
      'clock steps of our clock by ... h before the first login neither hide what happens afterwards nor tell what was before',
      "clock steps of the server's clock by ... h lose no order in doubt and no change",
    ],
  },
  'login refused': { logins: ['a login refused for good is not sent again, ends every stream with a LoginError, and no command leaves'] },
  'login throttled or transiently failed': {
    logins: ['a login ... in the middle of a session is tried again at most once in 5 s, ever more slowly, and the order in doubt is resolved afterwards'],
    'login-storm': ['a login that is refused for a passing trouble is tried again no sooner than 5 s later, and ever more slowly: ...'],
  },
  'wrong one-time password': {
    logins: [
      'a wrong one-time password is asked for again on the same connection up to 3 times, and no used code is sent again',
      'a wrong one-time password given 3 times ends the session with a TwoFactorError; nothing is sent after that',
    ],
  },
  'challenge mid-session': {
    logins: ['a challenge mid-session closes the gate until it is answered on the same connection, and what happened meanwhile is told'],
  },
  'nobody there to type the code': {
    logins: ['nobody there to type the code ends the session with a TwoFactorError after twoFactorTimeout, and sends no code'],
  },
  'duplicate frames': { frames: ['duplicate frames (each ... ms later again) are told once, and no command is judged twice'] },
  'reordered frames': { frames: ['reordered frames (overtaken by the next ...) are told in the order in which it happened'] },
  'corrupt and truncated frames': {
    frames: [
      "corrupt and truncated frames (...) that may have been reports are told from the server's books, within 30 s and without a reconnect",
      'corrupt and truncated frames (...) that were the answer to an order leave it unknown at once, and it is found, not sent again',
    ],
  },
  'huge frames': {
    frames: [
      'huge frames beyond maxFrame are refused unread, and what they said is read anew',
      'hostile frames (...) harm nothing: the session goes on and trades',
    ],
  },
  'unknown field, event, status': {
    answers: [
      'an unknown word of the server as a field is passed over',
      'an unknown word of the server as an event or status is handed on as it stands, decides no order and ends no stream',
    ],
  },
  'answer to an unknown Id': { answers: ['an answer to an unknown Id answers nobody: whoever waits goes on waiting for his own'] },
  'error without Id': { answers: ['an error without an Id is a notice, and refuses no order: nobody can say whose it is'] },
  'no answer': {
    doubts: [
      'no answer to a read is a TimeoutError at its deadline, and the connection stays',
      'no answer to an order that was never executed is unknown, then presumed absent past the horizon, and never sent again',
      'no answer to an order that is executed long after is accepted late, and told as a late outcome where it was presumed absent',
    ],
  },
  'order executed and then answered with a timeout text': {
    doubts: ['an order executed and then answered with a timeout text ("...", reports ...) is accepted in the end, never called rejected, and sent once'],
    figures: ['an order in doubt that was executed is known within 2 s of the reconnect in half of all cases, and within 10 s in 99 of 100 (200 orders)'],
  },
  'server restart': {
    restarts: [
      'a server restart ends every connection, keeps the orders, and all of it is known again once the server is back',
      'a server restart while the dealer has an order loses that order, and the client does not call it accepted',
    ],
  },
  throttled: {
    doubts: [
      'a client that is throttled by its own count of the limits the account states is notSent at once, and reads wait',
      'a client that is throttled by the server all of a sudden has its order in doubt, not rejected, and reads again when it may',
    ],
  },
  'process suspended': {
    clocks: [
      'a process that is suspended takes its own pause for nobody else: a server that is still there is kept, and the probe hears of each pause',
      'a process that is suspended beyond the life of its connection comes back to a new one, sends nothing that waited, and is told what it missed',
    ],
  },
  'slow subscriber': {
    subscribers: ['a slow subscriber that blocks the process delays everybody, and is never taken for a silent server'],
  },
  'throwing, re-entrant or leaving subscriber': {
    subscribers: [
      'a throwing subscriber of every stream stops none of them, and nobody else misses anything',
      'a re-entrant subscriber that places an order inside a handler keeps one order of events for all, before it and after it',
      'a leaving subscriber that unsubscribes inside a handler takes nothing with it: the others hear all, and a command goes on',
      'a late subscriber begins at the current seq and is told nothing of what was before; the latest state, account and open trades are its own',
    ],
  },
  'a thousand reconnects': {
    'thousand-reconnects': [
      'a thousand reconnects each with an order in doubt, lose and double none of a thousand orders',
      'a thousand reconnects leave the heap at its baseline',
    ],
    reconnect: ['a thousand reconnects leave timers, sockets and waiting requests at their baseline'],
    'many-reconnects': ['fifty reconnects over a real socket leave sockets, timers, listeners and heap at their baseline'],
  },
  'kill -9 with a journal': {
    journal: [
      'kill -9 with a journal and an order in flight that was executed: the next run tells that it is accepted, and sends nothing',
      'kill -9 with a journal at any moment of busy trading: every order is taken once at most, and what the dead program did not tell the next one does',
    ],
  },
  'two sessions on one account': {
    'two-sessions': [
      "two sessions on one account hear every change each, in one order, and neither takes the other's order for its own (reports bear the Id of: ...)",
      'a foreign order that looks like ours settles none of ours, however alike it is',
    ],
  },
};

const BLOCK = /\b(describe|it)\(\s*(['"`])((?:\\.|(?!\2)[^\\])*)\2/gs;

/** The titles of a file of scenarios, as mocha would print them, from its text alone. */
const titlesIn = (file: string): readonly string[] => {
  let theme = '';
  const titles: string[] = [];
  for (const [, kind, , quoted = ''] of readFileSync(new URL(`${file}.spec.ts`, import.meta.url), 'utf8').matchAll(BLOCK)) {
    const title = quoted.replaceAll(/\$\{[^}]*\}/g, '...').replaceAll(/\\(['"`])/g, '$1');
    if (kind === 'describe') theme = title;
    else titles.push(`${theme} ${title}`);
  }
  return titles;
};

describe('the failure catalogue', () => {
  for (const [row, files] of Object.entries(CATALOGUE))
    it(`has a named scenario for: ${row}`, () => {
      for (const [file, titles] of Object.entries(files)) expect(titlesIn(file), file).to.include.members(titles);
    });
});
