// rxtt/otel: a client's requests as spans and a histogram, and what it counts as a counter, for OpenTelemetry. The one file that knows its API, an optional peer.

import { metrics, SpanKind, SpanStatusCode, trace, type Attributes, type Meter, type Tracer } from '@opentelemetry/api';
import type { Counter, Probe, RequestEnd } from '../base/probe.js';

/** Where a client reports to. */
export interface OtelOptions {
  /** Default the global provider's tracer `rxtt`. */
  readonly tracer?: Tracer;
  /** Default the global provider's meter `rxtt`. */
  readonly meter?: Meter;
  /** What every span and every measurement says besides, for instance which account it is. No secrets. */
  readonly attributes?: Attributes;
}

const NAME = 'rxtt';
const SECOND = 1000;

const isError = (end: RequestEnd): boolean => end === 'refused' || end === 'failed';

/**
 * A probe for the client's option `probe`:
 *
 * - a span `rxtt <request>` of kind client for each request on the wire, with `rxtt.request` and `rxtt.end` (`answered`, `refused`, `failed`, `left`);
 *   refused and failed ones have the status error. It stands under the span that is active where the request leaves.
 * - the histogram `rxtt.request.duration`, in seconds, with the same two attributes
 * - the counter `rxtt.events`, with `rxtt.event` one of the names the probe counts by
 *
 * Names and ends are all it knows: no body, no answer, no address and no credential ever reaches a span.
 */
export const otelProbe = ({ tracer = trace.getTracer(NAME), meter = metrics.getMeter(NAME), attributes = {} }: OtelOptions = {}): Probe => {
  const events = meter.createCounter('rxtt.events', { description: 'What happened in the client, by rxtt.event.' });
  const durations = meter.createHistogram('rxtt.request.duration', { unit: 's', description: 'From leaving to the end of a request.' });
  /** Made once for each name: frames are counted by the thousand. */
  const labels = new Map<Counter, Attributes>();
  const labelsOf = (counter: Counter): Attributes => {
    const known = labels.get(counter) ?? { ...attributes, 'rxtt.event': counter };
    labels.set(counter, known);
    return known;
  };
  return {
    count: (counter) => {
      events.add(1, labelsOf(counter));
    },
    request: (name) => {
      const start = performance.now();
      const about = { ...attributes, 'rxtt.request': name };
      const span = tracer.startSpan(`${NAME} ${name}`, { kind: SpanKind.CLIENT, attributes: about });
      return (end) => {
        durations.record((performance.now() - start) / SECOND, { ...about, 'rxtt.end': end });
        span.setAttribute('rxtt.end', end);
        if (isError(end)) span.setStatus({ code: SpanStatusCode.ERROR, message: end });
        span.end();
      };
    },
  };
};
