package heed.api;

import static heed.http.Route.Verb.GET;

import heed.http.Answers;
import heed.http.ETags;
import heed.http.Frame;
import heed.http.Query;
import heed.http.Route;
import heed.people.Caller;
import heed.people.Role;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The API's description of itself. It is kept by hand, and tests hold every route and every answer
/// they get against it.
final class DescriptionRoutes {
  private final Frame frame;
  private final byte[] description;
  private final String tag;

  DescriptionRoutes(Frame frame) {
    this.frame = frame;
    this.description = read();
    this.tag = ETags.ofContent(new String(description, StandardCharsets.UTF_8));
  }

  List<Route> routes() {
    return List.of(Route.of(GET, "/api/v1/openapi.json", Role.VIEWER, frame.callers(), this::show));
  }

  private void show(Context context, Caller caller) {
    Query.of(context);
    if (!ETags.known(context, tag)) {
      Answers.bytes(context, 200, Answers.JSON, description);
    }
  }

  private static byte[] read() {
    try (var in = DescriptionRoutes.class.getResourceAsStream("/openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("openapi.json is missing from the jar");
      }
      return in.readAllBytes();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
