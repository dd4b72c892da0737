package heed.pages.frame;

import heed.http.RequestLimit;
import heed.http.Route;
import heed.loop.LedgerStore;
import heed.people.Caller;
import heed.people.Person;
import heed.people.PreferenceStore;
import heed.people.Role;
import heed.platform.Currency;
import heed.platform.Language;
import heed.platform.database.Transaction;
import heed.ranking.Ranking;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What all routes of this door share: who asks, the frame around pages, writing.
public final class Desk {
  private static final String VOICE = "voice";
  private static final String SEQUENCE = "sequence";

  /// Cookies in which a browser remembers how its reader wants pages.
  public static final Cookie THEME = new Cookie("heed-theme", false, true);

  public static final Cookie DENSITY = new Cookie("heed-density", false, true);
  public static final Cookie LANGUAGE = new Cookie("heed-language", false, true);

  /// What one address may ask for in a minute before anybody is signed in; an office behind one
  /// address stays below.
  private static final int MOST_FROM_OUTSIDE = 300;

  private final House house;
  private final Assets assets;
  private final LedgerStore ledger = new LedgerStore();
  private final Sessions sessions;
  private final RequestLimit outside;
  private final Rendering rendering;
  private final PreferenceStore preferences = new PreferenceStore();
  private final Flash flash;

  public Desk(House house, Assets assets) {
    this.house = house;
    this.assets = assets;
    this.outside = new RequestLimit(MOST_FROM_OUTSIDE, Duration.ofMinutes(1), house.clock());
    this.sessions =
        new Sessions(
            house.database(),
            house.sessions(),
            house.clock(),
            house.baseUrl().startsWith("https:"));
    this.rendering = new Rendering(house.baseUrl().startsWith("https:"));
    this.flash = new Flash(house.baseUrl().startsWith("https:"));
  }

  public House house() {
    return house;
  }

  public Currency currency() {
    return house.currency();
  }

  public Sessions sessions() {
    return sessions;
  }

  /// Whether people reach us by https.
  public boolean secure() {
    return house.baseUrl().startsWith("https:");
  }

  /// Today's ranking by the policy in force.
  public Ranking ranking() {
    var rankings = house.rankings();
    return rankings.of(rankings.policy(), house.today());
  }

  public Route get(String path, Role least, Route.Handler handler) {
    return Route.of(
        Route.Verb.GET,
        path,
        least,
        sessions,
        (context, caller) -> {
          // Before the page reads anything: what comes later is told to it.
          context.attribute(SEQUENCE, house.rankings().sequence());
          handler.answer(context, caller);
        });
  }

  /// A route for anybody, as often as anybody needs it.
  public Route open(Route.Verb verb, String path, io.javalin.http.Handler handler) {
    return Route.open(verb, path, outside.around(house.doorway().clients(), handler));
  }

  public Route post(String path, Role least, Route.Handler handler) {
    return Route.of(Route.Verb.POST, path, least, sessions, handler);
  }

  public Form form(Context context) {
    return Form.of(context, house.baseUrl());
  }

  public <T> T write(Caller caller, Function<Transaction, T> work) {
    return house.database().writer().write(caller.name(), work::apply);
  }

  /// Whether a script asks for a part of a page, not a person for the whole.
  public static boolean wantsPart(Context context) {
    return "true".equals(context.req().getHeader("HX-Request"));
  }

  /// How pages speak to whoever asks: as they chose, else as their browser asks for, by UTC.
  public Voice voice(Context context) {
    Voice known = context.attribute(VOICE);
    if (known != null) {
      return known;
    }
    var language =
        Language.of(LANGUAGE.of(context))
            .orElseGet(() -> Language.nearest(context.req().getHeader("Accept-Language")));
    var voice =
        sessions
            .find(context)
            .map(Caller::email)
            .map(email -> house.database().read(handle -> preferences.of(handle, email)))
            .map(chosen -> Voice.of(chosen, language))
            .orElseGet(() -> new Voice(language, ZoneOffset.UTC));
    context.attribute(VOICE, voice);
    return voice;
  }

  /// Answers with a whole page.
  public void page(Context context, Caller caller, String here, String template, Object view) {
    page(context, 200, caller, here, template, view);
  }

  /// Answers with a whole page that says what is wrong with what was sent, or that nothing is.
  public void page(
      Context context, int status, Caller caller, String here, String template, Object view) {
    rendering.html(
        context,
        status,
        template,
        Map.of("shell", shell(context, caller, here), "view", view, "voice", voice(context)));
  }

  /// Answers with a part of a page.
  public void part(Context context, int status, String template, Map<String, Object> parameters) {
    var all = new HashMap<>(parameters);
    all.put("voice", voice(context));
    rendering.html(context, status, template, all);
  }

  /// Answers somebody who is outside.
  public void door(Context context, int status, String template, Map<String, Object> parameters) {
    var all = new HashMap<>(parameters);
    var voice = voice(context);
    all.put("voice", voice);
    all.put(
        "shell",
        new Shell(
            assets.links(),
            voice,
            "",
            null,
            "",
            false,
            false,
            false,
            0,
            0,
            theme(context),
            null,
            path(context),
            0,
            null));
    rendering.html(context, status, template, all);
  }

  /// A page for anybody at all: no cookie has a say in it.
  public byte[] openPage(String template, Object view) {
    return rendering.bytes(
        template, Map.of("links", assets.links(), "view", view, "voice", Voice.usual()));
  }

  /// Sends the browser to another page of ours.
  public static void go(Context context, String path) {
    context.header("Cache-Control", "no-store");
    context.header("Location", path);
    context.res().setStatus(303);
  }

  /// Sends the browser to another page of ours, which says what was done.
  public void went(Context context, String path, Done done) {
    flash.put(context, done);
    go(context, path);
  }

  /// Names of people by address.
  public Map<String, String> names() {
    var names = new HashMap<String, String>();
    house
        .database()
        .read(house.people()::all)
        .forEach(person -> names.put(person.email(), person.name()));
    return names;
  }

  private Shell shell(Context context, Caller caller, String here) {
    var name = sessions.person(context).map(Person::name).orElse(caller.name());
    var voice = voice(context);
    return new Shell(
        assets.links(),
        voice,
        here,
        Spoken.text(name),
        voice.role(caller.role()),
        caller.may(Role.CSM),
        caller.may(Role.PM),
        caller.may(Role.ADMIN),
        owed(caller),
        caller.may(Role.PM) ? waiting(ranking()) : 0,
        theme(context),
        "compact".equals(DENSITY.of(context)) ? "compact" : null,
        path(context),
        sequence(context),
        flash.take(context).orElse(null));
  }

  /// How many loops wait for this person.
  public long owed(Caller caller) {
    var email = caller.email();
    if (!caller.may(Role.CSM) || email == null) {
      return 0;
    }
    return house.database().read(handle -> ledger.countOwedBy(handle, email));
  }

  /// How many decisions wait: new features and those to look at again.
  public static long waiting(Ranking ranking) {
    var book = ranking.book();
    return IntStream.range(0, book.featureCount())
        .mapToObj(book::feature)
        .filter(feature -> feature.fresh() || feature.dueAgain(ranking.asOf()))
        .count();
  }

  static String role(Role role) {
    return switch (role) {
      case VIEWER -> "Viewer";
      case CSM -> "Customer success";
      case PM -> "Product manager";
      case ADMIN -> "Administrator";
    };
  }

  private static long sequence(Context context) {
    Long known = context.attribute(SEQUENCE);
    return known == null ? 0 : known;
  }

  private static @Nullable String theme(Context context) {
    var value = THEME.of(context);
    return "light".equals(value) || "dark".equals(value) ? value : null;
  }

  /// Where the page stands that is asked for; what follows a form has no address of its own.
  public static String path(Context context) {
    var request = context.req();
    var query = request.getQueryString();
    return request.getMethod().equals("GET")
        ? Returning.to(request.getRequestURI() + (query == null ? "" : "?" + query))
        : Returning.HOME;
  }
}
