package heed.pages.news;

import heed.announcement.Announcement;
import heed.announcement.AnnouncementStore;
import heed.announcement.KeepingAnnouncements;
import heed.feature.Feature;
import heed.http.Addresses;
import heed.http.Query;
import heed.http.Route;
import heed.pages.frame.Desk;
import heed.pages.frame.Done;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Refused;
import heed.platform.Versioned;
import io.javalin.http.Context;
import java.util.List;

/// What is said of one feature in public.
final class AnnouncementRoutes {
  private static final String ONE = "/features/{key}/announcement";

  private final Desk desk;
  private final AnnouncementStore announcements;
  private final KeepingAnnouncements keeping;

  AnnouncementRoutes(Desk desk, AnnouncementStore announcements) {
    this.desk = desk;
    this.announcements = announcements;
    this.keeping =
        new KeepingAnnouncements(announcements, desk.house().features(), desk.house().ids());
  }

  List<Route> routes() {
    return List.of(
        desk.get(ONE, Role.PM, this::show),
        desk.post(ONE, Role.PM, this::keep),
        desk.post(ONE + "/withdraw", Role.PM, this::withdraw));
  }

  private void show(Context context, Caller caller) {
    Query.of(context);
    var key = Addresses.part(context, "key");
    var house = desk.house();
    var feature =
        house
            .database()
            .read(handle -> house.features().find(handle, key))
            .orElseThrow(() -> Refused.notFound("feature", Spoken.text(key)))
            .value();
    var known =
        house
            .database()
            .read(handle -> announcements.find(handle, key))
            .map(Versioned::value)
            .orElse(null);
    desk.page(
        context,
        caller,
        "backlog",
        "news/announcement.jte",
        new AnnouncementView(
            Spoken.text(feature.title()),
            Links.feature(feature),
            Spoken.text(known == null ? feature.title() : known.title()),
            known == null ? "" : Spoken.text(known.text()),
            known != null,
            standing(feature, desk.voice(context))));
  }

  private void keep(Context context, Caller caller) {
    var fields = desk.form(context).fields(desk.currency());
    var words = Announcement.Words.of(fields);
    fields.refuseProblems();
    var key = Addresses.part(context, "key");
    var _ = desk.write(caller, transaction -> keeping.put(transaction, key, words, caller));
    went(context, key, "announced");
  }

  private void withdraw(Context context, Caller caller) {
    desk.form(context);
    var key = Addresses.part(context, "key");
    var _ =
        desk.write(
            caller,
            transaction -> {
              keeping.remove(transaction, key, caller);
              return true;
            });
    went(context, key, "withdrawn");
  }

  private void went(Context context, String key, String what) {
    var says = desk.voice(context).on("digest");
    desk.went(context, Links.feature(key), Done.of(says.say("announce.done." + what)));
  }

  /// Where it shows up.
  private static String standing(Feature feature, Voice voice) {
    var says = voice.on("digest");
    return switch (feature.status()) {
      case SHIPPED -> says.say("standing.shipped");
      case PLANNED, IN_PROGRESS -> says.say("standing.next", voice.status(feature.status()));
      case NEW, UNDER_REVIEW, DECLINED ->
          says.say("standing.unseen", voice.status(feature.status()));
    };
  }
}
