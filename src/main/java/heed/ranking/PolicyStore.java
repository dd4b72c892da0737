package heed.ranking;

import heed.platform.Json;
import heed.platform.Kept;
import heed.platform.Refused;
import heed.platform.database.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Scoring policies in the database. Each change adds a version; none is ever altered, so a ranking
/// can be repeated with the policy of its day.
public final class PolicyStore {
  /// Of a reason, in characters.
  public static final int LONGEST_REASON = 500;

  /// What policies are called in the change log; the key is the version.
  public static final String SUBJECT = "policy";

  /// The policy in force.
  public NumberedPolicy current(Handle handle) {
    return handle
        .createQuery("SELECT version, body FROM policy ORDER BY version DESC LIMIT 1")
        .map((row, _) -> policy(row.getLong(1), row.getString(2)))
        .findOne()
        .orElse(NumberedPolicy.DEFAULT);
  }

  /// The policy with this number.
  public Optional<NumberedPolicy> find(Handle handle, long version) {
    if (version == NumberedPolicy.DEFAULT.version()) {
      return Optional.of(NumberedPolicy.DEFAULT);
    }
    return handle
        .createQuery("SELECT version, body FROM policy WHERE version = :version")
        .bind("version", version)
        .map((row, _) -> policy(row.getLong(1), row.getString(2)))
        .findOne();
  }

  /// Every policy that somebody chose, oldest first.
  public List<NumberedPolicy> all(Handle handle) {
    return handle
        .createQuery("SELECT version, body FROM policy ORDER BY version")
        .map((row, _) -> policy(row.getLong(1), row.getString(2)))
        .list();
  }

  /// How the policies that somebody chose came in force, the newest first.
  public List<PolicyAdopted> history(Handle handle) {
    return handle
        .createQuery("SELECT version, body, actor, at_ms, reason FROM policy ORDER BY version DESC")
        .map((row, _) ->
            new PolicyAdopted(
                policy(row.getLong(1), row.getString(2)),
                row.getString(3),
                row.getLong(4),
                row.getString(5)))
        .list();
  }

  /// Puts a policy in force; the one in force already keeps its number.
  public Kept<NumberedPolicy> put(Transaction transaction, ScoringPolicy policy) {
    return put(transaction, policy, null);
  }

  /// Puts a policy in force that somebody tried out, for a reason.
  ///
  /// @param over the version that it was compared with
  /// @throws Refused STALE when another version is in force by now
  public Kept<NumberedPolicy> adopt(
      Transaction transaction, ScoringPolicy policy, long over, String reason) {
    var inForce = current(transaction.handle()).version();
    if (inForce != over) {
      throw Refused.because(
          Refused.Kind.STALE,
          "Version "
              + inForce
              + " of the policy was adopted while you tried yours, which was compared with version "
              + over
              + ". Compare it with today’s, then adopt it again.");
    }
    return put(transaction, policy, reason);
  }

  /// Puts a policy in force; the one in force already keeps its number.
  ///
  /// @param reason for those who read the history, or null
  Kept<NumberedPolicy> put(Transaction transaction, ScoringPolicy policy, @Nullable String reason) {
    var before = current(transaction.handle());
    if (before.policy().equals(policy)) {
      return new Kept<>(before, Kept.Outcome.UNCHANGED, before.version());
    }
    var next = new NumberedPolicy(before.version() + 1, policy);
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO policy (version, body, actor, at_ms, reason)
            VALUES (:version, :body, :actor, :at, :reason)
            """)
        .bind("version", next.version())
        .bind("body", Json.write(policy))
        .bind("actor", transaction.actor())
        .bind("at", transaction.atMs())
        .bindByType("reason", reason, String.class)
        .execute();
    transaction.record(
        "changed",
        SUBJECT,
        Long.toString(next.version()),
        policy,
        reason == null ? null : Map.of("reason", reason));
    return new Kept<>(next, Kept.Outcome.UPDATED, next.version());
  }

  /// A field that a later version of the product added has its default in older policies.
  private static NumberedPolicy policy(long version, String body) {
    return new NumberedPolicy(version, ScoringPolicy.of(Json.tree(body), ScoringPolicy.DEFAULT));
  }
}
