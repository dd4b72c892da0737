package heed.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What a watchdog asks: alive, ready, numbers. Without a token, so nothing here tells a secret.
public final class Health implements Server.Part {
  private final BooleanSupplier databaseReachable;
  private final BooleanSupplier bookLoaded;
  private final Supplier<String> slack;
  private final Metrics metrics;

  /// @param slack the state of the connection in one word or two; it never makes us unready, for
  ///   filing and ranking go on without it
  public Health(
      BooleanSupplier databaseReachable,
      BooleanSupplier bookLoaded,
      Supplier<String> slack,
      Metrics metrics) {
    this.databaseReachable = databaseReachable;
    this.bookLoaded = bookLoaded;
    this.slack = slack;
    this.metrics = metrics;
  }

  @Override
  public String root() {
    return "/healthz";
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.open(Route.Verb.GET, "/healthz", Health::alive),
        Route.open(Route.Verb.GET, "/readyz", this::ready),
        Route.open(Route.Verb.GET, "/metrics", this::numbers));
  }

  private static void alive(Context context) {
    Answers.bytes(
        context, 200, "text/plain;charset=utf-8", "ok\n".getBytes(StandardCharsets.UTF_8));
  }

  private void ready(Context context) {
    var database = databaseReachable.getAsBoolean();
    var book = bookLoaded.getAsBoolean();
    var state = new LinkedHashMap<String, Object>();
    state.put("ready", database && book);
    state.put("database", database ? "reachable" : "unreachable");
    state.put("book", book ? "loaded" : "loading");
    state.put("slack", slack.get());
    Answers.json(context, database && book ? 200 : 503, state);
  }

  private void numbers(Context context) {
    Answers.bytes(
        context,
        200,
        "text/plain; version=0.0.4; charset=utf-8",
        metrics.scrape().getBytes(StandardCharsets.UTF_8));
  }
}
