package heed.loop;

import heed.feature.Feature;
import heed.feature.FeatureStore;
import heed.platform.Ids;
import heed.platform.database.Database;
import heed.platform.database.Transaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Opens what is owed because of a decision. The debt itself is written in the decision's own
/// transaction; what a few hundred accounts are owed is opened there too. Beyond that the rest
/// follows in portions, so that a decision ten thousand accounts wait for keeps nobody else from
/// filing; a process that dies between them finds the rest at its next start.
final class OpeningLoops {
  /// Loops in one portion: some 25 ms of the writer's time.
  static final int LOOPS = 250;

  /// Recipients in one portion: as long, with the 25 accounts that a CSM may have among those who
  /// ask.
  static final int RECIPIENTS = 25;

  private final FeatureStore features;
  private final KeepingLoops keeping;
  private final Notices notices;
  private final OpeningStore openings = new OpeningStore();
  private final Ids ids;

  OpeningLoops(FeatureStore features, KeepingLoops keeping, Notices notices, Ids ids) {
    this.features = features;
    this.keeping = keeping;
    this.notices = notices;
    this.ids = ids;
  }

  /// Opens a decision that was just recorded.
  ///
  /// @return how many accounts are owed word
  int begin(
      Transaction transaction,
      Feature feature,
      Milestone milestone,
      @Nullable LocalDate previousDate,
      boolean announced,
      @Nullable String deciderEmail) {
    var handle = transaction.handle();
    openings.deleteOf(handle, feature.key());
    var opening =
        new Opening(
            transaction.nextSequence() - 1,
            feature.key(),
            milestone,
            previousDate,
            announced,
            transaction.actor(),
            deciderEmail,
            transaction.atMs(),
            openings.lastPlace(handle),
            Opening.Step.LOOPS,
            "");
    openings.insert(handle, opening);
    proceed(transaction, opening);
    return openings.count(handle, feature.key());
  }

  /// Goes on with every opening that is not done, in the name of whoever decided.
  void finish(Database database) {
    for (var opening : database.read(openings::all)) {
      database.writer().<Object>write(opening.decidedBy(), part -> resume(part, opening.change()));
    }
  }

  private Object resume(Transaction transaction, long change) {
    openings.find(transaction.handle(), change).ifPresent(opening -> proceed(transaction, opening));
    return change;
  }

  /// One portion, or all when there is no more.
  private void proceed(Transaction transaction, Opening opening) {
    var at = opening;
    if (at.step() == Opening.Step.LOOPS) {
      at = openLoops(transaction, at);
    }
    if (at.step() == Opening.Step.LEFTOVERS) {
      at = endLeftovers(transaction, at);
    }
    if (at.step() == Opening.Step.NOTICES && tellAll(transaction, at)) {
      openings.delete(transaction.handle(), at.change());
      return;
    }
    openings.update(transaction.handle(), at);
    transaction.continueWith(part -> resume(part, opening.change()));
  }

  private Opening openLoops(Transaction transaction, Opening opening) {
    var handle = transaction.handle();
    var family = openings.family(handle, opening.feature());
    var portion = openings.owed(handle, opening, family, LOOPS);
    if (portion.isEmpty()) {
      return opening.at(Opening.Step.LEFTOVERS);
    }
    var last = portion.getLast().account();
    supersede(transaction, opening, last);
    var today = DueDates.day(opening.atMs());
    var opened = new ArrayList<Loop>(portion.size());
    var recipients = new TreeSet<String>();
    for (var owed : portion) {
      opened.add(
          Loop.opened(
              ids.next("l"),
              owed.account(),
              opening.feature(),
              opening.milestone(),
              DueDates.due(opening.milestone(), today, owed.renewalDate()),
              opening.decidedBy(),
              opening.atMs(),
              opening.change()));
      recipients.add(owed.csm() == null ? Notice.TRIAGE : owed.csm());
    }
    keeping.open(transaction, opened);
    recipients.removeIf(recipient -> recipient.equals(opening.deciderEmail()));
    if (opening.announced()) {
      openings.addRecipients(handle, opening.change(), recipients);
    }
    return portion.size() < LOOPS ? opening.at(Opening.Step.LEFTOVERS) : opening.until(last);
  }

  /// What these accounts have not heard yet is no longer news.
  private void supersede(Transaction transaction, Opening opening, String last) {
    end(transaction, opening, last, Integer.MAX_VALUE);
  }

  private Opening endLeftovers(Transaction transaction, Opening opening) {
    return end(transaction, opening, null, LOOPS) < LOOPS
        ? opening.at(Opening.Step.NOTICES)
        : opening;
  }

  private int end(Transaction transaction, Opening opening, @Nullable String last, int most) {
    var handle = transaction.handle();
    var family = openings.family(handle, opening.feature());
    var old = openings.untold(handle, opening, family, last, most);
    var ended =
        old.stream().map(loop -> loop.superseded(opening.decidedBy(), opening.atMs())).toList();
    keeping.change(transaction, "superseded", ended);
    return ended.size();
  }

  /// Whether everybody has been sent word.
  private boolean tellAll(Transaction transaction, Opening opening) {
    var handle = transaction.handle();
    var feature = features.find(handle, opening.feature()).orElseThrow().value();
    var event =
        new Notices.Event(
            feature, opening.milestone(), opening.change(), opening.previousDate(), null);
    var recipients = openings.recipients(handle, opening.change(), RECIPIENTS);
    for (var recipient : recipients) {
      var owed = openings.lines(handle, opening, recipient);
      if (!owed.isEmpty()) {
        notices.send(transaction, event, recipient, owed);
      }
      openings.deleteRecipient(handle, opening.change(), recipient);
    }
    return recipients.size() < RECIPIENTS;
  }
}
