package heed.ranking;

import heed.platform.FieldError;
import heed.platform.Fields;
import heed.platform.Refused;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A policy as somebody sent it. Finds every problem in one go: a field of the wrong kind is noted
/// and read as its default, so that the limits of all others are still looked at.
final class SentPolicy {
  private static final String VERSION = "version";

  /// More digits before or after the point than any limit has; a cheap look before any arithmetic.
  private static final int LARGEST_EXPONENT = 40;

  private final JsonNode sent;
  private final @Nullable ScoringPolicy otherwise;
  private final ScoringPolicy standIn;
  private final List<FieldError> problems = new ArrayList<>();

  SentPolicy(JsonNode sent, @Nullable ScoringPolicy otherwise) {
    this.sent = sent;
    this.otherwise = otherwise;
    this.standIn = otherwise == null ? ScoringPolicy.DEFAULT : otherwise;
  }

  ScoringPolicy read() {
    if (!sent.isObject()) {
      throw Refused.because(Refused.Kind.INVALID, "A policy must be a JSON object.");
    }
    refuseUnknownFields();
    try {
      var policy = policy();
      if (problems.isEmpty()) {
        return policy;
      }
    } catch (Refused outOfLimits) {
      outOfLimits.errors().stream().filter(error -> !refused(error.field())).forEach(problems::add);
    }
    throw Refused.fields(problems);
  }

  private ScoringPolicy policy() {
    return new ScoringPolicy(
        number("lossAtZeroHealth", standIn.lossAtZeroHealth()),
        number("lossAtFullHealth", standIn.lossAtFullHealth()),
        number("lossUnknownHealth", standIn.lossUnknownHealth()),
        number("preventableShare", standIn.preventableShare()),
        days("decisionLeadDays", standIn.decisionLeadDays()),
        urgency(),
        number("urgencyUnknown", standIn.urgencyUnknown()),
        severityWeights(),
        number("nonCoreFactor", standIn.nonCoreFactor()),
        number("lateFactor", standIn.lateFactor()),
        number("overrun", standIn.overrun()),
        number("peoplePerFeature", standIn.peoplePerFeature()),
        number("expansionChance", standIn.expansionChance()),
        number("expansionHalfLifeDays", standIn.expansionHalfLifeDays()),
        number("effortFloor", standIn.effortFloor()),
        number("effortIfNoneKnown", standIn.effortIfNoneKnown()));
  }

  private void refuseUnknownFields() {
    for (var field : sent.propertyNames()) {
      if (!ScoringPolicy.FIELDS.contains(field) && !field.equals(VERSION)) {
        problems.add(
            new FieldError(
                field,
                "A policy has no field of this name; it has "
                    + String.join(", ", ScoringPolicy.FIELDS)
                    + "."));
      }
    }
  }

  private double number(String field, double instead) {
    var value = given(field);
    if (value == null) {
      return instead;
    }
    if (!value.isNumber()) {
      refuse(field, " must be a number, without quotes.");
      return instead;
    }
    return finite(value);
  }

  private int days(String field, int instead) {
    var value = given(field);
    if (value == null) {
      return instead;
    }
    if (!isWhole(value)) {
      refuse(field, " must be a whole number of days.");
      return instead;
    }
    return (int) finite(value);
  }

  private List<Double> severityWeights() {
    var field = "severityWeights";
    var value = given(field);
    if (value == null) {
      return standIn.severityWeights();
    }
    if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isNumber)) {
      refuse(field, " must be a list of five numbers, one for each severity from 1 to 5.");
      return standIn.severityWeights();
    }
    return value.valueStream().map(SentPolicy::finite).toList();
  }

  private List<UrgencyPoint> urgency() {
    var field = "urgency";
    var value = given(field);
    if (value == null) {
      return standIn.urgency();
    }
    if (!value.isArray() || !value.valueStream().allMatch(SentPolicy::isPoint)) {
      refuse(field, " must be a list of points such as {\"days\": 365, \"share\": 0.2}.");
      return standIn.urgency();
    }
    return value
        .valueStream()
        .map(point -> new UrgencyPoint((int) finite(point.get("days")), finite(point.get("share"))))
        .toList();
  }

  private @Nullable JsonNode given(String field) {
    var value = sent.get(field);
    if (value != null && !value.isNull()) {
      return value;
    }
    if (otherwise == null) {
      refuse(field, " is missing.");
    }
    return null;
  }

  private void refuse(String field, String sentence) {
    problems.add(new FieldError(field, Fields.label(field) + sentence));
  }

  private boolean refused(String field) {
    return problems.stream().anyMatch(problem -> problem.field().equals(field));
  }

  private static boolean isPoint(JsonNode node) {
    return node.isObject()
        && node.size() == 2
        && node.path("share").isNumber()
        && isWhole(node.path("days"));
  }

  private static boolean isWhole(JsonNode node) {
    return node.isNumber() && finite(node) == Math.rint(finite(node));
  }

  /// The number as a double; one that no field could hold becomes one that every limit refuses,
  /// without scaling it: `1e1000000000` is short to send and long to compute.
  private static double finite(JsonNode node) {
    var exact = node.decimalValue();
    var magnitude = (long) exact.precision() - exact.scale();
    if (exact.signum() != 0 && magnitude > LARGEST_EXPONENT) {
      return exact.signum() * Double.MAX_VALUE;
    }
    return magnitude < -LARGEST_EXPONENT ? tiny(exact) : exact.doubleValue();
  }

  private static double tiny(BigDecimal exact) {
    return exact.signum() < 0 ? -Double.MIN_VALUE : 0;
  }
}
