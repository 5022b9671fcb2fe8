import { expect } from 'chai';
import { fields, listIn, ttConsole } from '../console.js';

const START = 1_767_600_000;

const setup = (options = {}) => {
  const console = ttConsole(options);
  const { truth, ok } = console;
  const plan = {
    accountId: truth.accountIds()[0],
    algoId: truth.algoIds()[0],
    startTime: START,
    stopTime: START + 3600,
    replaySpeed: 10,
    marketId: 7,
    replayInstruments: truth.instrumentIds().slice(0, 2),
    userParameters: [[{ displayName: 'Algo Version', name: '_algo_version', type: 7, stringValue: '1.0' }]],
  };
  const create = (changes: object = {}): string => String(fields(ok('POST ttbacktest/algobacktest', { body: { ...plan, ...changes } })['backtest'])['id']);
  const status = (id: string): unknown => fields(ok(`GET ttbacktest/algobacktest/${id}`)['backtest'])['backtestStatus'];
  return { ...console, plan, create, status };
};

describe('a backtest', () => {
  it('waits, runs, ends, and then has a result behind a link that needs no key', () => {
    const { create, status, wait, ok, refused, raw } = setup();
    const id = create();
    expect(status(id)).to.equal('PENDING');
    wait(5000);
    expect(status(id)).to.equal('RUNNING');
    expect(refused(`GET ttbacktest/algobacktest/${id}/result`)).to.match(/^200 Fail/);
    wait(10_000);
    expect(status(id)).to.equal('FINISHED');
    const { url } = ok(`GET ttbacktest/algobacktest/${id}/result`);
    expect(raw({ method: 'GET', path: new URL(String(url)).pathname, headers: {}, body: '' }).body).to.contain('backtestId');
  });

  it('can be stopped while it runs, and no more after', () => {
    const { create, status, wait, ok } = setup({ backtestTime: 1000 });
    const [one, other] = [create(), create()];
    wait(500);
    ok(`POST ttbacktest/algobacktest/${one}/stop`);
    wait(600);
    ok(`POST ttbacktest/algobacktest/${other}/stop`);
    expect([status(one), status(other)]).to.deep.equal(['STOPPED', 'FINISHED']);
  });

  it('fails in the end without anything to replay', () => {
    const { create, status, wait } = setup();
    const id = create({ replayInstruments: [] });
    wait(15_000);
    expect(status(id)).to.equal('FAIL');
  });

  it('is listed with the others until it is deleted', () => {
    const { create, ok, refused } = setup();
    const [one, other] = [create(), create()];
    const ids = (): readonly string[] => listIn(ok('GET ttbacktest/algobacktest'), 'backtests').map((backtest) => String(backtest['id']));
    expect(ids()).to.deep.equal([one, other]);
    ok(`DELETE ttbacktest/algobacktest/${one}`);
    expect(ids()).to.deep.equal([other]);
    expect(refused(`GET ttbacktest/algobacktest/${one}`)).to.equal('200 Fail: Backtest not found');
  });

  it('is refused for more than a day, more than ten runs, an unknown algo or account', () => {
    const { refused, plan } = setup();
    const post = (changes: object): string => refused('POST ttbacktest/algobacktest', { body: { ...plan, ...changes } });
    expect(post({ stopTime: START + 86_401 })).to.match(/^400 .*one trading day/);
    expect(post({ stopTime: START })).to.match(/^400/);
    expect(post({ userParameters: Array.from({ length: 11 }, () => []) })).to.match(/^400 .*10/);
    expect(post({ algoId: '5' })).to.equal('200 Fail: Algo not found: 5');
    expect(post({ accountId: 5 })).to.equal('200 Fail: Account not found: 5');
    expect(post({ startTime: undefined })).to.equal('400 Fail: Missing or invalid field: startTime');
  });
});
