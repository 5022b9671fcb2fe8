import { expect } from 'chai';
import { take } from 'rxjs';
import { ConnectionError } from '../../lib/base/errors.js';
import { countingProbe } from '../../lib/base/probe.js';
import { multiplex } from '../../lib/session/multiplex.js';
import { watch } from '../support/seen.js';
import { toy, type ToyFrame } from '../support/toy.js';

/** A switchboard, its counters, and a way to hand it lines. */
const switchboard = () => {
  const probe = countingProbe();
  const board = multiplex<ToyFrame>(probe);
  const hear = (...lines: readonly string[]): void => {
    for (const line of lines) board.deliver(toy.read(line));
  };
  return { ...board, probe, hear };
};

const texts = (frames: readonly ToyFrame[]): readonly string[] => frames.map(({ text }) => text);

describe('multiplex', () => {
  it('hands each answer to whoever waits for its id, and to nobody else', () => {
    const { answers, pushes$, hear } = switchboard();
    const [first, second, pushes] = [watch(answers('1')), watch(answers('2')), watch(pushes$)];
    hear('answer 2 two', 'answer 1 one');
    expect([texts(first.values), texts(second.values), pushes.values]).to.deep.equal([['one'], ['two'], []]);
  });

  it('hands what is shared to the hot stream first, then to the request it belongs to, before the answer', () => {
    const { answers, pushes$, hear } = switchboard();
    const order: string[] = [];
    pushes$.subscribe(({ text }) => order.push(`push ${text}`));
    answers('1').subscribe(({ text }) => order.push(`1 ${text}`));
    hear('report 1 new', 'report 1 filled', 'answer 1 done', 'report 9 other');
    expect(order).to.deep.equal(['push new', '1 new', 'push filled', '1 filled', '1 done', 'push other']);
  });

  it('hands what bears no id, or one that nobody waits for, to the hot stream, and counts answers that came too late', () => {
    const { pushes$, hear, probe } = switchboard();
    const pushes = watch(pushes$);
    hear('push - news', 'answer 5 late', 'report 6 theirs');
    expect(texts(pushes.values)).to.deep.equal(['news', 'late', 'theirs']);
    expect(probe.counts).to.deep.equal({ unrouted: 1 });
  });

  it('counts as too late no frame that the server may say by itself under any id', () => {
    const { pushes$, deliver, probe } = switchboard();
    const pushes = watch(pushes$);
    deliver({ ...toy.read('answer theirs challenge'), unasked: true });
    expect([texts(pushes.values), probe.counts]).to.deep.equal([['challenge'], {}]);
  });

  it('forgets a request that was unsubscribed or has taken enough', () => {
    const { answers, waiting, hear, probe } = switchboard();
    const left = watch(answers('1'));
    const served = watch(answers('2').pipe(take(1)));
    expect(waiting()).to.equal(2);
    left.subscription.unsubscribe();
    hear('answer 2 yes');
    expect(waiting()).to.equal(0);
    hear('answer 1 x', 'answer 2 x');
    expect([left.values, texts(served.values), probe.counts.unrouted]).to.deep.equal([[], ['yes'], 2]);
  });

  it('gives the id to the second who asks for it, and does not take it away when the first leaves', () => {
    const { answers, waiting, hear } = switchboard();
    const first = watch(answers('1'));
    const second = watch(answers('1'));
    first.subscription.unsubscribe();
    hear('answer 1 yes');
    expect([first.values, texts(second.values), waiting()]).to.deep.equal([[], ['yes'], 1]);
  });

  it('keeps one order for everyone, whatever a subscriber delivers from inside a delivery', () => {
    const { answers, pushes$, hear } = switchboard();
    const [before, after, inside] = [watch(pushes$), 0, watch(answers('1'))];
    pushes$.subscribe(({ text }) => {
      if (text === 'a') hear('report 1 b', 'push - c');
    });
    const late = watch(pushes$);
    hear('report 1 a', 'push - d');
    expect([texts(before.values), texts(late.values), texts(inside.values), after]).to.deep.equal([['a', 'b', 'c', 'd'], ['a', 'b', 'c', 'd'], ['a', 'b'], 0]);
  });

  it('does not hand a frame to a request that left while the frame was handed out', () => {
    const { answers, pushes$, hear } = switchboard();
    const request = watch(answers('1'));
    pushes$.subscribe(() => {
      request.subscription.unsubscribe();
    });
    hear('report 1 filled');
    expect(request.values).to.deep.equal([]);
  });

  it('errors all who wait when the connection is gone, once, and none who come after', () => {
    const { answers, fail, waiting } = switchboard();
    const requests = [watch(answers('1')), watch(answers('2'))];
    const error = new ConnectionError('lost');
    fail(error);
    fail(new ConnectionError('again'));
    expect(requests.map((request) => request.error)).to.deep.equal([error, error]);
    expect(waiting()).to.equal(0);
    expect(watch(answers('3')).error).to.equal(undefined);
  });

  it('errors everyone even where one asks again from inside its error', () => {
    const { answers, fail, waiting } = switchboard();
    answers('1').subscribe({ error: () => watch(answers('4')) });
    const second = watch(answers('2'));
    fail(new ConnectionError('lost'));
    expect([second.error instanceof ConnectionError, waiting()]).to.deep.equal([true, 1]);
  });

  it('says at once that nobody waits, and else when the last one leaves', () => {
    const { answers, idle$, hear } = switchboard();
    const idle = watch(idle$);
    expect(idle.values).to.have.lengthOf(1);
    watch(answers('1').pipe(take(1)));
    const left = watch(answers('2'));
    const later = watch(idle$.pipe(take(1)));
    hear('answer 1 yes');
    expect(later.values).to.deep.equal([]);
    left.subscription.unsubscribe();
    expect([later.values.length, later.completed]).to.deep.equal([1, true]);
  });

  it('tells that nobody waits only after the last one has its answer', () => {
    const { answers, idle$, hear } = switchboard();
    const order: string[] = [];
    answers('1')
      .pipe(take(1))
      .subscribe(({ text }) => order.push(text));
    idle$.subscribe(() => order.push('idle'));
    hear('answer 1 yes');
    expect(order).to.deep.equal(['yes', 'idle']);
  });
});
