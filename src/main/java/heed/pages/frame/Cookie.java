package heed.pages.frame;

import io.javalin.http.Context;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A cookie of ours, for every page, which other sites’ forms do not bring along.
///
/// @param secure whether only https ever carries it
/// @param forScripts whether scripts of ours may read it
public record Cookie(String name, boolean secure, boolean forScripts) {
  /// One that nobody else can set or read: over https no other host and no script has a say in it.
  ///
  /// @param https whether people reach us by https
  public static Cookie secret(String name, boolean https) {
    return new Cookie(https ? "__Host-" + name : name, https, false);
  }

  /// What a browser keeps in it, or null.
  public @Nullable String of(Context context) {
    var cookies = context.req().getCookies();
    return cookies == null
        ? null
        : Arrays.stream(cookies)
            .filter(each -> each.getName().equals(name))
            .map(jakarta.servlet.http.Cookie::getValue)
            .findFirst()
            .orElse(null);
  }

  /// Asks the browser to keep a value for so many seconds; after none it is gone.
  public void set(Context context, String value, long seconds) {
    context
        .res()
        .addHeader(
            "Set-Cookie",
            name
                + "="
                + value
                + "; Path=/; Max-Age="
                + seconds
                + (forScripts ? "" : "; HttpOnly")
                + "; SameSite=Lax"
                + (secure ? "; Secure" : ""));
  }

  /// Asks the browser to forget it.
  public void forget(Context context) {
    set(context, "", 0);
  }
}
