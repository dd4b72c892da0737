package heed.people;

import org.jdbi.v3.core.Handle;

/// The nonces of sign-in links that were used.
final class UsedLinkStore {
  private static final String DOOR = "sign-in";

  boolean knows(Handle handle, String nonce) {
    return handle
        .createQuery("SELECT id FROM seen WHERE door = :door AND id = :id")
        .bind("door", DOOR)
        .bind("id", nonce)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  /// Whether it was not known before.
  boolean remember(Handle handle, String nonce, long atMs) {
    return handle
            .createUpdate(
                """
                INSERT INTO seen (door, id, at_ms)
                VALUES (:door, :id, :at)
                ON CONFLICT (door, id) DO NOTHING
                """)
            .bind("door", DOOR)
            .bind("id", nonce)
            .bind("at", atMs)
            .execute()
        == 1;
  }
}
