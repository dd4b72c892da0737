package heed.pages.frame;

import heed.platform.Json;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// What was done on the page before, carried to the next one in a cookie of a minute: so every node
/// can tell, and nothing is stored. Whatever comes back is shown as text, and its way back may only
/// lead to an address of ours, by a form that the reader sends.
final class Flash {
  private static final String COOKIE = "heed-done";
  private static final int SECONDS = 60;

  /// Browsers keep cookies up to 4 kB; what is longer is done without being said.
  private static final int LONGEST = 3500;

  private final boolean secure;

  /// @param secure whether people reach us by https
  Flash(boolean secure) {
    this.secure = secure;
  }

  void put(Context context, Done done) {
    var value =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Json.write(done).getBytes(StandardCharsets.UTF_8));
    if (value.length() <= LONGEST) {
      set(context, value, SECONDS);
    }
  }

  /// What was done, once.
  Optional<Done> take(Context context) {
    var cookies = context.req().getCookies();
    if (cookies == null) {
      return Optional.empty();
    }
    var value =
        Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .map(jakarta.servlet.http.Cookie::getValue)
            .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
            .findFirst();
    value.ifPresent(_ -> set(context, "", 0));
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

  private void set(Context context, String value, int seconds) {
    context
        .res()
        .addHeader(
            "Set-Cookie",
            COOKIE
                + "="
                + value
                + "; Path=/; Max-Age="
                + seconds
                + "; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : ""));
  }
}
