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

/// Makes a draft somebody's own. The text is kept with its loop, so that whoever tells the customer
/// sees the same one at every door, and later what was sent.
public final class EditingDrafts {
  /// Every field that a caller may set, in the API's spelling.
  public static final List<String> FIELDS = List.of("text");

  private final OpenLoops open;
  private final KeepingLoops keeping;
  private final LoopStore loops;
  private final WritingDrafts writing;

  public EditingDrafts(LoopStore loops, WritingDrafts writing, Outbox outbox) {
    this.open = new OpenLoops(loops);
    this.keeping = new KeepingLoops(outbox);
    this.loops = loops;
    this.writing = writing;
  }

  /// Reads an edited text; complaints stay with the field.
  public static String text(Fields fields) {
    var text = fields.text("text", Texts.BODY);
    if (text == null && !fields.refused("text")) {
      fields.refuse("text", "Text is missing: what the customer will read.");
    }
    return text == null ? "?" : text;
  }

  /// Keeps a text for one loop. The text as it would be written anyway is not kept, so that it goes
  /// on following the facts.
  ///
  /// @throws Refused NOT_FOUND; FORBIDDEN when it is another's loop; CONFLICT when it has ended
  public LedgerLine keep(Transaction transaction, String id, String text, Caller caller) {
    var line = open.find(transaction, id, caller);
    var today = DueDates.day(transaction.atMs());
    var ours = writing.written(transaction.handle(), line, today);
    var sent = text.replace("\r\n", "\n").strip();
    return change(transaction, line, sent.equals(ours.strip()) ? null : sent);
  }

  /// Lets the text be written from the facts again.
  ///
  /// @throws Refused as [#keep]
  public LedgerLine discard(Transaction transaction, String id, Caller caller) {
    return change(transaction, open.find(transaction, id, caller), null);
  }

  private LedgerLine change(Transaction transaction, LedgerLine line, @Nullable String text) {
    if (Objects.equals(line.loop().draft(), text)) {
      return line;
    }
    keeping.change(transaction, "drafted", List.of(line.loop().drafted(text)));
    return loops.find(transaction.handle(), line.loop().id()).orElseThrow();
  }
}
