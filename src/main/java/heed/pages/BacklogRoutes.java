package heed.pages;

import heed.feature.Feature;
import heed.feature.FeatureStore;
import heed.http.Route;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Versioned;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/// The start page: what next?
final class BacklogRoutes {
  private static final int MOST_AGAIN = 20;

  private final Desk desk;

  BacklogRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        desk.get(BacklogAsked.PAGE, Role.VIEWER, this::backlog),
        desk.get(BacklogAsked.EXPORT, Role.VIEWER, this::export));
  }

  private void backlog(Context context, Caller caller) {
    var staff = caller.seesMoney();
    var asked = BacklogAsked.of(context, staff);
    var voice = desk.voice(context);
    var names = staff ? desk.names() : Map.<String, String>of();
    var view = new Backlog(desk.ranking(), asked, caller, voice).view(names, again(caller, voice));
    desk.page(context, caller, "backlog", "backlog.jte", view);
  }

  private void export(Context context, Caller caller) {
    var staff = caller.seesMoney();
    var ranking = desk.ranking();
    var backlog =
        new Backlog(ranking, BacklogAsked.of(context, staff), caller, desk.voice(context));
    BacklogCsv.answer(context, ranking, backlog.ranks(), staff);
  }

  private List<BacklogView.Again> again(Caller caller, Voice voice) {
    if (!caller.may(Role.PM)) {
      return List.of();
    }
    var house = desk.house();
    var filter = FeatureStore.Filter.toRevisit(house.today());
    return house
        .database()
        .read(handle -> house.features().page(handle, filter, "", MOST_AGAIN))
        .stream()
        .map(Versioned::value)
        .map(feature -> again(feature, voice))
        .toList();
  }

  private static BacklogView.Again again(Feature feature, Voice voice) {
    return new BacklogView.Again(
        Spoken.text(feature.title()),
        Backlog.addressOf(feature),
        feature.revisitDate() == null
            ? ""
            : voice.on("backlog").say("again.when", voice.day(feature.revisitDate())),
        feature.reason() == null ? null : Spoken.text(feature.reason()));
  }
}
