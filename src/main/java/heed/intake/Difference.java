package heed.intake;

import heed.platform.Currency;
import heed.platform.Json;
import heed.platform.database.Change;
import heed.platform.database.ChangeLog;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One cell of a file that says something else than the book.
///
/// @param key of the account, feature or request
/// @param column as in the file
/// @param before what the book says, or null when it is unknown; amounts in major units
/// @param after what the file says, or null
public record Difference(
    String key, String column, @Nullable String before, @Nullable String after) {
  private static final int MOST = 12;
  private static final int LOOKED_AT = 500;
  private static final String MINOR = "Minor";
  private static final String HUNDREDTHS = "Hundredths";

  /// Some differences of what was updated after a sequence of the log.
  static List<Difference> sample(Handle handle, long after, Currency currency) {
    var found = new ArrayList<Difference>();
    for (var change : ChangeLog.after(handle, after, LOOKED_AT)) {
      var facts = change.facts();
      if (found.size() < MOST && facts != null) {
        ChangeLog.before(handle, change)
            .map(Change::facts)
            .ifPresent(before ->
                compare(change.key(), Json.tree(before), Json.tree(facts), currency, found));
      }
    }
    return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
  }

  private static void compare(
      String key, JsonNode before, JsonNode after, Currency currency, List<Difference> found) {
    var names = new TreeSet<>(before.propertyNames());
    names.addAll(after.propertyNames());
    for (var name : names) {
      var old = before.path(name);
      var now = after.path(name);
      if (old.isObject() || now.isObject()) {
        // The whole of an effort stands in the file, its parts do not.
        old = old.path("totalHundredths");
        now = now.path("totalHundredths");
        name = name + "PersonMonths" + HUNDREDTHS;
      }
      var was = shown(name, old, currency);
      var will = shown(name, now, currency);
      if (!java.util.Objects.equals(was, will)) {
        found.add(new Difference(key, column(name), was, will));
      }
    }
  }

  private static @Nullable String shown(String name, JsonNode value, Currency currency) {
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (name.endsWith(MINOR)) {
      return currency.exact(currency.major(value.asLong()));
    }
    if (name.endsWith(HUNDREDTHS)) {
      return BigDecimal.valueOf(value.asLong(), 2).stripTrailingZeros().toPlainString();
    }
    return value.isString() ? value.asString() : value.toString();
  }

  private static String column(String name) {
    var plain = name.replaceFirst(MINOR + "$", "").replaceFirst(HUNDREDTHS + "$", "");
    return plain.equals("usage") ? "usage_percent" : Columns.columnOf(plain);
  }
}
