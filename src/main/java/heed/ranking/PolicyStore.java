package heed.ranking;

import heed.platform.Json;
import heed.platform.Kept;
import heed.platform.database.Transaction;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Scoring policies in the database. Each change adds a version; none is ever altered, so a ranking
/// can be repeated with the policy of its day.
public final class PolicyStore {
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

  /// Puts a policy in force; the one in force already keeps its number.
  public Kept<NumberedPolicy> put(Transaction transaction, ScoringPolicy policy) {
    var before = current(transaction.handle());
    if (before.policy().equals(policy)) {
      return new Kept<>(before, Kept.Outcome.UNCHANGED, before.version());
    }
    var next = new NumberedPolicy(before.version() + 1, policy);
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO policy (version, body, actor, at_ms)
            VALUES (:version, :body, :actor, :at)
            """)
        .bind("version", next.version())
        .bind("body", Json.write(policy))
        .bind("actor", transaction.actor())
        .bind("at", transaction.atMs())
        .execute();
    transaction.record("changed", SUBJECT, Long.toString(next.version()), policy);
    return new Kept<>(next, Kept.Outcome.UPDATED, next.version());
  }

  /// A field that a later version of the product added has its default in older policies.
  private static NumberedPolicy policy(long version, String body) {
    return new NumberedPolicy(version, ScoringPolicy.of(Json.tree(body), ScoringPolicy.DEFAULT));
  }
}
