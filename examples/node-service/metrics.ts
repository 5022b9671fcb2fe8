// GET /metrics: what the clients count on their probes, and what the service counts itself. accounts hands the probes to the clients.

import type { Probe } from 'rxtt/ticktrader';
import type { Handler } from './http.js';
import { registry, type Labels } from './prometheus.js';

/** The figures of the service. */
export interface Metrics {
  /** For the option `probe` of the client of this account. */
  readonly probe: (account: string) => Probe;
  readonly outcome: (account: string, status: string) => void;
  readonly readers: (change: 1 | -1) => void;
  readonly dropped: () => void;
  readonly asked: (end: 'signed' | 'refused') => void;
  /** Shows where each account stands, as `status` tells it. */
  readonly watch: (status: () => Readonly<Record<string, string>>) => void;
  readonly handler: Handler;
}

const SECOND = 1_000;
const LATENCIES = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const LAGS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];

/** Figures that begin at nothing. */
export const metricsOf = (): Metrics => {
  const figures = registry();
  const events = figures.counter('rxtt_events_total', 'What the client counted: frames, connects, losses, and the other names of its probe.');
  const outcomes = figures.counter('rxtt_outcomes_total', 'Outcomes of orders, interim ones included.');
  const dropped = figures.counter('service_readers_dropped_total', 'Readers of /events that were too slow.');
  const signatures = figures.counter('service_signatures_total', 'Requests to /sign, by how they ended.');
  const lag = figures.histogram('rxtt_event_loop_lag_seconds', 'How late the event loop ran a timer of the client.', LAGS);
  const duration = figures.histogram('rxtt_request_duration_seconds', 'From leaving to the end of a request.', LATENCIES);
  let readers = 0;
  const started = Date.now() / SECOND;
  figures.gauge('service_readers', 'Readers of /events now.', () => [[{}, readers]]);
  figures.gauge('process_start_time_seconds', 'When the service began, seconds since 1970.', () => [[{}, started]]);
  figures.gauge('process_resident_memory_bytes', 'Memory of the process.', () => [[{}, process.memoryUsage.rss()]]);

  return {
    probe: (account) => ({
      count: (event) => {
        events({ account, event });
      },
      observe: (_, milliseconds) => {
        lag({ account }, milliseconds / SECOND);
      },
      request: (request) => {
        const start = performance.now();
        return (end) => {
          duration({ account, request, end }, (performance.now() - start) / SECOND);
        };
      },
    }),
    outcome: (account, status) => {
      outcomes({ account, status });
    },
    readers: (change) => {
      readers += change;
    },
    dropped: () => {
      dropped({});
    },
    asked: (end) => {
      signatures({ end });
    },
    watch: (status) => {
      figures.gauge('rxtt_ready', 'Whether the account is ready.', () =>
        Object.entries(status()).map(([account, state]): readonly [Labels, number] => [{ account }, state === 'ready' ? 1 : 0]),
      );
    },
    handler: () => ({ type: 'text/plain; version=0.0.4; charset=utf-8', body: figures.text() }),
  };
};
