package heed.pages.admin;

import heed.http.Answers;
import heed.http.Bodies;
import heed.http.Route;
import heed.platform.Json;
import heed.platform.Refused;
import io.javalin.http.Context;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what browsers report about scripts and styles that they did not run, in the log. Anybody
/// can send such a report, so only the rule that was broken is kept, and only so many of them;
/// admins see how many there were.
final class PolicyReports {
  private static final Logger log = LoggerFactory.getLogger(PolicyReports.class);
  private static final int LONGEST = 16 * 1024;
  private static final int MOST_KEPT = 1000;

  private final AtomicInteger came = new AtomicInteger();

  /// How many came since the start.
  int count() {
    return came.get();
  }

  Route route() {
    return Route.open(Route.Verb.POST, "/content-policy-reports", this::keep);
  }

  private void keep(Context context) {
    var body = Bodies.any(context, LONGEST);
    if (came.incrementAndGet() <= MOST_KEPT) {
      log.warn("A browser refused to run content: {}", rule(body));
    }
    Answers.nothing(context);
  }

  private static String rule(byte[] body) {
    try {
      var rule = Json.parse(body).at("/csp-report/effective-directive").asString("");
      return rule.matches("[a-z-]{1,40}") ? rule : "unknown rule";
    } catch (Refused notJson) {
      return "unknown rule";
    }
  }
}
