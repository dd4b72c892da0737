package heed.api;

import static heed.http.Route.Verb.DELETE;
import static heed.http.Route.Verb.GET;
import static heed.http.Route.Verb.PUT;

import heed.announcement.Announcement;
import heed.announcement.AnnouncementStore;
import heed.announcement.DigestWords;
import heed.announcement.Digesting;
import heed.announcement.KeepingAnnouncements;
import heed.announcement.PublicPage;
import heed.announcement.PublicPageStore;
import heed.feature.FeatureStore;
import heed.http.Addresses;
import heed.http.Answers;
import heed.http.Bodies;
import heed.http.ETags;
import heed.http.Frame;
import heed.http.JsonFields;
import heed.http.Query;
import heed.http.Route;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Ids;
import heed.platform.Language;
import heed.platform.Refused;
import heed.platform.Versioned;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What the company says to everybody: announcements, the monthly digest, and whether there is a
/// public page.
final class AnnouncementRoutes {
  private static final String ONE = "/api/v1/features/{key}/announcement";
  private static final String PAGE = "/api/v1/public-page";

  /// An announcement as the API shows it.
  ///
  /// @param id by which the public feed knows it
  record Shown(String feature, String id, String title, String text) {}

  private final Frame frame;
  private final FeatureStore features;
  private final AnnouncementStore announcements = new AnnouncementStore();
  private final KeepingAnnouncements keeping;
  private final Digesting digesting = new Digesting(announcements);
  private final PublicPageStore publicPage = new PublicPageStore();

  AnnouncementRoutes(Frame frame, FeatureStore features, Ids ids) {
    this.frame = frame;
    this.features = features;
    this.keeping = new KeepingAnnouncements(announcements, features, ids);
  }

  List<Route> routes() {
    var callers = frame.callers();
    return List.of(
        Route.of(GET, ONE, Role.CSM, callers, this::show),
        Route.of(PUT, ONE, Role.PM, callers, this::put),
        Route.of(DELETE, ONE, Role.PM, callers, this::remove),
        Route.of(GET, "/api/v1/digest", Role.CSM, callers, this::digest),
        Route.of(GET, PAGE, Role.CSM, callers, this::showPage),
        Route.of(PUT, PAGE, Role.ADMIN, callers, this::putPage));
  }

  private void show(Context context, Caller caller) {
    Query.of(context);
    var key = Addresses.part(context, "key");
    var found =
        frame
            .database()
            .read(handle -> {
              if (features.find(handle, key).isEmpty()) {
                throw Refused.notFound("feature", key);
              }
              return announcements.find(handle, key);
            })
            .orElseThrow(() -> Refused.notFound("announcement of", key));
    if (!ETags.known(context, ETags.of(found.version()))) {
      Answers.json(context, 200, shown(found.value()));
    }
  }

  private void put(Context context, Caller caller) {
    Query.of(context);
    var key = Addresses.part(context, "key");
    var words =
        frame.read(
            JsonFields.of(Bodies.json(context)), Announcement.Words.FIELDS, Announcement.Words::of);
    var kept =
        frame.change(
            context,
            caller,
            handle -> announcements.find(handle, key).map(Versioned::version),
            transaction -> keeping.put(transaction, key, words, caller));
    context.header("ETag", ETags.of(kept.version()));
    Answers.json(context, 200, shown(kept.value()));
  }

  private void remove(Context context, Caller caller) {
    Query.of(context);
    var key = Addresses.part(context, "key");
    frame.change(
        context,
        caller,
        handle -> announcements.find(handle, key).map(Versioned::version),
        transaction -> {
          keeping.remove(transaction, key, caller);
          return true;
        });
    Answers.nothing(context);
  }

  private void digest(Context context, Caller caller) {
    var query = Query.of(context, "month", "language");
    var today = frame.today();
    var month = Digesting.month(query.text("month").orElse(null), today);
    var language = query.oneOf("language", TemplateRoutes.LANGUAGES).orElse(Language.ENGLISH);
    var digest = frame.database().read(handle -> digesting.of(handle, month, today));
    var text = new DigestWords(digest, language).markdown();
    Answers.bytes(
        context, 200, "text/markdown; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  private void showPage(Context context, Caller caller) {
    Query.of(context);
    var found = frame.database().read(publicPage::find);
    if (!ETags.known(context, ETags.of(found.map(Versioned::version).orElse(0L)))) {
      Answers.json(context, 200, found.map(Versioned::value).orElse(PublicPage.DEFAULT));
    }
  }

  private void putPage(Context context, Caller caller) {
    Query.of(context);
    var page = frame.read(JsonFields.of(Bodies.json(context)), PublicPage.FIELDS, PublicPage::of);
    var kept =
        frame.change(
            context,
            caller,
            handle -> publicPage.find(handle).map(Versioned::version),
            transaction -> publicPage.put(transaction, page, caller));
    context.header("ETag", ETags.of(kept.version()));
    Answers.json(context, 200, kept.value());
  }

  private static Shown shown(Announcement announcement) {
    return new Shown(
        announcement.feature(), announcement.id(), announcement.title(), announcement.text());
  }
}
