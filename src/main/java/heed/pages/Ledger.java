package heed.pages;

import heed.http.Addresses;
import heed.loop.LedgerLine;
import heed.loop.Loop;
import heed.loop.LoopState;
import heed.loop.Milestone;
import heed.loop.WritingDrafts;
import heed.pages.LoopsView.Line;
import heed.people.Caller;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Puts loops into words.
final class Ledger {
  /// What "remind me later" means unless somebody says otherwise.
  private static final int LATER_DAYS = 7;

  /// What is due first, and on one day by name.
  static final Comparator<LedgerLine> ORDER =
      Comparator.<LedgerLine, LocalDate>comparing(line -> line.loop().dueDate())
          .thenComparing(LedgerLine::accountName)
          .thenComparing(LedgerLine::featureTitle)
          .thenComparing(line -> line.loop().id());

  private final WritingDrafts drafts;
  private final LocalDate today;
  private final Caller reader;
  private final Map<String, String> names;

  Ledger(WritingDrafts drafts, LocalDate today, Caller reader, Map<String, String> names) {
    this.drafts = drafts;
    this.today = today;
    this.reader = reader;
    this.names = names;
  }

  Line line(Handle handle, LedgerLine line) {
    var loop = line.loop();
    var open = loop.state().open();
    var answerable = open && line.mayBeAnsweredBy(reader);
    return new Line(
        loop.id(),
        Spoken.text(line.accountName()),
        Accounts.addressOf(loop.account()),
        Spoken.text(line.featureTitle()),
        "/features/" + Addresses.segment(loop.feature()),
        news(loop.milestone()),
        when(line),
        line.overdue(today),
        open ? owner(line.csm()) : null,
        note(loop),
        answerable ? drafts.of(handle, line, today) : null,
        answerable,
        answerable ? today.plusDays(LATER_DAYS).toString() : null,
        open ? broken(loop) : null,
        open || loop.draft() == null ? null : Spoken.text(loop.draft()),
        loop.draft() != null,
        line.language().tag());
  }

  private static @Nullable String broken(Loop loop) {
    return loop.brokenDate() == null
        ? null
        : "They were told " + Spoken.day(loop.brokenDate()) + ", and that no longer holds.";
  }

  /// What the customer said; where the text that was sent stands as a note, it is shown as that.
  private static @Nullable String note(Loop loop) {
    var note = loop.note();
    return note == null || note.equals(loop.draft()) ? null : Spoken.text(note);
  }

  /// Who owes it, unless that is the reader.
  private @Nullable String owner(@Nullable String csm) {
    if (csm == null) {
      return "nobody in particular";
    }
    return reader.is(csm) ? null : name(csm);
  }

  private String when(LedgerLine line) {
    var loop = line.loop();
    return switch (loop.state()) {
      case OWED ->
          line.overdue(today)
              ? "was due " + Spoken.distance(today, loop.dueDate())
              : "due " + Spoken.distance(today, loop.dueDate());
      case SNOOZED -> loop.until() == null ? "later" : "back on " + Spoken.day(loop.until());
      case TOLD ->
          "told " + ended(line) + (loop.how() == null ? "" : ", by " + Spoken.text(loop.how()));
      case WAIVED ->
          "waived "
              + ended(line)
              + (loop.reason() == null ? "" : ": " + Spoken.text(loop.reason()));
      case SUPERSEDED -> "replaced by newer word " + ended(line);
    };
  }

  private String ended(LedgerLine line) {
    var day = line.loop().endedDate();
    var by = line.loop().endedBy();
    return (day == null ? "" : "on " + Spoken.day(day))
        + (by == null || line.loop().state() == LoopState.SUPERSEDED ? "" : " by " + name(by));
  }

  private String name(String address) {
    return Spoken.text(names.getOrDefault(address, Spoken.localPart(address)));
  }

  static String news(Milestone milestone) {
    return switch (milestone) {
      case PLANNED -> "is planned";
      case SLIPPED -> "comes later";
      case SHIPPED -> "is here";
      case DECLINED -> "will not be built";
      case STARTED -> "is being built";
    };
  }
}
