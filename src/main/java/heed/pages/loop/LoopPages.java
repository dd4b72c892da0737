package heed.pages.loop;

import heed.http.Route;
import heed.pages.frame.Desk;
import java.util.List;
import java.util.stream.Stream;

/// The pages of loops, and of how customers are told.
public final class LoopPages {
  private LoopPages() {}

  /// Where they all stand.
  public static List<Route> routes(Desk desk) {
    var pool = new PoolRoutes(desk);
    return Stream.of(
            // Before an address that names a loop.
            new LoopFiguresRoutes(desk).routes(),
            new LoopRoutes(desk, pool).routes(),
            pool.routes(),
            new PromiseRoutes(desk).routes(),
            new StoryRoutes(desk).routes(),
            new TellingRoutes(desk).routes())
        .flatMap(List::stream)
        .toList();
  }
}
