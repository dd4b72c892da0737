package heed.people;

import heed.platform.Ids;
import heed.platform.database.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Keys that the service made for itself and keeps in the database, so that cursors and sign-in
/// links outlive a restart and hold on every node.
public final class OwnKeyStore {
  private final Ids ids;

  public OwnKeyStore(Ids ids) {
    this.ids = ids;
  }

  /// The key of this name, made at first use.
  public byte[] key(Transaction transaction, String name) {
    transaction
        .handle()
        .createUpdate(
            "INSERT INTO own_secret (name, value) VALUES (:name, :value) ON CONFLICT (name) DO"
                + " NOTHING")
        .bind("name", name)
        .bind("value", ids.secret())
        .execute();
    return find(transaction.handle(), name).orElseThrow();
  }

  /// The key of this name, when it was made.
  public Optional<byte[]> find(Handle handle, String name) {
    return handle
        .createQuery("SELECT value FROM own_secret WHERE name = :name")
        .bind("name", name)
        .mapTo(String.class)
        .findOne()
        .map(value -> value.getBytes(StandardCharsets.UTF_8));
  }
}
