package heed.pages.news;

import heed.announcement.AnnouncementStore;
import heed.http.Route;
import heed.pages.frame.Desk;
import java.util.List;
import java.util.stream.Stream;

/// The pages of what shipped.
public final class NewsPages {
  private NewsPages() {}

  /// Where they all stand.
  public static List<Route> routes(Desk desk) {
    var announcements = new AnnouncementStore();
    return Stream.of(
            new AnnouncementRoutes(desk, announcements).routes(),
            new DigestRoutes(desk, announcements).routes(),
            new ShippedRoutes(desk, announcements).routes())
        .flatMap(List::stream)
        .toList();
  }
}
