package heed.pages.news;

import heed.announcement.Announced;
import heed.announcement.AnnouncementStore;
import heed.announcement.DigestWords;
import heed.announcement.PublicPage;
import heed.announcement.PublicPageStore;
import heed.http.ETags;
import heed.http.Query;
import heed.http.Route;
import heed.pages.frame.Desk;
import heed.pages.frame.Rendering;
import heed.pages.frame.Spoken;
import heed.pages.news.ShippedView.Item;
import heed.pages.news.ShippedView.Month;
import heed.platform.Language;
import heed.platform.Phrases;
import heed.platform.Refused;
import heed.platform.database.ChangeLog;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What shipped, for anybody: a page and its feeds, once an administrator switched them on. They
/// hold announcements and nothing else; who asks is not looked at.
final class ShippedRoutes {
  /// Most items on the page; older ones are old news.
  private static final int MOST = 200;

  private final Desk desk;
  private final AnnouncementStore announcements;
  private final PublicPageStore publicPage = new PublicPageStore();
  private final AtomicReference<@Nullable Shown> last = new AtomicReference<>();

  /// What there was to read when the change log was this long, so that a crowd of readers costs the
  /// database next to nothing.
  private record Shown(long sequence, LocalDate today, PublicPage page, List<Announced> items) {}

  ShippedRoutes(Desk desk, AnnouncementStore announcements) {
    this.desk = desk;
    this.announcements = announcements;
  }

  List<Route> routes() {
    return List.of(
        desk.open(Route.Verb.GET, "/shipped", this::page),
        desk.open(Route.Verb.GET, "/shipped.atom", this::atom),
        desk.open(Route.Verb.GET, "/shipped.rss", this::rss));
  }

  private void page(Context context) {
    var shown = shown();
    var language =
        Query.of(context, "language")
            .oneOf("language", DigestRoutes.LANGUAGES)
            .orElse(Language.ENGLISH);
    answer(
        context,
        shown,
        "text/html;charset=utf-8",
        desk.openPage("news/shipped.jte", view(shown, language)));
  }

  private void atom(Context context) {
    var shown = shown();
    Query.of(context);
    answer(context, shown, "application/atom+xml;charset=utf-8", feed(shown).atom(shown.items()));
  }

  private void rss(Context context) {
    var shown = shown();
    Query.of(context);
    answer(context, shown, "application/rss+xml;charset=utf-8", feed(shown).rss(shown.items()));
  }

  private Feed feed(Shown shown) {
    return new Feed(desk.house().baseUrl(), shown.page().title());
  }

  /// @throws Refused NOT_FOUND while it is switched off
  private Shown shown() {
    var today = desk.house().today();
    var shown =
        desk.house()
            .database()
            .read(handle -> {
              var sequence = ChangeLog.head(handle).sequence();
              var known = last.get();
              if (known != null && known.sequence() == sequence && known.today().equals(today)) {
                return known;
              }
              var page = publicPage.current(handle);
              return new Shown(
                  sequence,
                  today,
                  page,
                  page.shown()
                      ? announcements.shipped(handle, today).stream().limit(MOST).toList()
                      : List.of());
            });
    last.set(shown);
    if (!shown.page().shown()) {
      throw Refused.because(Refused.Kind.NOT_FOUND, "There is no such page.");
    }
    return shown;
  }

  private static void answer(Context context, Shown shown, String type, byte[] body) {
    shown.items().stream()
        .map(Announced::changed)
        .max(java.util.Comparator.naturalOrder())
        .ifPresent(changed ->
            context.header(
                "Last-Modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(changed.atOffset(ZoneOffset.UTC))));
    Rendering.protect(context);
    context.header("Cache-Control", "public, max-age=300");
    context.header("Vary", "Accept-Encoding");
    if (!ETags.known(context, ETags.ofContent(new String(body, StandardCharsets.UTF_8)))) {
      Rendering.packed(context, 200, type, body);
    }
  }

  private static ShippedView view(Shown shown, Language language) {
    var phrases = Phrases.of("digest", language);
    var byMonth = new LinkedHashMap<YearMonth, List<Item>>();
    for (var announced : shown.items()) {
      var month = announced.month();
      if (month != null) {
        byMonth.computeIfAbsent(month, _ -> new ArrayList<>()).add(item(announced));
      }
    }
    return new ShippedView(
        Spoken.text(shown.page().title()),
        language.tag(),
        phrases.say("feed"),
        phrases.say("empty"),
        byMonth.entrySet().stream().map(entry -> month(entry, language)).toList());
  }

  private static Month month(Map.Entry<YearMonth, List<Item>> entry, Language language) {
    return new Month(
        "m" + entry.getKey(), DigestWords.month(entry.getKey(), language), entry.getValue());
  }

  private static Item item(Announced announced) {
    return new Item(announced.id(), Spoken.text(announced.title()), Spoken.text(announced.text()));
  }
}
