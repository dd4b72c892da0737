package heed.loop;

import heed.feature.Feature;
import heed.outbox.Outbox;
import heed.people.PreferenceStore;
import heed.platform.Texts;
import heed.platform.database.Transaction;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts one message for each CSM and event into the outbox, in the transaction of the event.
final class Notices {
  /// Most accounts in one message: what a person can work through, and what keeps a message far
  /// below every transport's limit. The loops beyond are owed all the same, and the message counts
  /// them.
  static final int MOST_ITEMS = 50;

  /// Enough of a quote to recognise it; the whole stands with the request.
  private static final int LONGEST_QUOTE = 500;

  private final Outbox outbox;
  private final String transport;
  private final AskerStore askers = new AskerStore();
  private final PreferenceStore preferences = new PreferenceStore();

  Notices(Outbox outbox, String transport) {
    this.outbox = outbox;
    this.transport = transport;
  }

  /// What a message is about.
  ///
  /// @param previousDate the day it was promised for before it slipped, or null
  /// @param handedBy who handed a loop on, or null
  record Event(
      Feature feature,
      Milestone milestone,
      long change,
      @Nullable LocalDate previousDate,
      @Nullable String handedBy) {}

  /// Tells one recipient what they want to hear of, and of broken promises in any case.
  void send(Transaction transaction, Event event, String recipient, List<LedgerLine> owed) {
    var wanted = wanted(transaction, event, recipient, owed);
    if (wanted.isEmpty()) {
      return;
    }
    var today = DueDates.day(transaction.atMs());
    var pen = Pen.at(transaction.handle(), today);
    var feature = event.feature();
    var shown = wanted.stream().sorted(brokenFirst(today)).limit(MOST_ITEMS).toList();
    var accounts = shown.stream().map(line -> line.loop().account()).toList();
    var asks = askers.of(transaction.handle(), feature.key(), accounts);
    var items =
        shown.stream()
            .map(line -> {
              var asker = asks.get(line.loop().account());
              return item(event, line, asker == null ? Asker.unknown(line) : asker, pen, today);
            })
            .toList();
    var notice =
        new Notice(
            event.change(),
            feature.key(),
            feature.title(),
            event.milestone(),
            feature.targetDate(),
            event.previousDate(),
            feature.reason(),
            feature.workaround(),
            feature.revisitDate(),
            event.handedBy(),
            items,
            wanted.size() - items.size());
    var about = items.stream().map(Notice.Item::loopId).toList();
    outbox.put(transaction, transport, recipient, event.milestone().word(), notice, about);
  }

  /// Whoever wants no such messages still hears of promises that are broken: they must not learn of
  /// it from the customer.
  private List<LedgerLine> wanted(
      Transaction transaction, Event event, String recipient, List<LedgerLine> owed) {
    return preferences.of(transaction.handle(), recipient).mutes(event.milestone().word())
        ? owed.stream().filter(Notices::brokenPromise).toList()
        : owed;
  }

  private static boolean brokenPromise(LedgerLine line) {
    return line.loop().brokenDate() != null;
  }

  /// Then who decides first; unknown decisions last; ties by key.
  private static Comparator<LedgerLine> brokenFirst(LocalDate today) {
    return Comparator.comparing(Notices::brokenPromise)
        .reversed()
        .thenComparing(line -> {
          var decision = line.decisionDate(today);
          return decision == null ? LocalDate.MAX : decision;
        })
        .thenComparing(line -> line.loop().account());
  }

  private static Notice.Item item(
      Event event, LedgerLine line, Asker asker, Pen pen, LocalDate today) {
    var broken = line.loop().brokenDate();
    return new Notice.Item(
        line.loop().id(),
        asker.account(),
        asker.name(),
        asker.severity(),
        asker.core(),
        asker.quote() == null ? null : Texts.clip(asker.quote(), LONGEST_QUOTE),
        asker.filedDate(),
        asker.contact(),
        asker.decisionDate(today),
        line.loop().dueDate(),
        pen.write(event.milestone(), event.feature(), asker, event.previousDate(), broken),
        broken);
  }
}
