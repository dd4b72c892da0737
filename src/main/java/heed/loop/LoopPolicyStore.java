package heed.loop;

import heed.people.Caller;
import heed.people.Role;
import heed.platform.Json;
import heed.platform.Kept;
import heed.platform.Refused;
import heed.platform.database.Transaction;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Loop policies in the database. Each change adds a version; none is ever altered.
public final class LoopPolicyStore {
  /// What loop policies are called in the change log; the key is the version.
  public static final String SUBJECT = "loop_policy";

  /// The policy in force.
  public NumberedLoopPolicy current(Handle handle) {
    return handle
        .createQuery("SELECT version, body FROM loop_policy ORDER BY version DESC LIMIT 1")
        .map((row, _) -> policy(row.getLong(1), row.getString(2)))
        .findOne()
        .orElse(NumberedLoopPolicy.DEFAULT);
  }

  /// Every policy that somebody chose, oldest first.
  public List<NumberedLoopPolicy> all(Handle handle) {
    return handle
        .createQuery("SELECT version, body FROM loop_policy ORDER BY version")
        .map((row, _) -> policy(row.getLong(1), row.getString(2)))
        .list();
  }

  /// Puts a policy in force; the one in force already keeps its number. What is owed already keeps
  /// its due date.
  ///
  /// @throws Refused FORBIDDEN unless the caller is a PM
  public Kept<NumberedLoopPolicy> put(Transaction transaction, LoopPolicy policy, Caller caller) {
    caller.mustBe(Role.PM);
    var before = current(transaction.handle());
    if (before.policy().equals(policy)) {
      return new Kept<>(before, Kept.Outcome.UNCHANGED, before.version());
    }
    var next = new NumberedLoopPolicy(before.version() + 1, policy);
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO loop_policy (version, body, actor, at_ms)
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

  private static NumberedLoopPolicy policy(long version, String body) {
    return new NumberedLoopPolicy(version, Json.read(body, LoopPolicy.class));
  }
}
