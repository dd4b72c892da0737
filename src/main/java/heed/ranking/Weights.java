package heed.ranking;

import heed.request.Severity;

/// The weight of an ask by severity and core use case, looked up instead of computed: the ranking
/// needs it twice per ask.
final class Weights {
  private final double[] table = new double[2 * (Severity.HIGHEST + 1)];

  Weights(ScoringPolicy policy) {
    for (var severity = Severity.LOWEST; severity <= Severity.HIGHEST; severity++) {
      var whole = policy.severityWeight(severity);
      table[2 * severity] = whole * policy.coreFactor(false);
      table[2 * severity + 1] = whole * policy.coreFactor(true);
    }
  }

  double of(int severity, boolean core) {
    return table[2 * severity + (core ? 1 : 0)];
  }
}
