package heed.loop;

import heed.cast.Cast;
import heed.cast.Desk;
import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.feature.Status;
import heed.outbox.Message;
import heed.outbox.Outbox;
import heed.outbox.OutboxStore;
import heed.people.Caller;
import heed.people.Person;
import heed.platform.Json;
import heed.platform.database.Dialect;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The room of the loops on a database of its own, as PMs and CSMs use it.
final class LoopDesk implements AutoCloseable {
  static final Caller PIA = Caller.of(Cast.PIA);
  static final Caller CARA = Caller.of(Cast.CARA);
  static final Caller DEV = Caller.of(Cast.DEV);

  final SettableClock clock = SettableClock.morning();
  final TestDatabase test;
  final Desk desk;
  final LoopStore loops = new LoopStore();
  final OutboxStore messages = new OutboxStore();
  final ChangingStatus changing;
  final AnsweringLoops answering;
  final EditingDrafts editing;
  final WritingDrafts writing;
  final WakingLoops waking;
  final Reminding reminding;

  LoopDesk(Dialect dialect) {
    test = TestDatabase.of(dialect, clock);
    desk = new Desk(test.database());
    var outbox = new Outbox(messages, desk.ids);
    changing =
        new ChangingStatus(desk.features, desk.keepingFeatures, loops, outbox, "page", desk.ids);
    answering = new AnsweringLoops(loops, desk.features, outbox, "page");
    writing = new WritingDrafts(desk.features);
    editing = new EditingDrafts(loops, writing, outbox);
    waking = new WakingLoops(test.database(), loops, outbox, clock);
    reminding = new Reminding(test.database(), loops, outbox, "page", clock);
  }

  static StatusChange to(Status status) {
    return new StatusChange(status, null, null, null, null, true);
  }

  static StatusChange to(Status status, @Nullable String targetDate) {
    var date = targetDate == null ? null : LocalDate.parse(targetDate);
    return new StatusChange(status, null, date, null, null, true);
  }

  static StatusChange declined(String reason) {
    return new StatusChange(Status.DECLINED, reason, null, null, null, true);
  }

  Changed change(String feature, StatusChange change) {
    return change(feature, change, PIA);
  }

  Changed change(String feature, StatusChange change, Caller caller) {
    return as(caller, tx -> changing.change(tx, feature, change, caller));
  }

  <T> T as(Caller caller, heed.platform.database.Writer.Work<T> work) {
    return test.database().writer().write(caller.name(), work);
  }

  LedgerLine told(LedgerLine line, Caller caller) {
    var told = new Answer.Told("call", null, null);
    return as(caller, tx -> answering.told(tx, line.loop().id(), told, caller));
  }

  LedgerLine reassign(LedgerLine line, @Nullable Person to, Caller caller) {
    var handover = new Answer.Handover(to == null ? null : to.email());
    return as(caller, tx -> answering.reassign(tx, line.loop().id(), handover, caller));
  }

  LedgerLine snooze(LedgerLine line, LocalDate until, Caller caller) {
    var snooze = new Answer.Snooze(until);
    return as(caller, tx -> answering.snooze(tx, line.loop().id(), snooze, caller));
  }

  LedgerLine waive(LedgerLine line, String reason, Caller caller) {
    var waiver = new Answer.Waiver(reason);
    return as(caller, tx -> answering.waive(tx, line.loop().id(), waiver, caller));
  }

  LoopPolicy keep(LoopPolicy policy) {
    return as(PIA, tx -> new LoopPolicyStore().put(tx, policy, PIA)).value().policy();
  }

  OwnTemplate keep(OwnTemplate template) {
    return as(PIA, tx -> new KeepingTemplates(new TemplateStore()).put(tx, template, PIA)).value();
  }

  /// The text ready to send.
  String draft(LedgerLine line) {
    return test.database().read(handle -> writing.of(handle, line, DueDates.day(clock.millis())));
  }

  List<LedgerLine> ledger(LoopStore.Filter filter) {
    return test.database().read(handle -> loops.page(handle, filter, LoopStore.Cursor.START, 500));
  }

  /// Every loop, by account, the oldest first.
  List<LedgerLine> ledger() {
    return ledger(LoopStore.Filter.ALL).stream()
        .sorted(
            Comparator.comparing((LedgerLine line) -> line.loop().account())
                .thenComparingLong(line -> line.loop().change()))
        .toList();
  }

  LedgerLine open(String account) {
    var filter = new LoopStore.Filter(null, true, null, account, null);
    var open = ledger(filter);
    if (open.size() != 1) {
      throw new AssertionError(account + " is owed " + open);
    }
    return open.getFirst();
  }

  /// The messages so far, oldest first.
  List<Message> outbox() {
    return test.database()
        .read(handle ->
            messages.page(handle, OutboxStore.Filter.ALL, Long.MAX_VALUE, 500).reversed());
  }

  static Notice notice(Message message) {
    return Json.read(message.body(), Notice.class);
  }

  @Override
  public void close() {
    test.close();
  }
}
