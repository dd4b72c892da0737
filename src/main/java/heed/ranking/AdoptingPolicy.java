package heed.ranking;

import heed.people.Caller;
import heed.people.Role;
import heed.platform.Kept;
import heed.platform.Refused;
import heed.platform.database.Transaction;

/// Puts a policy in force that somebody tried out, for a reason.
public final class AdoptingPolicy {
  /// Of a reason, in characters.
  public static final int LONGEST_REASON = 500;

  private final PolicyStore policies;

  public AdoptingPolicy(PolicyStore policies) {
    this.policies = policies;
  }

  /// Adopts it.
  ///
  /// @param over the version that it was compared with
  /// @throws Refused FORBIDDEN unless the caller is a PM; STALE when another version is in force by
  ///   now
  public Kept<NumberedPolicy> adopt(
      Transaction transaction, ScoringPolicy policy, long over, String reason, Caller caller) {
    caller.mustBe(Role.PM);
    var inForce = policies.current(transaction.handle()).version();
    if (inForce != over) {
      throw Refused.because(
          Refused.Kind.STALE,
          "Version "
              + inForce
              + " of the policy was adopted while you tried yours, which was compared with version "
              + over
              + ". Compare it with today’s, then adopt it again.");
    }
    return policies.put(transaction, policy, reason);
  }
}
