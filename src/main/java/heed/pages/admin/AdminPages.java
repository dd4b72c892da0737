package heed.pages.admin;

import heed.http.Route;
import heed.pages.frame.Desk;
import java.util.List;
import java.util.stream.Stream;

/// The pages of administrators.
public final class AdminPages {
  private AdminPages() {}

  /// Where they all stand.
  public static List<Route> routes(Desk desk) {
    var reports = new PolicyReports();
    return Stream.of(
            List.of(reports.route()),
            new PeopleRoutes(desk).routes(),
            new TokenRoutes(desk).routes(),
            new ChangeRoutes(desk).routes(),
            new ConnectionRoutes(desk, reports).routes())
        .flatMap(List::stream)
        .toList();
  }
}
