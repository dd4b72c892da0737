package heed.pages.me;

import heed.http.Route;
import heed.pages.frame.Desk;
import java.util.List;
import java.util.stream.Stream;

/// The pages of readers about themselves.
public final class MyPages {
  private MyPages() {}

  /// Where they all stand.
  public static List<Route> routes(Desk desk) {
    return Stream.of(new ChoosingRoutes(desk).routes(), new SessionRoutes(desk).routes())
        .flatMap(List::stream)
        .toList();
  }
}
