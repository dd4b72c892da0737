package heed.http;

import heed.platform.Currency;
import heed.platform.database.Database;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// What every JSON route stands on.
public record Frame(
    Database database,
    Entrance callers,
    Cursors cursors,
    Idempotency idempotency,
    Currency currency,
    InstantSource clock) {

  /// Today in UTC.
  public LocalDate today() {
    return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
