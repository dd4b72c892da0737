package heed.browser;

import heed.people.Role;
import java.util.ArrayList;
import java.util.List;

/// Prints how long Chromium takes from the request of a page to its first paint, by its own
/// account: the median of ten, each in a new window whose cache is empty but for the assets of the
/// first visit. Judges nothing.
final class FirstPaint {
  private static final int ROUNDS = 10;

  private FirstPaint() {}

  public static void main(String[] arguments) {
    try (var _ = Chromium.shared();
        var stage = Stage.demo()) {
      for (var path : List.of("/", "/features/sso", "/accounts", "/loops", "/inbox", "/what-if")) {
        print(stage, path);
      }
    }
  }

  private static void print(Stage stage, String path) {
    var times = new ArrayList<Double>();
    for (var round = 0; round < ROUNDS; round++) {
      try (var reader = stage.reader(Role.PM)) {
        reader.open(path);
        var time =
            reader.page.evaluate(
                """
                () => new Promise(resolve => {
                  new PerformanceObserver(list => resolve(list.getEntriesByName('first-contentful-paint')[0]?.startTime ?? list.getEntries()[0].startTime))
                    .observe({type: 'paint', buffered: true});
                })
                """);
        times.add(((Number) time).doubleValue());
      }
    }
    times.sort(null);
    System.out.printf(
        "first paint of %-14s median %.0f ms (%.0f to %.0f)%n",
        path, times.get(ROUNDS / 2), times.getFirst(), times.getLast());
  }
}
