package heed.ranking;

import heed.platform.FieldError;
import heed.platform.Fields;
import heed.platform.Refused;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// What the numbers of a policy may be, and the sentence for the person who sent another. Written
/// so that NaN fails every comparison.
final class PolicyLimits {
  private static final int SEVERITIES = 5;
  private static final int MOST_POINTS = 50;
  private static final int MOST_DAYS = 36_500;

  private final List<FieldError> problems = new ArrayList<>();

  PolicyLimits share(String field, double value) {
    if (!isShare(value)) {
      refuse(field, " must be a share from 0 to 1; 0.35 means 35 %.");
    }
    return this;
  }

  PolicyLimits between(String field, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      refuse(field, " must be from " + plain(least) + " to " + plain(most) + ".");
    }
    return this;
  }

  PolicyLimits severityWeights(List<Double> weights) {
    var field = "severityWeights";
    if (weights.size() != SEVERITIES) {
      refuse(field, " must be five shares, one for each severity from 1 to 5.");
    } else if (!weights.stream().allMatch(PolicyLimits::isShare)) {
      refuse(field, " must be shares from 0 to 1; 0.35 means 35 %.");
    }
    return this;
  }

  PolicyLimits urgency(List<UrgencyPoint> points) {
    var field = "urgency";
    if (points.isEmpty() || points.size() > MOST_POINTS) {
      refuse(field, " must have from 1 to " + MOST_POINTS + " points of days and share.");
    } else if (!points.stream().allMatch(point -> isShare(point.share()))) {
      refuse(field, " must have shares from 0 to 1; 0.2 means 20 %.");
    } else if (!points.stream().allMatch(point -> isDays(point.days()))) {
      refuse(field, " must have days from 0 to " + MOST_DAYS + ".");
    } else {
      ascending(field, points);
    }
    return this;
  }

  void refuseProblems() {
    if (!problems.isEmpty()) {
      throw Refused.fields(problems);
    }
  }

  private void ascending(String field, List<UrgencyPoint> points) {
    for (var i = 1; i < points.size(); i++) {
      var before = points.get(i - 1).days();
      var days = points.get(i).days();
      if (days <= before) {
        refuse(field, " must have ascending days; " + before + " is followed by " + days + ".");
        return;
      }
    }
  }

  private void refuse(String field, String sentence) {
    problems.add(new FieldError(field, Fields.label(field) + sentence));
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }

  private static boolean isDays(int days) {
    return days >= 0 && days <= MOST_DAYS;
  }

  private static String plain(double limit) {
    return BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
  }
}
