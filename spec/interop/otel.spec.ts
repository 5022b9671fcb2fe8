// Requests as spans and a histogram, counts as a counter, in memory.

import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { AggregationTemporality, InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { expect } from 'chai';
import { otelProbe } from '../../lib/interop/otel.js';

const setting = () => {
  const spans = new InMemorySpanExporter();
  const metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const tracers = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
  const meters = new MeterProvider({ readers: [new PeriodicExportingMetricReader({ exporter: metrics, exportIntervalMillis: 1e6 })] });
  const probe = otelProbe({ tracer: tracers.getTracer('spec'), meter: meters.getMeter('spec'), attributes: { account: 'demo' } });
  const measured = async (name: string) => {
    await meters.forceFlush();
    const all = metrics.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
    return all
      .filter(({ descriptor }) => descriptor.name === name)
      .flatMap(({ dataPoints }) => dataPoints as readonly { attributes: object; value: unknown }[]);
  };
  return { probe, spans: () => spans.getFinishedSpans(), measured, close: () => meters.shutdown() };
};

describe('otelProbe', () => {
  it('makes a client span of a request, which ends with it', () => {
    const { probe, spans } = setting();
    const end = probe.request?.('Trades');
    expect(spans()).to.be.empty;
    end?.('answered');

    const [span] = spans();
    expect(span).to.include({ name: 'rxtt Trades', kind: SpanKind.CLIENT });
    expect(span?.attributes).to.deep.equal({ account: 'demo', 'rxtt.request': 'Trades', 'rxtt.end': 'answered' });
    expect(span?.status.code).to.equal(SpanStatusCode.UNSET);
  });

  for (const end of ['refused', 'failed'] as const) {
    it(`gives a span that ${end === 'refused' ? 'was' : 'has'} ${end} the status of an error`, () => {
      const { probe, spans } = setting();
      probe.request?.('TradeCreate')(end);

      expect(spans()[0]?.status).to.deep.equal({ code: SpanStatusCode.ERROR, message: end });
    });
  }

  it('takes no fault in a request that nobody waits for any more', () => {
    const { probe, spans } = setting();
    probe.request?.('Trades')('left');

    expect(spans()[0]?.status.code).to.equal(SpanStatusCode.UNSET);
  });

  it('measures how long requests take, by name and end', async () => {
    const { probe, measured, close } = setting();
    probe.request?.('Trades')('answered');
    probe.request?.('Trades')('answered');
    probe.request?.('Account')('failed');
    const points = await measured('rxtt.request.duration');

    expect(points.map(({ attributes, value }) => ({ ...attributes, count: (value as { count: number }).count }))).to.have.deep.members([
      { account: 'demo', 'rxtt.request': 'Trades', 'rxtt.end': 'answered', count: 2 },
      { account: 'demo', 'rxtt.request': 'Account', 'rxtt.end': 'failed', count: 1 },
    ]);
    await close();
  });

  it('counts what the client counts', async () => {
    const { probe, measured, close } = setting();
    probe.count('frameIn');
    probe.count('frameIn');
    probe.count('lost');

    expect((await measured('rxtt.events')).map(({ attributes, value }) => ({ ...attributes, value }))).to.have.deep.members([
      { account: 'demo', 'rxtt.event': 'frameIn', value: 2 },
      { account: 'demo', 'rxtt.event': 'lost', value: 1 },
    ]);
    await close();
  });

  it('does nothing that can be seen where nobody set OpenTelemetry up', () => {
    const probe = otelProbe();

    expect(() => {
      probe.count('frameIn');
      probe.request?.('Trades')('answered');
    }).to.not.throw();
  });
});
