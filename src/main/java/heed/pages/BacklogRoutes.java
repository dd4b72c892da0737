package heed.pages;

import heed.feature.Feature;
import heed.feature.FeatureStore;
import heed.http.Query;
import heed.http.Route;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Versioned;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The start page: what next?
final class BacklogRoutes {
  private static final int MOST_PAGES = 10_000;

  private static final int MOST_AGAIN = 20;

  private final Desk desk;

  BacklogRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(desk.get("/", Role.VIEWER, this::backlog));
  }

  private void backlog(Context context, Caller caller) {
    var query = Query.of(context, "status", "area", "segment", "csm", "q", "page");
    var staff = caller.seesMoney();
    var filter =
        new BacklogFilter(
            query.oneOf("status", Feature.STATUSES),
            query.text("area"),
            staff ? query.text("segment") : Optional.empty(),
            staff ? query.text("csm") : Optional.empty(),
            query.text("q").map(String::strip).filter(text -> !text.isEmpty()));
    var page = query.whole("page", 1, MOST_PAGES).orElse(1);
    var names = staff ? desk.names() : Map.<String, String>of();
    var view = new Backlog(desk.ranking(), filter, staff, names).view(page, again(caller));
    desk.page(context, caller, "backlog", "backlog.jte", view);
  }

  private List<BacklogView.Again> again(Caller caller) {
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
        .map(BacklogRoutes::again)
        .toList();
  }

  private static BacklogView.Again again(Feature feature) {
    return new BacklogView.Again(
        Spoken.text(feature.title()),
        Backlog.addressOf(feature),
        feature.revisitDate() == null ? "" : "set for " + Spoken.day(feature.revisitDate()),
        feature.reason() == null ? null : Spoken.text(feature.reason()));
  }
}
