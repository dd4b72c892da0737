package heed.http;

import heed.people.Caller;
import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line per request: the route's template instead of the address, because keys name customers
/// and query texts quote them.
final class AccessLog {
  private static final Logger log = LoggerFactory.getLogger("heed.http.access");
  private static final String CALLER = "heed.caller";
  private static final String ROUTE = "heed.route";

  private AccessLog() {}

  static void remember(Context context, Caller caller) {
    context.attribute(CALLER, caller.name());
  }

  static void remember(Context context, Route route) {
    context.attribute(ROUTE, route.path());
  }

  /// The route's template, or `-` when no route was met.
  static String routeOf(Context context) {
    String route = context.attribute(ROUTE);
    return route == null ? "-" : route;
  }

  /// The method, of those in use: anybody can invent others, and each would be a series of its own.
  static String methodOf(Context context) {
    var method = context.req().getMethod();
    return switch (method) {
      case "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE" -> method;
      default -> "OTHER";
    };
  }

  static void write(Context context, double milliseconds) {
    if (log.isInfoEnabled()) {
      String caller = context.attribute(CALLER);
      log.info(
          "{} {} {} {}ms {}",
          methodOf(context),
          routeOf(context),
          context.res().getStatus(),
          Math.round(milliseconds * 10) / 10.0,
          caller == null ? "-" : caller);
    }
  }
}
