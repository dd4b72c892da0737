package heed.loop;

import heed.outbox.Message;
import heed.outbox.Overdue;
import heed.platform.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// After an outage nobody is pinged with what is settled, and whoever missed several notices and
/// reminders gets one message about all that they still owe.
public final class LateNotices implements Overdue {
  private final LoopStore loops;

  public LateNotices(LoopStore loops) {
    this.loops = loops;
  }

  /// The loops that a message tells of as far as it lists them, and how many more there are.
  private record Told(List<String> loops, int more) {}

  /// All that a message and those which it carries tell of and that its reader still owes, each
  /// loop once, the account that decides first before the others; and what became of them since it
  /// was sent. What was settled before has no place in it.
  ///
  /// @param first the message that carries the others, and is among them
  public static List<Reminder.Item> gathered(
      Message first,
      List<Message> all,
      LocalDate today,
      Function<String, Optional<LedgerLine>> ledger) {
    return all.stream()
        .flatMap(message -> told(message).stream())
        .flatMap(told -> told.loops().stream())
        .distinct()
        .flatMap(id -> ledger.apply(id).stream())
        .filter(line -> isNews(line, first))
        .sorted(LoopStore.byDecision(today))
        .map(line -> Reminding.item(line, today, false))
        .toList();
  }

  private static boolean isNews(LedgerLine line, Message message) {
    var endedAtMs = line.loop().endedAtMs();
    var sentAtMs = message.sentAtMs();
    return endedAtMs == null
        ? isFor(message.recipient(), line)
        : sentAtMs != null && endedAtMs >= sentAtMs;
  }

  /// How many loops such messages tell of without listing them.
  public static int more(List<Message> messages) {
    return messages.stream().flatMap(message -> told(message).stream()).mapToInt(Told::more).sum();
  }

  @Override
  public Worth of(Handle handle, Message message) {
    return told(message)
        .map(told ->
            told.more() > 0 || owesAny(handle, told, message) ? Worth.TOGETHER : Worth.NOTHING)
        .orElse(Worth.BY_ITSELF);
  }

  private boolean owesAny(Handle handle, Told told, Message message) {
    return told.loops().stream()
        .map(id -> loops.find(handle, id))
        .flatMap(Optional::stream)
        .anyMatch(
            line -> line.loop().state() == LoopState.OWED && isFor(message.recipient(), line));
  }

  /// Those who stand in for a CSM who cannot be reached may hear of any loop.
  private static boolean isFor(String recipient, LedgerLine line) {
    return recipient.startsWith(Notice.TRIAGE) || recipient.equals(line.csm());
  }

  private static Optional<Told> told(Message message) {
    if (message.kind().equals(Reminder.KIND)) {
      var reminder = Json.read(message.body(), Reminder.class);
      var ids = reminder.items().stream().map(Reminder.Item::loopId).toList();
      return Optional.of(new Told(ids, reminder.more()));
    }
    if (!Milestone.BY_WORD.containsKey(message.kind())) {
      return Optional.empty();
    }
    var notice = Json.read(message.body(), Notice.class);
    var ids = notice.items().stream().map(Notice.Item::loopId).toList();
    return Optional.of(new Told(ids, notice.more()));
  }
}
