package heed.loop;

import heed.platform.Language;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// An account that asked for a feature, with the ask as its newest request gives it and the newest
/// words that anybody wrote down.
///
/// @param csm who looks after the account, or null
/// @param renewalDate when its contract ends, or null
/// @param severity 1 to 5; null when no request is left
/// @param filedDate when the words were filed (UTC), or else the newest request
/// @param contact who said them, or else who asked last
/// @param language in which the account's people read
record Asker(
    String account,
    String name,
    @Nullable String csm,
    @Nullable LocalDate renewalDate,
    @Nullable Integer severity,
    boolean core,
    @Nullable String quote,
    @Nullable LocalDate filedDate,
    @Nullable String contact,
    Language language) {

  /// The account of a loop whose requests are gone.
  static Asker unknown(LedgerLine line) {
    return new Asker(
        line.loop().account(),
        line.accountName(),
        line.csm(),
        line.renewalDate(),
        null,
        false,
        null,
        null,
        null,
        line.language());
  }

  /// Who decides first comes first; unknown decisions last; ties by key.
  static Comparator<Asker> byDecision(LocalDate today) {
    return Comparator.<Asker, LocalDate>comparing(
            asker -> {
              var decision = asker.decisionDate(today);
              return decision == null ? LocalDate.MAX : decision;
            })
        .thenComparing(Asker::account);
  }

  @Nullable LocalDate decisionDate(LocalDate today) {
    return renewalDate == null ? null : DueDates.decisionDate(renewalDate, today);
  }

  /// The same ask with an older request beside the newer ones.
  Asker with(Asker older) {
    var words = quote == null && older.quote != null;
    return new Asker(
        account,
        name,
        csm,
        renewalDate,
        severity,
        core,
        words ? older.quote : quote,
        words ? older.filedDate : filedDate,
        words && older.contact != null ? older.contact : contact == null ? older.contact : contact,
        language);
  }
}
