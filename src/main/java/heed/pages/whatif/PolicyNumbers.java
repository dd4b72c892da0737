package heed.pages.whatif;

import heed.platform.Json;
import heed.ranking.ScoringPolicy;
import java.math.BigDecimal;
import java.util.OptionalInt;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The numbers of a policy, to be read and turned one by one by the names of the API.
final class PolicyNumbers {
  /// The field that is a curve; the place in it is days until the customer decides.
  static final String URGENCY = "urgency";

  private final ObjectNode numbers;

  PolicyNumbers(ScoringPolicy policy) {
    numbers = Json.treeOf(policy).asObject();
  }

  /// @param place in a list, from 0, or days on the curve; empty for a single number
  BigDecimal get(String field, OptionalInt place) {
    if (field.equals(URGENCY)) {
      return BigDecimal.valueOf(policy().urgencyIn(place.orElseThrow()));
    }
    return place.isPresent()
        ? list(field).get(place.getAsInt()).decimalValue()
        : numbers.get(field).decimalValue();
  }

  /// On the curve, a point is moved, or added where there is none.
  void set(String field, OptionalInt place, BigDecimal value) {
    if (field.equals(URGENCY)) {
      point(place.orElseThrow(), value);
    } else if (place.isPresent()) {
      list(field).set(place.getAsInt(), value);
    } else {
      numbers.put(field, value);
    }
  }

  /// The policy with the numbers as they are now.
  ///
  /// @throws heed.platform.Refused when one is out of its limits
  ScoringPolicy policy() {
    return ScoringPolicy.of(numbers, null);
  }

  private void point(int days, BigDecimal share) {
    var points = list(URGENCY);
    var at = 0;
    while (at < points.size() && points.get(at).get("days").asInt() < days) {
      at++;
    }
    if (at < points.size() && points.get(at).get("days").asInt() == days) {
      points.remove(at);
    }
    points.insertObject(at).put("days", days).put("share", share);
  }

  private ArrayNode list(String field) {
    return numbers.get(field).asArray();
  }
}
