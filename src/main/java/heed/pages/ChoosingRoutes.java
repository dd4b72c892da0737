package heed.pages;

import heed.http.Route;
import heed.people.Caller;
import heed.people.Preference;
import heed.people.PreferenceStore;
import heed.platform.Language;
import heed.platform.Refused;
import io.javalin.http.Context;
import java.util.List;

/// How somebody wants their pages: the language, for people outside as well.
final class ChoosingRoutes {
  private static final int A_YEAR_SECONDS = 31_536_000;

  private final Desk desk;
  private final PreferenceStore preferences = new PreferenceStore();

  ChoosingRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(Route.open(Route.Verb.POST, "/language", this::language));
  }

  /// A cookie for this browser, and for people we know their preference, by which they are written
  /// to as well.
  private void language(Context context) {
    var form = desk.form(context);
    var language =
        Language.of(form.text("to").orElse(null))
            .orElseThrow(() -> Refused.field("to", "Heed speaks en and zh-CN."));
    desk.sessions().find(context).ifPresent(caller -> speak(caller, language));
    remember(context, Desk.LANGUAGE, language.tag());
    Desk.go(context, Returning.to(form.text("next").orElse(null)));
  }

  private void speak(Caller caller, Language language) {
    var email = caller.email();
    if (email == null) {
      return;
    }
    desk.write(
        caller,
        transaction -> {
          var now = preferences.of(transaction.handle(), email);
          preferences.put(
              transaction,
              new Preference(email, now.muted(), now.digestHour(), now.zone(), language.tag()));
          return true;
        });
  }

  static void remember(Context context, String cookie, String value) {
    context
        .res()
        .addHeader(
            "Set-Cookie",
            cookie + "=" + value + "; Path=/; Max-Age=" + A_YEAR_SECONDS + "; SameSite=Lax");
  }
}
