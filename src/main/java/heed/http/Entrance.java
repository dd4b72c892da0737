package heed.http;

import heed.people.Caller;
import io.javalin.http.Context;

/// How a door learns who is asking: a token, a session, a signature.
@FunctionalInterface
public interface Entrance {
  /// Who asks.
  ///
  /// @throws heed.platform.Refused UNAUTHENTICATED when that cannot be told, TOO_MANY when they
  ///   guessed too often
  Caller caller(Context context);
}
