package heed.pages;

import heed.feature.Feature;
import heed.http.Query;
import heed.http.Route;
import heed.people.Caller;
import heed.people.Role;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The start page: what next?
final class BacklogRoutes {
  private static final int MOST_PAGES = 10_000;

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
    var view = new Backlog(desk.ranking(), filter, staff, names).view(page);
    desk.page(context, caller, "backlog", "backlog.jte", view);
  }
}
