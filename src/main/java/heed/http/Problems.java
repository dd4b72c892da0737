package heed.http;

import heed.platform.Ids;
import heed.platform.Refused;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one place where exceptions become answers.
public final class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  static final String BAD = "The request could not be read as HTTP.";

  private final Ids ids;

  Problems(Ids ids) {
    this.ids = ids;
  }

  /// What to answer. A bug is logged here, once, with a number that the client is told too.
  Problem of(Throwable thrown, Context context) {
    return switch (thrown) {
      case ReportedProblem reported -> reported.problem();
      case Refused refused -> Problem.of(refused);
      case HttpResponseException answer -> ofJavalin(answer, context);
      case HttpException bad when bad.getCode() < 500 -> Problem.of(bad.getCode(), "invalid", BAD);
      case EofException _, Answers.ClientGone _ -> Problem.of(400, "invalid", BAD);
      default -> {
        var id = ids.next("e");
        log.error("{} {} {}", id, context.method(), AccessLog.routeOf(context), thrown);
        yield Problem.internal(id);
      }
    };
  }

  /// Answers to an error of the machine, such as too deep a recursion: nothing of the door that it
  /// happened behind is relied on.
  void answer(HttpServletResponse response, Error error) {
    var id = ids.next("e");
    log.error("{}", id, error);
    var body = Problem.internal(id).bytes();
    response.setStatus(500);
    response.setHeader("Connection", "close");
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(body.length);
    try {
      response.getOutputStream().write(body);
    } catch (IOException gone) {
      log.debug("The client went away", gone);
    }
  }

  /// Answers with problem+json.
  public static void json(Context context, Problem problem) {
    headers(context, problem);
    Answers.bytes(context, problem.status(), Problem.MEDIA_TYPE, problem.bytes());
  }

  /// Answers with the sentence alone, for people.
  public static void plain(Context context, Problem problem) {
    headers(context, problem);
    var text = problem.detail() + "\n";
    Answers.bytes(
        context,
        problem.status(),
        "text/plain;charset=utf-8",
        text.getBytes(StandardCharsets.UTF_8));
  }

  private static void headers(Context context, Problem problem) {
    if (problem.status() == 503) {
      context.header("Retry-After", "2");
    } else if (problem.status() == 429) {
      context.header("Retry-After", Long.toString(WrongTokens.WINDOW.toSeconds()));
    }
    if (problem.status() == 401 && context.res().getHeader("WWW-Authenticate") == null) {
      context.header("WWW-Authenticate", "Bearer realm=\"heed\"");
    }
  }

  private static Problem ofJavalin(HttpResponseException answer, Context context) {
    if (answer.getStatus() == 404) {
      return Problem.of(404, "not_found", "There is nothing at this address.");
    }
    if (answer.getStatus() == 405) {
      var allowed = answer.getDetails().getOrDefault("availableMethods", "");
      context.header("Allow", allowed);
      return Problem.of(
          405, "method_not_allowed", "This address takes " + allowed + ", not this method.");
    }
    return Problem.of(answer.getStatus(), "invalid", BAD);
  }
}
