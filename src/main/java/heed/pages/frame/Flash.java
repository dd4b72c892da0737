package heed.pages.frame;

import heed.platform.Json;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// What was done on the page before, carried to the next one in a cookie of a minute: so every node
/// can tell, and nothing is stored. Whatever comes back is shown as text, and its way back may only
/// lead to an address of ours, by a form that the reader sends.
final class Flash {
  private static final int SECONDS = 60;

  /// Browsers keep cookies up to 4 kB; what is longer is done without being said.
  private static final int LONGEST = 3500;

  private final Cookie cookie;

  /// @param secure whether people reach us by https
  Flash(boolean secure) {
    this.cookie = new Cookie("heed-done", secure, false);
  }

  void put(Context context, Done done) {
    var value =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Json.write(done).getBytes(StandardCharsets.UTF_8));
    if (value.length() <= LONGEST) {
      cookie.set(context, value, SECONDS);
    }
  }

  /// What was done, once.
  Optional<Done> take(Context context) {
    var value =
        Optional.ofNullable(cookie.of(context))
            .filter(text -> !text.isEmpty() && text.length() <= LONGEST);
    value.ifPresent(_ -> cookie.forget(context));
    return value.flatMap(Flash::read);
  }

  private static Optional<Done> read(String value) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
      var done = Json.read(text, Done.class);
      var back = done.undo();
      return back == null || Returning.to(back).equals(back) ? Optional.of(done) : Optional.empty();
    } catch (IllegalArgumentException | NullPointerException | JacksonException notOurs) {
      return Optional.empty();
    }
  }
}
