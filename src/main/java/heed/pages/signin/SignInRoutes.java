package heed.pages.signin;

import heed.http.Addresses;
import heed.http.Route;
import heed.pages.frame.Desk;
import heed.pages.frame.Returning;
import heed.pages.frame.Sessions;
import heed.pages.frame.Spoken;
import heed.people.SignInLinks;
import heed.platform.Refused;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Signing in by link, and out.
public final class SignInRoutes {
  /// As who writes of nobody in particular appear in the log.
  private static final String ACTOR = "sign-in";

  /// Where one is who has signed out.
  public static final String OUT = "/sign-in";

  private final Desk desk;
  private final SignInPage page;

  SignInRoutes(Desk desk, SignInPage page) {
    this.desk = desk;
    this.page = page;
  }

  List<Route> routes() {
    return List.of(
        desk.open(Route.Verb.GET, "/sign-in", this::outside),
        desk.open(Route.Verb.GET, "/sign-in/{token}", this::look),
        desk.open(Route.Verb.POST, "/sign-in/{token}", this::use),
        desk.open(Route.Verb.POST, "/sign-out", this::end));
  }

  private void outside(Context context) {
    page.show(context, 200, null, "");
  }

  /// Whatever looks at links in messages must not use them up, so a person presses a button; a
  /// demo's links are not used up, and one click is enough.
  private void look(Context context) {
    var token = Addresses.part(context, "token");
    if (desk.house().demo() && SignInLinks.saysDemo(token)) {
      signIn(context, token);
      return;
    }
    var house = desk.house();
    var person =
        house.database().read(handle -> house.links().look(handle, token, house.clock().millis()));
    var action =
        "/sign-in/"
            + Addresses.segment(token)
            + next(context).map(next -> "?next=" + Addresses.value(next)).orElse("");
    desk.door(
        context,
        200,
        "signin/signin.jte",
        Map.of(
            "name",
            Spoken.text(person.name()),
            "role",
            desk.voice(context).role(person.role()),
            "action",
            action));
  }

  private void use(Context context) {
    desk.form(context);
    signIn(context, Addresses.part(context, "token"));
  }

  private void signIn(Context context, String token) {
    var house = desk.house();
    var secret =
        house
            .database()
            .writer()
            .write(
                ACTOR,
                transaction -> {
                  var person = house.links().use(transaction, token, house.demo());
                  return desk.sessions().begin(transaction, person, Sessions.LINK, context);
                });
    desk.sessions().remember(context, secret);
    Desk.go(context, Returning.to(next(context).orElse(null)));
  }

  private void end(Context context) {
    desk.form(context);
    desk.house()
        .database()
        .writer()
        .write(
            ACTOR,
            transaction -> {
              desk.sessions().end(transaction, context);
              return true;
            });
    desk.sessions().forget(context);
    context.header("Clear-Site-Data", "\"cache\"");
    Desk.go(context, OUT);
  }

  private static Optional<String> next(Context context) {
    var query = context.req().getQueryString();
    if (query == null || !query.startsWith("next=")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          URLDecoder.decode(query.substring("next=".length()), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformed) {
      throw Refused.because(Refused.Kind.INVALID, "The address is not percent-encoded UTF-8.");
    }
  }
}
