package heed.http;

import heed.people.Caller;
import heed.people.Role;
import io.javalin.http.Context;

/// One way into the product: a method, a path and who may take it. Only routes reach the server, so
/// none exists that forgot to say who may call it; tests crawl them all.
///
/// @param path as Javalin writes it, with `{names}` for the parts that vary
public record Route(Verb verb, String path, Access access, io.javalin.http.Handler handler) {
  /// The methods in use.
  public enum Verb {
    GET,
    POST,
    PUT,
    DELETE
  }

  /// Who may call.
  public sealed interface Access {
    /// Anybody: the route tells nothing, or checks the caller in its own way (a signature).
    record Everybody() implements Access {}

    /// Whoever the entrance knows to have this role or a greater one.
    record AtLeast(Role least) implements Access {}
  }

  /// Answers a caller whose role was checked.
  @FunctionalInterface
  public interface Handler {
    void answer(Context context, Caller caller) throws Exception;
  }

  /// A route for callers of a role.
  public static Route of(Verb verb, String path, Role least, Entrance entrance, Handler handler) {
    return new Route(
        verb,
        path,
        new Access.AtLeast(least),
        context -> {
          var caller = entrance.caller(context);
          AccessLog.remember(context, caller);
          caller.mustBe(least);
          handler.answer(context, caller);
        });
  }

  /// A route for everybody.
  public static Route open(Verb verb, String path, io.javalin.http.Handler handler) {
    return new Route(verb, path, new Access.Everybody(), handler);
  }

  /// Method and path, as logs and OpenAPI name it.
  public String name() {
    return verb + " " + path;
  }
}
