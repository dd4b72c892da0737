package heed.intake;

import heed.platform.Refused;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Keeps one thing from entering twice under keys that differ only in case, spaces or the form of
/// their accents. Which key is meant is for a person to say.
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
              + ", whose key differs only in case, spaces or accents. Use that key, or one that"
              + " differs more.");
    }
  }

  private static String look(String key) {
    return Normalizer.normalize(key, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\p{Z}\\p{Cf}\\s]+", "");
  }
}
