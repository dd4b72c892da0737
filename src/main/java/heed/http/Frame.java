package heed.http;

import heed.people.Caller;
import heed.platform.Currency;
import heed.platform.Fields;
import heed.platform.Refused;
import heed.platform.database.Database;
import heed.platform.database.Transaction;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

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

  /// Reads what somebody sent.
  ///
  /// @param known every field that they may send
  /// @throws Refused INVALID with all that is wrong
  public <T> T read(JsonFields sent, Collection<String> known, Function<Fields, T> reader) {
    var fields = new Fields(sent, currency);
    sent.refuseOthers(fields, known);
    var read = reader.apply(fields);
    fields.refuseProblems();
    return read;
  }

  /// Writes in a caller's name.
  public <T> T write(Caller caller, Function<Transaction, T> work) {
    return database.writer().write(caller.name(), work::apply);
  }

  /// Writes in a caller's name, unless the row is another than the one that they read.
  ///
  /// @param stored finds the version of the row
  /// @throws Refused STALE
  public <T> T change(
      Context context,
      Caller caller,
      Function<Handle, Optional<Long>> stored,
      Function<Transaction, T> work) {
    var precondition = Precondition.of(context);
    return write(
        caller,
        transaction -> {
          precondition.check(() -> stored.apply(transaction.handle()));
          return work.apply(transaction);
        });
  }
}
