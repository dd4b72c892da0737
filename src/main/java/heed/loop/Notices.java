package heed.loop;

import heed.feature.Feature;
import heed.outbox.Outbox;
import heed.people.PreferenceStore;
import heed.platform.Texts;
import heed.platform.database.Transaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
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

  /// A loop and the account that it is owed to.
  record Owed(Loop loop, Asker asker) {
    boolean brokenPromise() {
      return loop.brokenDate() != null;
    }
  }

  /// Tells every CSM of the loops of their accounts, and triage of those of nobody.
  ///
  /// @param actor whose own act it is: they are not told of it; null when that is nobody's address
  void tell(Transaction transaction, Event event, List<Owed> opened, @Nullable String actor) {
    var byCsm = new TreeMap<String, List<Owed>>();
    for (var owed : opened) {
      var csm = owed.asker().csm();
      byCsm.computeIfAbsent(csm == null ? Notice.TRIAGE : csm, _ -> new ArrayList<>()).add(owed);
    }
    byCsm.forEach((recipient, owed) -> {
      if (!recipient.equals(actor)) {
        send(transaction, event, recipient, owed);
      }
    });
  }

  /// Tells one recipient what they want to hear of, and of broken promises in any case.
  void send(Transaction transaction, Event event, String recipient, List<Owed> owed) {
    var wanted = wanted(transaction, event, recipient, owed);
    if (wanted.isEmpty()) {
      return;
    }
    var today = DueDates.day(transaction.atMs());
    var pen = Pen.at(transaction.handle(), today);
    var items =
        wanted.stream()
            .sorted(brokenFirst(today))
            .limit(MOST_ITEMS)
            .map(each -> item(event, each, pen, today))
            .toList();
    var feature = event.feature();
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
  private List<Owed> wanted(
      Transaction transaction, Event event, String recipient, List<Owed> owed) {
    return preferences.of(transaction.handle(), recipient).mutes(event.milestone().word())
        ? owed.stream().filter(Owed::brokenPromise).toList()
        : owed;
  }

  private static Comparator<Owed> brokenFirst(LocalDate today) {
    return Comparator.comparing(Owed::brokenPromise)
        .reversed()
        .thenComparing(Owed::asker, Asker.byDecision(today));
  }

  private static Notice.Item item(Event event, Owed owed, Pen pen, LocalDate today) {
    var asker = owed.asker();
    var broken = owed.loop().brokenDate();
    return new Notice.Item(
        owed.loop().id(),
        asker.account(),
        asker.name(),
        asker.severity(),
        asker.core(),
        asker.quote() == null ? null : Texts.clip(asker.quote(), LONGEST_QUOTE),
        asker.filedDate(),
        asker.contact(),
        asker.decisionDate(today),
        owed.loop().dueDate(),
        pen.write(event.milestone(), event.feature(), asker, event.previousDate(), broken),
        broken);
  }
}
