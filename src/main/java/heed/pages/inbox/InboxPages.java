package heed.pages.inbox;

import heed.http.Route;
import heed.pages.frame.Desk;
import java.util.List;
import java.util.stream.Stream;

/// The pages of the inbox.
public final class InboxPages {
  private InboxPages() {}

  /// Where they all stand.
  public static List<Route> routes(Desk desk) {
    var inbox = new InboxRoutes(desk);
    return Stream.of(inbox.routes(), new TriageRoutes(desk, inbox).routes())
        .flatMap(List::stream)
        .toList();
  }
}
