import { expect } from 'chai';
import { InvalidRequestError } from '../../lib/base/errors.js';
import { checkedAddress, isLoopback } from '../../lib/wire/address.js';

/** The error of an address that is refused. */
const refusal = (url: string): InvalidRequestError => {
  try {
    checkedAddress(url);
  } catch (error) {
    if (error instanceof InvalidRequestError) return error;
    throw error;
  }
  throw new Error(`${url} was taken`);
};

describe('checkedAddress', () => {
  for (const url of [
    'wss://trade.example.com',
    'wss://trade.example.com:2083/trade?build=5',
    'WSS://trade.example.com/',
    'ws://localhost:8080/trade',
    'ws://127.0.0.1:1',
    'ws://127.3.2.1/trade',
    'ws://[::1]:8080',
    'ws://2130706433/', // another way to write 127.0.0.1
  ])
    it(`takes ${url} as it stands`, () => {
      expect(checkedAddress(url)).to.equal(url);
    });

  for (const url of [
    'ws://trade.example.com/trade',
    'ws://localhost.example.com',
    'ws://host.localhost', // Node asks DNS for it
    'ws://127.0.0.1.example.com',
    'ws://10.0.0.1',
    'ws://0.0.0.0',
    'ws://[::2]',
    'ws://1127.0.0.1.example',
  ])
    it(`refuses to speak in clear to ${url}, and names the host`, () => {
      const { field, message, delivered } = refusal(url);
      expect([field, delivered]).to.deep.equal(['url', 'no']);
      expect(message).to.contain('use wss://').and.to.contain(new URL(url).hostname);
    });

  for (const url of ['', 'trade.example.com', '/trade', 'wss://', 'wss://exa mple.com', 'wss://host:99999', 'ws:///'])
    it(`refuses ${JSON.stringify(url)}, which is no full url`, () => {
      expect(refusal(url).message).to.match(/^url must be a full url/);
    });

  for (const url of ['http://127.0.0.1/', 'https://trade.example.com', 'file:///etc/hosts', 'mailto:x@example.com'])
    it(`refuses the scheme of ${url}`, () => {
      expect(refusal(url).message).to.equal('url must begin with wss://. Nothing was opened.');
    });

  for (const url of [
    'wss://user@example.com',
    'wss://canary:s3cr3t@example.com',
    'wss://:s3cr3t@example.com',
    'ws://canary:s3cr3t@127.0.0.1',
    'canary:s3cr3t@example.com/trade',
  ])
    it(`refuses credentials in ${url} without repeating them`, () => {
      const error = refusal(url);
      expect(`${error.message} ${String(error.stack)} ${JSON.stringify(error)}`).not.to.match(/canary:|canary\/|s3cr3t/);
      expect(error.message).not.to.contain('canary');
    });

  it('refuses a fragment, which no WebSocket takes', () => {
    expect(refusal('wss://example.com/#top').message).to.contain('fragment');
    expect(refusal('wss://example.com/#').message).to.contain('fragment');
  });
});

describe('isLoopback', () => {
  it('knows this machine by name and number, and nobody else', () => {
    expect(['localhost', '127.0.0.1', '127.255.255.254', '[::1]'].every(isLoopback)).to.equal(true);
    expect(['', 'localhost.', 'xlocalhost', '128.0.0.1', '127.0.0', '::1', '[::11]'].some(isLoopback)).to.equal(false);
  });
});
