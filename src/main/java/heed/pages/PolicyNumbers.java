package heed.pages;

import heed.platform.Json;
import heed.ranking.ScoringPolicy;
import java.math.BigDecimal;
import java.util.OptionalInt;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The numbers of a policy, to be read and turned one by one by the names of the API.
final class PolicyNumbers {
  private final ObjectNode numbers;

  PolicyNumbers(ScoringPolicy policy) {
    numbers = Json.treeOf(policy).asObject();
  }

  /// @param place in a list, from 0; empty for a single number
  BigDecimal get(String field, OptionalInt place) {
    return place.isPresent()
        ? list(field).get(place.getAsInt()).decimalValue()
        : numbers.get(field).decimalValue();
  }

  void set(String field, OptionalInt place, BigDecimal value) {
    if (place.isPresent()) {
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

  private ArrayNode list(String field) {
    return numbers.get(field).asArray();
  }
}
