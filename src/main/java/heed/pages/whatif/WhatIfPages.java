package heed.pages.whatif;

import heed.http.Route;
import heed.pages.frame.Desk;
import java.util.List;
import java.util.stream.Stream;

/// The pages of other policies and of the one in force.
public final class WhatIfPages {
  private WhatIfPages() {}

  /// Where they all stand.
  public static List<Route> routes(Desk desk) {
    return Stream.of(new WhatIfRoutes(desk).routes(), new PolicyPage(desk).routes())
        .flatMap(List::stream)
        .toList();
  }
}
