// Events on the channels of Node.

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { expect } from 'chai';
import { silentProbe } from '../../lib/base/probe.js';
import { diagnosticsProbe } from '../../lib/interop/diagnostics.js';

/** What a channel tells while `work` runs. */
const told = (channel: string, work: () => void): readonly unknown[] => {
  const messages: unknown[] = [];
  const listener = (message: unknown): void => void messages.push(message);
  subscribe(channel, listener);
  try {
    work();
  } finally {
    unsubscribe(channel, listener);
  }
  return messages;
};

describe('diagnosticsProbe', () => {
  it('tells of what is counted, each on its own channel', () => {
    const probe = diagnosticsProbe();
    const messages = told('rxtt:frameIn', () => {
      probe.count('frameIn');
      probe.count('frameOut');
    });

    expect(messages).to.deep.equal([{ counter: 'frameIn' }]);
  });

  it('tells of a request when it has ended', () => {
    const probe = diagnosticsProbe();
    const [message] = told('rxtt:request', () => {
      probe.request?.('Trades')('answered');
    });

    expect(message).to.include({ name: 'Trades', end: 'answered' });
    expect(message).to.have.keys(['name', 'end', 'milliseconds']);
  });

  it('takes no notice of requests that nobody listens to', () => {
    const probe = diagnosticsProbe();

    expect(probe.request?.('Trades')).to.equal(probe.request?.('Account'));
  });

  it('is silent where there are no such channels', () => {
    const original = process.getBuiltinModule.bind(process);
    process.getBuiltinModule = () => undefined;
    try {
      expect(diagnosticsProbe()).to.equal(silentProbe);
    } finally {
      process.getBuiltinModule = original;
    }
  });
});
