package heed.pages.backlog;

import heed.http.Route;
import heed.pages.frame.Desk;
import java.util.List;
import java.util.stream.Stream;

/// The pages of the backlog.
public final class BacklogPages {
  private BacklogPages() {}

  /// Where they all stand.
  public static List<Route> routes(Desk desk) {
    var backlog = new BacklogRoutes(desk);
    return Stream.of(
            backlog.routes(),
            new BacklogEditRoutes(desk, backlog).routes(),
            new ViewRoutes(desk).routes())
        .flatMap(List::stream)
        .toList();
  }
}
