package heed.intake;

import heed.platform.Look;
import heed.platform.Refused;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Keeps one thing from entering twice under keys that differ only in case, spaces, the form of
/// their accents, or letters that look alike. Which key is meant is for a person to say.
final class Lookalikes {
  private final String what;
  private final Map<String, String> keyOfLook = new HashMap<>();

  Lookalikes(String what, Collection<String> known) {
    this.what = what;
    known.forEach(key -> keyOfLook.putIfAbsent(look(key), key));
  }

  /// Notes a key.
  ///
  /// @throws Refused when another key looks like it
  void refuse(String key) {
    var known = keyOfLook.putIfAbsent(look(key), key);
    if (known != null && !known.equals(key)) {
      throw Refused.field(
          "key",
          "There is the "
              + what
              + " "
              + known
              + ", whose key looks the same: it differs only in case, spaces, accents or letters of"
              + " another alphabet. Use that key, or one that differs more.");
    }
  }

  private static String look(String key) {
    return Look.latin(key).toLowerCase(Locale.ROOT).replaceAll("[\\p{Z}\\p{Cf}\\s]+", "");
  }
}
