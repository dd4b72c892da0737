package heed.pages.account;

import heed.http.Route;
import heed.pages.frame.Desk;
import java.util.List;
import java.util.stream.Stream;

/// The pages of accounts.
public final class AccountPages {
  private AccountPages() {}

  /// Where they all stand.
  public static List<Route> routes(Desk desk) {
    return Stream.of(
            new AccountRoutes(desk).routes(),
            new HealthRoutes(desk).routes(),
            new BriefRoutes(desk).routes())
        .flatMap(List::stream)
        .toList();
  }
}
