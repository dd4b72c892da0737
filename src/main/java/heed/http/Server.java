package heed.http;

import heed.platform.Ids;
import heed.platform.Refused;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.ServerConnector;

/// The HTTP server: the routes of all parts, within one set of limits.
public final class Server implements AutoCloseable {
  /// Most bytes of request line and headers together.
  private static final int HEAD_LIMIT = 16 * 1024;

  private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";

  /// A connection without traffic is kept this long for the next request.
  private static final long IDLE_MS = 30_000;

  /// Requests under way have this long to end when the service stops.
  private static final long STOP_MS = 5_000;

  /// Something that has routes: a door, or the frame itself.
  public interface Part {
    /// How the addresses of this part begin. What is unknown below it is refused in its form.
    String root();

    List<Route> routes();

    /// Ends what it would keep open for long, because the server stops.
    default void closing() {}

    /// Answers a refusal in the form of this door.
    default void refuse(Context context, Problem problem) {
      Problems.json(context, problem);
    }
  }

  private final List<Part> parts;
  private final Metrics metrics;
  private final Problems problems;
  private final Javalin javalin;
  private final SlowSenders slowSenders;

  private Server(String host, int port, List<Part> parts, Metrics metrics, Ids ids) {
    this.parts =
        parts.stream().sorted(Comparator.comparingInt(part -> -part.root().length())).toList();
    this.metrics = metrics;
    this.problems = new Problems(ids);
    this.javalin = Javalin.create(config -> configure(config, host, port));
    javalin.start();
    this.slowSenders =
        new SlowSenders((ServerConnector) javalin.jettyServer().server().getConnectors()[0]);
    slowSenders.start();
  }

  /// Starts to serve.
  ///
  /// @param port 0 for any free one
  public static Server start(String host, int port, List<Part> parts, Metrics metrics, Ids ids) {
    return new Server(host, port, parts, metrics, ids);
  }

  /// The port it listens on.
  public int port() {
    return javalin.port();
  }

  /// Every route there is.
  public List<Route> routes() {
    return parts.stream().flatMap(part -> part.routes().stream()).toList();
  }

  /// Takes no more requests, lets those under way end, then stops.
  @Override
  public void close() {
    slowSenders.close();
    parts.forEach(Part::closing);
    javalin.stop();
  }

  private void configure(JavalinConfig config, String host, int port) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.prefer405over404 = true;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.router.ignoreTrailingSlashes = false;
    config.jetty.modifyHttpConfiguration(Server::limit);
    config.jetty.modifyServer(server -> {
      server.setHandler(new HangingUp());
      server.setStopTimeout(STOP_MS);
      server.setErrorHandler(new BadMessages());
    });
    config.jetty.modifyServletContextHandler(
        servlets -> servlets.setErrorHandler(new BadMessages()));
    config.jetty.addConnector((server, http) -> {
      var connector = new ServerConnector(server, new HttpConnectionFactory(http));
      connector.setHost(host);
      connector.setPort(port);
      connector.setIdleTimeout(IDLE_MS);
      return connector;
    });
    config.router.javaLangErrorHandler(problems::answer);
    config.requestLogger.http((context, milliseconds) -> finished(context, milliseconds));
    config.routes.before(Server::guard);
    parts.forEach(part -> part.routes().forEach(route -> add(config, route)));
    config.routes.exception(
        HttpResponseException.class, (thrown, context) -> refuse(context, thrown));
    config.routes.exception(Exception.class, (thrown, context) -> refuse(context, thrown));
  }

  private static void limit(HttpConfiguration http) {
    http.setRequestHeaderSize(HEAD_LIMIT);
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setSendDateHeader(true);
    http.addCustomizer((request, _) -> withoutMethodOverride(request));
  }

  /// Javalin would take the method from this header, and let a link delete something.
  private static Request withoutMethodOverride(Request request) {
    if (!request.getHeaders().contains(METHOD_OVERRIDE)) {
      return request;
    }
    var headers = HttpFields.build(request.getHeaders()).remove(METHOD_OVERRIDE).asImmutable();
    return new Request.Wrapper(request) {
      @Override
      public HttpFields getHeaders() {
        return headers;
      }
    };
  }

  private static void add(JavalinConfig config, Route route) {
    io.javalin.http.Handler handler =
        context -> {
          AccessLog.remember(context, route);
          route.handler().handle(context);
        };
    config.routes.addHttpHandler(
        HandlerType.findOrCreate(route.verb().name()), route.path(), handler);
    if (route.verb() == Route.Verb.GET) {
      // Javalin would answer HEAD with a 200 of its own, without asking who calls.
      config.routes.addHttpHandler(HandlerType.HEAD, route.path(), handler);
    }
  }

  private static void guard(Context context) {
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
    if (context.path().startsWith("/api/")) {
      context.header("Cache-Control", "no-store");
    }
  }

  private void finished(Context context, float milliseconds) {
    AccessLog.write(context, milliseconds);
    if (EventStream.was(context)) {
      return;
    }
    metrics.request(
        AccessLog.methodOf(context),
        AccessLog.routeOf(context),
        context.res().getStatus(),
        milliseconds);
  }

  private void refuse(Context context, Exception thrown) {
    if (context.res().isCommitted()) {
      return;
    }
    var problem = problems.of(thrown, context);
    var path = context.path();
    var part = parts.stream().filter(each -> path.startsWith(each.root())).findFirst();
    var unread = problem.status() == 413;
    if (unread || !Bodies.drained(context)) {
      context.header("Connection", "close");
    }
    if (part.isPresent()) {
      part.get().refuse(context, problem);
    } else {
      Problems.plain(context, problem);
    }
    if (unread && thrown instanceof Refused) {
      LingeringClose.after(context);
    }
  }
}
