package heed.ranking;

import heed.platform.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the company believes about churn, urgency, growth and effort: every number of the formula
/// in `docs/scoring.md` that is an opinion. Shares and chances are 0 to 1. A policy that exists is
/// a valid one; the limits keep every result finite and every date in the calendar.
///
/// @param lossAtZeroHealth chance that an account at health 0 leaves
/// @param lossAtFullHealth chance that an account at health 100 leaves
/// @param lossUnknownHealth stands in for the chance when health is unknown
/// @param preventableShare how much of the loss the product could prevent
/// @param decisionLeadDays how long before renewal a customer decides, whole days, 0 to 3,650
/// @param urgency 1 to 50 points, days ascending; straight lines between, constant outside
/// @param urgencyUnknown stands in for the urgency when the renewal is unknown
/// @param severityWeights the part of its account's stake that a lone ask claims, by severity 1-5
/// @param nonCoreFactor what is left of the weight when no core use case is touched, 0 to 1
/// @param lateFactor what is left of protect when a feature ships after the decision, 0 to 1
/// @param overrun how much longer work takes than estimated, 0 to 100 times
/// @param peoplePerFeature how many people work on one feature at a time, 0.1 to 1,000
/// @param expansionChance chance that shipping opens the expansion revenue that was named
/// @param expansionHalfLifeDays days after which half of that chance is gone, 1 to 36,500
/// @param effortFloor least effort to divide by, in person-months, 0.01 to 10,000
/// @param effortIfNoneKnown stands in for effort while no open feature has an estimate, likewise
public record ScoringPolicy(
    double lossAtZeroHealth,
    double lossAtFullHealth,
    double lossUnknownHealth,
    double preventableShare,
    int decisionLeadDays,
    List<UrgencyPoint> urgency,
    double urgencyUnknown,
    List<Double> severityWeights,
    double nonCoreFactor,
    double lateFactor,
    double overrun,
    double peoplePerFeature,
    double expansionChance,
    double expansionHalfLifeDays,
    double effortFloor,
    double effortIfNoneKnown) {

  /// Every field, in the spelling of the API; a stored policy also has its version.
  public static final List<String> FIELDS =
      List.of(
          "lossAtZeroHealth",
          "lossAtFullHealth",
          "lossUnknownHealth",
          "preventableShare",
          "decisionLeadDays",
          "urgency",
          "urgencyUnknown",
          "severityWeights",
          "nonCoreFactor",
          "lateFactor",
          "overrun",
          "peoplePerFeature",
          "expansionChance",
          "expansionHalfLifeDays",
          "effortFloor",
          "effortIfNoneKnown");

  /// Chosen by simulation; see "Why this and not something else" in `docs/scoring.md`.
  public static final ScoringPolicy DEFAULT =
      new ScoringPolicy(
          0.35,
          0.03,
          0.15,
          0.5,
          60,
          List.of(new UrgencyPoint(0, 1), new UrgencyPoint(365, 0.2), new UrgencyPoint(730, 0.05)),
          0.4,
          List.of(0.05, 0.15, 0.35, 0.7, 1.0),
          0.5,
          0.5,
          1.3,
          3,
          0.15,
          365,
          0.5,
          2);

  /// @throws Refused with every field that is out of its limits
  public ScoringPolicy {
    urgency = List.copyOf(urgency);
    severityWeights = List.copyOf(severityWeights);
    new PolicyLimits()
        .share("lossAtZeroHealth", lossAtZeroHealth)
        .share("lossAtFullHealth", lossAtFullHealth)
        .share("lossUnknownHealth", lossUnknownHealth)
        .share("preventableShare", preventableShare)
        .between("decisionLeadDays", decisionLeadDays, 0, 3650)
        .urgency(urgency)
        .share("urgencyUnknown", urgencyUnknown)
        .severityWeights(severityWeights)
        .share("nonCoreFactor", nonCoreFactor)
        .share("lateFactor", lateFactor)
        .between("overrun", overrun, 0, 100)
        .between("peoplePerFeature", peoplePerFeature, 0.1, 1000)
        .share("expansionChance", expansionChance)
        .between("expansionHalfLifeDays", expansionHalfLifeDays, 1, 36_500)
        .between("effortFloor", effortFloor, 0.01, 10_000)
        .between("effortIfNoneKnown", effortIfNoneKnown, 0.01, 10_000)
        .refuseProblems();
  }

  /// Reads a policy as somebody sent it in JSON. A `version` beside the fields is not looked at.
  ///
  /// @param otherwise gives the fields that were not sent; null when all must be
  /// @throws Refused with every field that is missing, unknown, of the wrong kind or out of limits
  public static ScoringPolicy of(JsonNode sent, @Nullable ScoringPolicy otherwise) {
    return new SentPolicy(sent, otherwise).read();
  }

  /// The chance that an account leaves at its next renewal: straight from health 0 to health 100.
  double chanceOfLoss(@Nullable Integer health) {
    return health == null
        ? lossUnknownHealth
        : lossAtZeroHealth + (lossAtFullHealth - lossAtZeroHealth) * health / 100;
  }

  /// How much of a stake counts when the decision is this many days ahead, 0 when it has passed.
  public double urgencyIn(long days) {
    var before = urgency.getFirst();
    if (days <= before.days()) {
      return before.share();
    }
    for (var after : urgency) {
      if (days < after.days()) {
        return before.share()
            + (after.share() - before.share())
                * (days - before.days())
                / (after.days() - before.days());
      }
      before = after;
    }
    return before.share();
  }

  double severityWeight(int severity) {
    return severityWeights.get(severity - 1);
  }

  double coreFactor(boolean core) {
    return core ? 1 : nonCoreFactor;
  }
}
