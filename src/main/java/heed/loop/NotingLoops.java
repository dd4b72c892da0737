package heed.loop;

import heed.outbox.Outbox;
import heed.people.Caller;
import heed.platform.Fields;
import heed.platform.Refused;
import heed.platform.Texts;
import heed.platform.database.Transaction;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Keeps what a customer said when it is known, or known better, only after they were told. That
/// they were told, when, how and by whom stays as it is; the change log keeps every note.
public final class NotingLoops {
  private final LoopStore loops;
  private final KeepingLoops keeping;

  public NotingLoops(LoopStore loops, Outbox outbox) {
    this.loops = loops;
    this.keeping = new KeepingLoops(outbox);
  }

  /// Reads a note as it is read when the customer is told; complaints stay with the field.
  ///
  /// @return null when there is none
  public static @Nullable String text(Fields fields) {
    return fields.text("note", Texts.BODY);
  }

  /// Whether this person may write the note: only who told the customer knows what they said.
  public static boolean mayNote(Loop loop, Caller caller) {
    return loop.state() == LoopState.TOLD && caller.name().equals(loop.endedBy());
  }

  /// Adds a note to what was told, corrects it, or takes it away. The same note changes nothing.
  ///
  /// @param note what the customer said, or null
  /// @param seen the loop's version that the writer saw, or null
  /// @throws Refused NOT_FOUND; CONFLICT when nobody has been told; FORBIDDEN when somebody else
  ///   told them; STALE when it was changed since
  public LedgerLine note(
      Transaction transaction,
      String id,
      @Nullable String note,
      @Nullable Long seen,
      Caller caller) {
    var line = loops.find(transaction.handle(), id).orElseThrow(() -> Refused.notFound("loop", id));
    var loop = line.loop();
    refuseOthers(line, caller);
    if (loop.state() != LoopState.TOLD) {
      throw Refused.because(
          Refused.Kind.CONFLICT, "A note is kept of what was told; this customer was not told.");
    }
    if (Objects.equals(loop.note(), note)) {
      return line;
    }
    if (seen != null && seen != line.version()) {
      throw Refused.because(
          Refused.Kind.STALE, "The note was changed since you opened it. Open the page again.");
    }
    keeping.change(transaction, "noted", List.of(loop.noted(note)));
    return loops.find(transaction.handle(), id).orElseThrow();
  }

  private static void refuseOthers(LedgerLine line, Caller caller) {
    var loop = line.loop();
    if (loop.state() == LoopState.TOLD && !mayNote(loop, caller)) {
      throw Refused.because(
          Refused.Kind.FORBIDDEN,
          "The customer was told by " + loop.endedBy() + "; only they add what was said.");
    }
    if (loop.state() != LoopState.TOLD && !line.mayBeAnsweredBy(caller)) {
      throw Refused.because(Refused.Kind.FORBIDDEN, "This loop is somebody else’s.");
    }
  }
}
