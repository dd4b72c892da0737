package heed.pages.feature;

import heed.http.Route;
import heed.pages.frame.Desk;
import java.util.List;
import java.util.stream.Stream;

/// The pages of features.
public final class FeaturePages {
  private FeaturePages() {}

  /// Where they all stand.
  public static List<Route> routes(Desk desk) {
    var features = new FeaturePage(desk);
    return Stream.of(
            features.routes(),
            new StatusRoutes(desk, features).routes(),
            new FeatureEditRoutes(desk, features).routes(),
            new DiscussionRoutes(desk, features).routes(),
            new MergeRoutes(desk).routes())
        .flatMap(List::stream)
        .toList();
  }
}
