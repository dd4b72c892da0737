package heed.pages.signin;

import heed.http.Addresses;
import heed.http.RequestLimit;
import heed.http.Route;
import heed.openid.Attempt;
import heed.openid.Attempts;
import heed.openid.Identified;
import heed.openid.Recognising;
import heed.openid.Recognising.Recognised;
import heed.openid.SignInAccountStore;
import heed.openid.Why;
import heed.pages.frame.Cookie;
import heed.pages.frame.Desk;
import heed.pages.frame.Doorway;
import heed.pages.frame.Returning;
import heed.pages.frame.Spoken;
import heed.platform.Refused;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signing in at a provider of OpenID Connect: the way there, bound to this browser by a cookie,
/// and the way back, which works once.
final class ProviderRoutes {
  static final String ROOT = "/sign-in/with/";

  private static final Logger log = LoggerFactory.getLogger(ProviderRoutes.class);
  private static final String ACTOR = "sign-in";
  private static final int MOST_BEGUN = 60;

  private final Desk desk;
  private final SignInPage page;
  private final Attempts attempts;
  private final Recognising recognising;
  private final RequestLimit beginning;
  private final Cookie cookie;

  ProviderRoutes(Desk desk, SignInPage page) {
    var house = desk.house();
    this.desk = desk;
    this.page = page;
    this.attempts = new Attempts(house.ids());
    this.recognising = new Recognising(house.people(), new SignInAccountStore());
    this.beginning = new RequestLimit(MOST_BEGUN, Duration.ofMinutes(1), house.clock());
    this.cookie = Cookie.secret("heed-sign-in", desk.secure());
  }

  List<Route> routes() {
    var clients = desk.house().doorway().clients();
    return List.of(
        desk.open(Route.Verb.GET, ROOT + "{provider}", beginning.around(clients, this::begin)),
        desk.open(Route.Verb.GET, ROOT + "{provider}/back", this::back));
  }

  private void begin(Context context) {
    var way = way(context);
    var next = Returning.to(context.queryParam("next"));
    var begun =
        desk.house()
            .database()
            .writer()
            .write(
                ACTOR,
                transaction -> attempts.begin(transaction, way.provider().client().name(), next));
    var address = way.provider().authorization(begun);
    if (address.isEmpty()) {
      refuse(context, Why.PROVIDER_SILENT, null, next);
      return;
    }
    cookie.set(context, begun.browser(), Attempts.LASTS.toSeconds());
    Desk.go(context, address.get().toString());
  }

  /// The attempt is spent first, whatever follows.
  private void back(Context context) {
    var way = way(context);
    var attempt = spent(context, way.provider().client().name());
    cookie.forget(context);
    if (attempt.isEmpty()) {
      refuse(context, Why.NOT_BEGUN, null, "");
      return;
    }
    var code = context.queryParam("code");
    if (context.queryParam("error") != null || code == null) {
      log.info("Sign-in by {}: the provider sent somebody back", way.provider().client().name());
      refuse(context, Why.PROVIDER_REFUSED, null, attempt.get().next());
      return;
    }
    switch (way.provider().identify(code, context.queryParam("iss"), attempt.get())) {
      case Identified.Refused(var why) -> refuse(context, why, null, attempt.get().next());
      case Identified.Proved proved -> admit(context, way, proved, attempt.get());
    }
  }

  private Optional<Attempt> spent(Context context, String provider) {
    var state = context.queryParam("state");
    var browser = cookie.of(context);
    return state == null || browser == null
        ? Optional.empty()
        : desk.house()
            .database()
            .writer()
            .write(ACTOR, transaction -> attempts.spend(transaction, provider, state, browser));
  }

  private void admit(Context context, Doorway.Way way, Identified.Proved proved, Attempt attempt) {
    var name = way.provider().client().name();
    var turnedAway = way.admission().look(proved);
    if (turnedAway.isPresent()) {
      log.info("Sign-in by {} refused: {}", name, turnedAway.get().why());
      refuse(context, turnedAway.get().why(), turnedAway.get().sentence(), attempt.next());
      return;
    }
    var came =
        desk.house()
            .database()
            .writer()
            .write(
                ACTOR,
                transaction ->
                    switch (recognising.person(transaction, proved)) {
                      case Recognised.Known(var person) ->
                          new Came(desk.sessions().begin(transaction, person, name, context), null);
                      case Recognised.Stranger(var why) -> new Came(null, why);
                    });
    if (came.secret != null) {
      desk.sessions().remember(context, came.secret);
      Desk.go(context, attempt.next());
    } else {
      log.info("Sign-in by {} refused: {}", name, came.why);
      refuse(context, came.why == null ? Why.UNKNOWN : came.why, null, attempt.next());
    }
  }

  /// @param secret of the session that began, or null
  private record Came(@Nullable String secret, @Nullable Why why) {}

  private Doorway.Way way(Context context) {
    var name = Addresses.part(context, "provider");
    return desk.house().doorway().ways().stream()
        .filter(way -> way.provider().client().name().equals(name))
        .findFirst()
        .orElseThrow(() -> Refused.notFound("provider", Spoken.text(name)));
  }

  private void refuse(Context context, Why why, @Nullable String sentence, String next) {
    var key = "refused." + why.name().toLowerCase(Locale.ROOT);
    var status =
        switch (why) {
          case PROVIDER_SILENT -> 503;
          case PROVIDER_REFUSED, NOT_BEGUN, NOT_PROVED -> 400;
          case NO_ADDRESS, UNKNOWN, OTHER_ACCOUNT, OTHER_WORKSPACE, NO_MEMBER -> 403;
        };
    page.show(
        context,
        status,
        sentence == null ? desk.voice(context).on("signin").say(key) : Spoken.text(sentence),
        next.equals(Returning.HOME) ? "" : next);
  }
}
