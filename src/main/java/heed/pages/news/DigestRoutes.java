package heed.pages.news;

import heed.announcement.Announced;
import heed.announcement.AnnouncementStore;
import heed.announcement.Digest;
import heed.announcement.DigestWords;
import heed.announcement.Digesting;
import heed.announcement.PublicPage;
import heed.announcement.PublicPageStore;
import heed.http.Query;
import heed.http.Route;
import heed.loop.Answer;
import heed.loop.Pool;
import heed.pages.frame.Desk;
import heed.pages.frame.Spoken;
import heed.pages.frame.Tab;
import heed.pages.frame.Voice;
import heed.pages.news.DigestView.Telling;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Language;
import heed.platform.Phrases;
import io.javalin.http.Context;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The digest of a month: to copy, and to say that the accounts in the pool were told by it.
final class DigestRoutes {
  /// How the ledger says that somebody was told.
  private static final String HOW = "digest";

  /// Enough names to recognise whom it is about.
  private static final int NAMED = 30;

  private static final int MOST_MORE = 1_000_000;

  static final Map<String, Language> LANGUAGES = new LinkedHashMap<>();

  static {
    for (var language : Language.values()) {
      LANGUAGES.put(language.tag(), language);
    }
  }

  private final Desk desk;
  private final Digesting digesting;
  private final PublicPageStore publicPage = new PublicPageStore();

  DigestRoutes(Desk desk, AnnouncementStore announcements) {
    this.desk = desk;
    this.digesting = new Digesting(announcements);
  }

  List<Route> routes() {
    return List.of(
        desk.get("/digest", Role.CSM, this::show),
        desk.post("/digest/told", Role.PM, this::told),
        desk.post("/digest/public-page", Role.ADMIN, this::choose));
  }

  private void show(Context context, Caller caller) {
    var query = Query.of(context, "month", "language", "told", "more");
    var today = desk.house().today();
    var month = Digesting.month(query.text("month").orElse(null), today);
    var language = query.oneOf("language", LANGUAGES).orElse(Language.ENGLISH);
    var told = query.whole("told", 0, Pool.MOST).orElse(null);
    var more = query.whole("more", 0, MOST_MORE).orElse(0);
    desk.page(
        context,
        caller,
        "loops",
        "news/digest.jte",
        desk.house()
            .database()
            .read(handle -> {
              var digest = digesting.of(handle, month, today);
              var page = publicPage.current(handle);
              var words = new DigestWords(digest, language);
              var voice = desk.voice(context);
              var owed = pool().countOwed(handle, shipped(digest));
              return new DigestView(
                  words.title(),
                  language.tag(),
                  words.plain(),
                  month.toString(),
                  months(voice, month, YearMonth.from(today), language),
                  languages(month, language),
                  told == null ? null : done(voice, told, more),
                  waiting(voice, owed),
                  caller.may(Role.PM) && owed > 0
                      ? telling(voice.on("digest"), handle, digest, owed)
                      : null,
                  caller.may(Role.ADMIN) ? safe(page) : null,
                  page.shown() ? "/shipped" : null);
            }));
  }

  private void told(Context context, Caller caller) {
    var form = desk.form(context);
    var today = desk.house().today();
    var month = Digesting.month(form.text("month").orElse(null), today);
    var fields = form.fields(desk.currency());
    var expected = fields.whole("expected", 1, Pool.MOST);
    fields.refuseProblems();
    var told =
        desk.write(
            caller,
            transaction -> {
              var digest = digesting.of(transaction.handle(), month, today);
              var shown = publicPage.current(transaction.handle()).shown();
              var how = new Answer.Told(HOW, null, link(month, shown));
              return pool().told(transaction, shipped(digest), how, expected, caller);
            });
    Desk.go(context, "/digest?month=" + month + "&told=" + told.told() + "&more=" + told.more());
  }

  private void choose(Context context, Caller caller) {
    var fields = desk.form(context).fields(desk.currency());
    var page = PublicPage.of(fields);
    fields.refuseProblems();
    var _ = desk.write(caller, transaction -> publicPage.put(transaction, page, caller));
    Desk.go(context, "/digest");
  }

  /// Where what they were told can be read: in public, or by us.
  private String link(YearMonth month, boolean shown) {
    return desk.house().baseUrl().replaceAll("/+$", "")
        + (shown ? "/shipped#m" + month : "/digest?month=" + month);
  }

  private static Telling telling(Phrases says, List<String> accounts, int count, int owed) {
    var left = owed - count;
    return new Telling(
        count,
        says.say("told.button", count),
        says.say("told.sentence", count, accounts.size())
            + (left == 0 ? "" : " " + says.say("told.left", left)),
        accounts.size() > NAMED
            ? java.util.stream.Stream.concat(
                    accounts.stream().limit(NAMED),
                    java.util.stream.Stream.of(says.say("told.more", accounts.size() - NAMED)))
                .toList()
            : accounts);
  }

  private Telling telling(Phrases says, Handle handle, Digest digest, int owed) {
    var lines = pool().owed(handle, shipped(digest));
    var accounts =
        lines.stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    line -> line.loop().account(),
                    line -> Spoken.text(line.accountName()),
                    (first, _) -> first,
                    LinkedHashMap::new));
    return telling(says, List.copyOf(accounts.values()), lines.size(), owed);
  }

  private static String waiting(Voice voice, int owed) {
    return voice.on("digest").say("waiting", owed, voice.first(owed));
  }

  private static String done(Voice voice, int told, int more) {
    var says = voice.on("digest");
    return says.say("done", told, voice.first(told))
        + (more == 0 ? "" : " " + says.say("done.more", more));
  }

  private static List<String> shipped(Digest digest) {
    return digest.shipped().stream().map(Announced::feature).toList();
  }

  private static List<Tab> months(Voice voice, YearMonth month, YearMonth last, Language language) {
    var months = new ArrayList<Tab>();
    for (var each : List.of(month.minusMonths(1), month, month.plusMonths(1))) {
      if (!each.isAfter(last)) {
        months.add(
            tab(DigestWords.month(each, voice.language()), each, language, each.equals(month)));
      }
    }
    return months;
  }

  private static List<Tab> languages(YearMonth month, Language chosen) {
    return LANGUAGES.values().stream()
        .map(language -> tab(language.ownName(), month, language, language == chosen))
        .toList();
  }

  private static Tab tab(String words, YearMonth month, Language language, boolean current) {
    return new Tab(words, "/digest?month=" + month + "&language=" + language.tag(), current);
  }

  private static PublicPage safe(PublicPage page) {
    return new PublicPage(page.shown(), Spoken.text(page.title()));
  }

  private Pool pool() {
    return desk.house().answering().pool();
  }
}
