package heed.people;

import heed.platform.database.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Preferences in the database.
public final class PreferenceStore {
  /// What preferences are called in the change log.
  public static final String SUBJECT = "preference";

  private static final String SELECT =
      "SELECT person, muted, digest_hour, zone, language FROM preference ";

  /// What somebody chose, or the usual.
  public Preference of(Handle handle, String person) {
    Optional<Preference> chosen =
        handle
            .createQuery(SELECT + "WHERE person = :person")
            .bind("person", person)
            .map((row, _) -> preference(row))
            .findOne();
    return chosen.orElseGet(() -> Preference.usual(person));
  }

  /// All that was chosen, by person.
  public List<Preference> all(Handle handle) {
    return handle.createQuery(SELECT + "ORDER BY person").map((row, _) -> preference(row)).list();
  }

  /// Stores what somebody chooses from now on. The same again changes nothing.
  public void put(Transaction transaction, Preference preference) {
    if (of(transaction.handle(), preference.person()).equals(preference)) {
      return;
    }
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO preference (person, muted, digest_hour, zone, language)
            VALUES (:person, :muted, :hour, :zone, :language)
            ON CONFLICT (person) DO UPDATE
            SET muted = excluded.muted, digest_hour = excluded.digest_hour, zone = excluded.zone,
                language = excluded.language
            """)
        .bind("person", preference.person())
        .bind("muted", String.join(",", preference.muted()))
        .bind("hour", preference.digestHour())
        .bind("zone", preference.zone())
        .bindByType("language", preference.language(), String.class)
        .execute();
    transaction.record("chosen", SUBJECT, preference.person(), preference);
  }

  private static Preference preference(ResultSet row) throws SQLException {
    var muted = row.getString("muted");
    return new Preference(
        row.getString("person"),
        muted.isEmpty() ? List.of() : List.of(muted.split(",", -1)),
        row.getInt("digest_hour"),
        row.getString("zone"),
        row.getString("language"));
  }
}
