// GET /health and GET /metrics of the example service: through a lost connection and back, and in a form that Prometheus reads.

import { expect } from 'chai';
import { registry } from '../../examples/node-service/prometheus.js';
import { linesOf, order, until, withService, type Desk } from './node-service-desk.js';

const SAMPLE = /^([a-z_]+)(?:\{((?:[a-z_]+="(?:[^"\\\n]|\\["\\n])*",?)*)\})? (-?[\d.e+-]+|NaN|\+Inf)$/;

/** Every sample by name and labels; fails where a line is none, or belongs to no family that was declared. */
const parsed = (text: string): ReadonlyMap<string, number> => {
  const types = new Map<string, string>();
  const samples = new Map<string, number>();
  for (const line of text.split('\n').slice(0, -1)) {
    const [, name, type] = /^# TYPE (\S+) (counter|gauge|histogram)$/.exec(line) ?? [];
    if (name !== undefined && type !== undefined) types.set(name, type);
    if (line.startsWith('#')) continue;
    const [, of = '', labels = '', value] = SAMPLE.exec(line) ?? [];
    expect(types.has(of.replace(/_(bucket|sum|count)$/, '')) || types.has(of), line).to.equal(true);
    expect(samples.has(`${of}{${labels}}`), line).to.equal(false);
    samples.set(`${of}{${labels}}`, Number(value));
  }
  expect(text.endsWith('\n')).to.equal(true);
  return samples;
};

const metricsOf = async ({ ask }: Desk): Promise<ReadonlyMap<string, number>> => parsed(await (await ask('/metrics')).text());

describe('the example service: health', () => {
  it('is not ready while one account is lost, lives all the same, and is ready again once that is back', () =>
    withService(async ({ ask, second }) => {
      second.exchange.restart({ downFor: 800 });
      await until(async () => (await ask('/health')).status === 503);
      const body = (await (await ask('/health')).json()) as { readonly ready: boolean; readonly accounts: Readonly<Record<string, string>> };
      expect(body.ready).to.equal(false);
      expect(body.accounts['account-1']).to.equal('ready');
      expect(body.accounts['account-2']).not.to.equal('ready');
      expect((await ask('/health/live')).status).to.equal(200);
      await until(async () => (await ask('/health')).status === 200);
    }));
});

describe('the example service: metrics', () => {
  it('count connects, losses, frames, outcomes, and how long requests take, and parse', () =>
    withService(async (desk) => {
      await linesOf(await desk.ask('/orders', order('key-of-metrics', 1_000)));
      desk.first.exchange.cut();
      await until(async () => ((await metricsOf(desk)).get('rxtt_events_total{account="account-1",event="connect"}') ?? 0) === 2);
      await until(async () => ((await metricsOf(desk)).get('rxtt_event_loop_lag_seconds_count{account="account-1"}') ?? 0) > 0);
      const samples = await metricsOf(desk);

      expect(samples.get('rxtt_events_total{account="account-1",event="lost"}')).to.equal(1);
      expect(samples.get('rxtt_events_total{account="account-2",event="lost"}')).to.equal(undefined);
      expect(samples.get('rxtt_events_total{account="account-1",event="frameIn"}')).to.be.greaterThan(5);
      expect(samples.get('rxtt_outcomes_total{account="account-1",status="accepted"}')).to.equal(1);
      expect(samples.get('rxtt_ready{account="account-1"}')).to.equal(1);
      const created = 'account="account-1",request="TradeCreate",end="answered"';
      expect(samples.get(`rxtt_request_duration_seconds_count{${created}}`)).to.equal(1);
      expect(samples.get(`rxtt_request_duration_seconds_bucket{${created},le="+Inf"}`)).to.equal(1);
      expect(samples.get('rxtt_request_duration_seconds_count{account="tt",request="getFills",end="answered"}')).to.be.greaterThan(0);
    }));

  it('escape what stands in labels, and count buckets upwards', () => {
    const figures = registry();
    figures.counter('odd_total', 'Odd.')({ word: 'a "b"\\\nc' });
    const observe = figures.histogram('wait', 'Wait.', [1, 10]);
    for (const value of [0.5, 1, 5, 50]) observe({}, value);
    expect(figures.text().split('\n')).to.deep.equal([
      '# HELP odd_total Odd.',
      '# TYPE odd_total counter',
      'odd_total{word="a \\"b\\"\\\\\\nc"} 1',
      '# HELP wait Wait.',
      '# TYPE wait histogram',
      'wait_bucket{le="1"} 2',
      'wait_bucket{le="10"} 3',
      'wait_bucket{le="+Inf"} 4',
      'wait_sum 56.5',
      'wait_count 4',
      '',
    ]);
  });
});
