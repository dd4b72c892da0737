package heed.people;

import heed.platform.Ids;
import heed.platform.Refused;
import heed.platform.database.Columns;
import heed.platform.database.Transaction;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// API tokens in the database, by the hash of their secret.
public final class TokenStore {
  /// What tokens are called in the change log.
  public static final String SUBJECT = "token";

  private static final String PREFIX = "heed_";

  private final Ids ids;

  public TokenStore(Ids ids) {
    this.ids = ids;
  }

  /// An API token, without its secret.
  ///
  /// @param person whose own loops "own" means, or null
  /// @param revokedAtMs epoch milliseconds, null while it is good
  public record Token(
      String name,
      Role role,
      @Nullable String person,
      long createdAtMs,
      @Nullable Long revokedAtMs) {}

  /// Makes a token.
  ///
  /// @return its secret, which is shown once and cannot be read again
  /// @throws Refused CONFLICT when the name is taken
  public String create(Transaction transaction, String name, Role role, @Nullable String person) {
    if (named(transaction.handle(), name).isPresent()) {
      throw Refused.because(Refused.Kind.CONFLICT, "There is a token " + name + " already.");
    }
    var secret = PREFIX + ids.secret();
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO token (name, role, person, secret_hash, created_at_ms, version)
            VALUES (:name, :role, :person, :hash, :at, :version)
            """)
        .bind("name", name)
        .bind("role", role.word())
        .bindByType("person", person, String.class)
        .bind("hash", Secrets.hash(secret))
        .bind("at", transaction.atMs())
        .bind("version", transaction.nextSequence())
        .execute();
    transaction.record(
        "created", SUBJECT, name, new Token(name, role, person, transaction.atMs(), null));
    return secret;
  }

  /// Makes a token useless, at once and for ever.
  ///
  /// @throws Refused when there is none
  public void revoke(Transaction transaction, String name) {
    var known =
        named(transaction.handle(), name).orElseThrow(() -> Refused.notFound("token", name));
    if (known.revokedAtMs() != null) {
      return;
    }
    transaction
        .handle()
        .createUpdate("UPDATE token SET revoked_at_ms = :at, version = :version WHERE name = :name")
        .bind("at", transaction.atMs())
        .bind("version", transaction.nextSequence())
        .bind("name", name)
        .execute();
    transaction.record(
        "revoked",
        SUBJECT,
        name,
        new Token(name, known.role(), known.person(), known.createdAtMs(), transaction.atMs()));
  }

  /// Every token, by name.
  public List<Token> all(Handle handle) {
    return handle
        .createQuery(
            "SELECT name, role, person, created_at_ms, revoked_at_ms FROM token ORDER BY name")
        .map((row, _) -> token(row))
        .list();
  }

  /// Who calls with this secret, unless it is unknown or revoked.
  public Optional<Caller> caller(Handle handle, String secret) {
    return handle
        .createQuery(
            """
            SELECT name, role, person, created_at_ms, revoked_at_ms
            FROM token
            WHERE secret_hash = :hash AND revoked_at_ms IS NULL
            """)
        .bind("hash", Secrets.hash(secret))
        .map((row, _) -> token(row))
        .findOne()
        .map(token -> new Caller("token:" + token.name(), token.role(), token.person()));
  }

  private Optional<Token> named(Handle handle, String name) {
    return handle
        .createQuery(
            """
            SELECT name, role, person, created_at_ms, revoked_at_ms
            FROM token
            WHERE name = :name
            """)
        .bind("name", name)
        .map((row, _) -> token(row))
        .findOne();
  }

  private static Token token(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Token(
        row.getString(1),
        PersonStore.roleOf(row.getString(2)),
        row.getString(3),
        row.getLong(4),
        Columns.amount(row, "revoked_at_ms"));
  }
}
