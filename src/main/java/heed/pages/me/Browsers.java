package heed.pages.me;

import heed.platform.Phrases;
import java.util.List;
import java.util.Optional;

/// What a browser seems to be, by what it calls itself: enough for a person to know theirs again.
final class Browsers {
  /// What each calls itself and what people call it; many also say that they are the later ones.
  private static final List<List<String>> KINDS =
      List.of(
          List.of("Edg", "Edge"),
          List.of("OPR/", "Opera"),
          List.of("Firefox/", "Firefox"),
          List.of("FxiOS/", "Firefox"),
          List.of("CriOS/", "Chrome"),
          List.of("Chrome/", "Chrome"),
          List.of("Safari/", "Safari"));

  private static final List<List<String>> SYSTEMS =
      List.of(
          List.of("iPhone", "iPhone"),
          List.of("iPad", "iPad"),
          List.of("Android", "Android"),
          List.of("Windows", "Windows"),
          List.of("Mac OS X", "macOS"),
          List.of("CrOS", "ChromeOS"),
          List.of("Linux", "Linux"));

  private Browsers() {}

  static String name(String userAgent, Phrases says) {
    var kind = first(KINDS, userAgent);
    var system = first(SYSTEMS, userAgent);
    if (kind.isPresent() && system.isPresent()) {
      return says.say("browser.on", kind.get(), system.get());
    }
    return kind.or(() -> system).orElseGet(() -> says.say("browser.unknown"));
  }

  private static Optional<String> first(List<List<String>> known, String userAgent) {
    return known.stream()
        .filter(one -> userAgent.contains(one.getFirst()))
        .map(List::getLast)
        .findFirst();
  }
}
