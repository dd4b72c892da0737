package heed.pages.backlog;

import heed.feature.Feature;
import heed.feature.FeatureStore;
import heed.http.Route;
import heed.pages.frame.Desk;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Versioned;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The start page: what next?
final class BacklogRoutes {
  private static final int MOST_AGAIN = 20;

  private final Desk desk;
  private final BacklogRows rows = new BacklogRows();

  BacklogRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        desk.get(BacklogAsked.PAGE, Role.VIEWER, this::backlog),
        desk.get(BacklogAsked.EXPORT, Role.VIEWER, this::export));
  }

  private void backlog(Context context, Caller caller) {
    var asked = BacklogAsked.of(context, caller.seesMoney());
    show(context, 200, caller, list(context, caller, asked), null);
  }

  /// The list that somebody asks for, as it ranks now.
  Backlog list(Context context, Caller caller, BacklogAsked asked) {
    return new Backlog(desk.ranking(), rows, asked, caller, desk.voice(context));
  }

  /// Answers with the whole page.
  ///
  /// @param instead a row as it is given, for the one of its rank; null: all as they are
  void show(
      Context context, int status, Caller caller, Backlog list, BacklogView.@Nullable Row instead) {
    var voice = desk.voice(context);
    var around =
        new Backlog.Around(
            caller.seesMoney() ? desk.names() : Map.of(),
            list.asked().begins() ? again(caller, voice) : List.of(),
            BacklogViews.of(desk, list.asked(), caller, voice));
    desk.page(
        context, status, caller, "backlog", "backlog/backlog.jte", list.view(around, instead));
  }

  private void export(Context context, Caller caller) {
    var staff = caller.seesMoney();
    var ranking = desk.ranking();
    var list =
        new Backlog(ranking, rows, BacklogAsked.of(context, staff), caller, desk.voice(context));
    BacklogCsv.answer(context, ranking, list.ranks(), staff);
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
        Links.feature(feature),
        feature.revisitDate() == null
            ? ""
            : voice.on("backlog").say("again.when", voice.day(feature.revisitDate())),
        feature.reason() == null ? null : Spoken.text(feature.reason()));
  }
}
