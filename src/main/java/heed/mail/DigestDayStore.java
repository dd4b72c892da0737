package heed.mail;

import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/// On which day people had their last letter.
final class DigestDayStore {
  boolean hadOne(Handle handle, String recipient, LocalDate day) {
    return handle
            .createQuery(
                "SELECT COUNT(*) FROM digest_day WHERE recipient = :recipient AND day >= :day")
            .bind("recipient", recipient)
            .bind("day", day.toString())
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  void put(Handle handle, String recipient, LocalDate day) {
    handle
        .createUpdate(
            """
            INSERT INTO digest_day (recipient, day) VALUES (:recipient, :day)
            ON CONFLICT (recipient) DO UPDATE SET day = excluded.day
            """)
        .bind("recipient", recipient)
        .bind("day", day.toString())
        .execute();
  }
}
