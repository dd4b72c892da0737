package heed.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/// Numbers for whoever watches the service: how long routes take, and gauges that rooms offer.
/// Never money, never names.
public final class Metrics {
  private record Kind(String method, String route, int status) {}

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ConcurrentMap<Kind, Timer> requests = new ConcurrentHashMap<>();

  /// Counters hold their suppliers weakly.
  private final List<DoubleSupplier> counted = new CopyOnWriteArrayList<>();

  /// Offers a number that is read at each scrape.
  ///
  /// @param name dotted, such as `heed.outbox.parked`, which Prometheus sees as
  ///   `heed_outbox_parked`
  public void gauge(String name, String description, DoubleSupplier now) {
    Gauge.builder(name, now::getAsDouble)
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  /// Offers a number that never shrinks and is read at each scrape.
  ///
  /// @param name dotted, such as `heed.loops.told`, which Prometheus sees as
  ///   `heed_loops_told_total`
  public void counter(String name, String description, DoubleSupplier now) {
    FunctionCounter.builder(name, now, DoubleSupplier::getAsDouble)
        .description(description)
        .register(registry);
    counted.add(now);
  }

  void request(String method, String route, int status, double milliseconds) {
    requests
        .computeIfAbsent(new Kind(method, route, status), this::timer)
        .record((long) (milliseconds * 1e6), TimeUnit.NANOSECONDS);
  }

  /// Everything, in Prometheus' text format.
  String scrape() {
    return registry.scrape();
  }

  private Timer timer(Kind kind) {
    return Timer.builder("heed.http.requests")
        .description("Time from a request to its answer")
        .tag("method", kind.method)
        .tag("route", kind.route)
        .tag("status", Integer.toString(kind.status))
        .serviceLevelObjectives(
            Duration.ofMillis(5),
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            Duration.ofMillis(500),
            Duration.ofSeconds(2))
        .register(registry);
  }
}
