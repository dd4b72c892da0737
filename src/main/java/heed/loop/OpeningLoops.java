package heed.loop;

import heed.feature.FeatureStore;
import heed.platform.Ids;
import heed.platform.database.Database;
import heed.platform.database.Transaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
  private final LoopStore loops;
  private final AskerStore askers = new AskerStore();
  private final LoopPolicyStore policies = new LoopPolicyStore();
  private final KeepingLoops keeping;
  private final Notices notices;
  private final OpeningStore openings = new OpeningStore();
  private final Ids ids;

  OpeningLoops(
      FeatureStore features, LoopStore loops, KeepingLoops keeping, Notices notices, Ids ids) {
    this.features = features;
    this.loops = loops;
    this.keeping = keeping;
    this.notices = notices;
    this.ids = ids;
  }

  /// Opens a decision that was just recorded.
  ///
  /// @return how many accounts are owed word
  int begin(
      Transaction transaction,
      News news,
      @Nullable LocalDate previousDate,
      boolean announced,
      @Nullable String deciderEmail) {
    var handle = transaction.handle();
    var feature = news.after().key();
    openings.deleteOf(handle, feature);
    var opening =
        new Opening(
            transaction.nextSequence() - 1,
            feature,
            news.milestone(),
            news.forAll(),
            news.outdatesAll(),
            previousDate,
            announced,
            transaction.actor(),
            deciderEmail,
            transaction.atMs(),
            openings.lastPlace(handle),
            Opening.Step.LOOPS,
            "");
    var owed =
        news.forAll()
            ? openings.count(handle, feature)
            : news.told(loops, askers, handle, feature).size();
    openings.insert(handle, opening);
    proceed(transaction, opening);
    return owed;
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
    if (at.step() == Opening.Step.NOTICES) {
      // The debt stands; the messages would reach nobody before the caller has the answer.
      transaction.continueLaterWith(part -> resume(part, opening.change()));
    } else {
      transaction.continueWith(part -> resume(part, opening.change()));
    }
  }

  private Opening openLoops(Transaction transaction, Opening opening) {
    var handle = transaction.handle();
    var family = openings.family(handle, opening.feature());
    var portion = openings.owed(handle, opening, family, LOOPS);
    if (portion.isEmpty()) {
      return opening.at(Opening.Step.LEFTOVERS);
    }
    var last = portion.getLast().account();
    var opened = new ArrayList<Loop>(portion.size());
    var recipients = new TreeSet<String>();
    var promised = openings.promised(handle, opening, family, last);
    var feature = features.find(handle, opening.feature()).orElseThrow().value();
    var workingDays = policies.current(handle).policy().dueWorkingDays().of(opening.milestone());
    for (var owed : portion) {
      var day = promised.get(owed.account());
      var broken = MilestonePolicy.breaks(day, opening.milestone(), feature) ? day : null;
      if (opening.forAll() || broken != null) {
        opened.add(loop(opening, owed, broken, workingDays));
        recipients.add(owed.csm() == null ? Notice.TRIAGE : owed.csm());
      }
    }
    supersede(transaction, opening, last, opened);
    keeping.open(transaction, opened);
    recipients.removeIf(recipient -> recipient.equals(opening.deciderEmail()));
    if (opening.announced()) {
      openings.addRecipients(handle, opening.change(), recipients);
    }
    return portion.size() < LOOPS ? opening.at(Opening.Step.LEFTOVERS) : opening.until(last);
  }

  private Loop loop(
      Opening opening, OpeningStore.Owed owed, @Nullable LocalDate broken, int workingDays) {
    var today = DueDates.day(opening.atMs());
    var beginning =
        new Loop.Beginning(
            ids.next("l"),
            owed.account(),
            opening.feature(),
            opening.milestone(),
            DueDates.due(workingDays, today, owed.renewalDate(), broken),
            opening.change(),
            broken);
    return Loop.opened(beginning, opening.decidedBy(), opening.atMs());
  }

  /// What these accounts have not heard yet is no longer news: for all of them, or for those who
  /// hear something else.
  private void supersede(Transaction transaction, Opening opening, String last, List<Loop> opened) {
    var family = openings.family(transaction.handle(), opening.feature());
    var hearing = opened.stream().map(Loop::account).collect(Collectors.toSet());
    var old =
        openings.untold(transaction.handle(), opening, family, last, Integer.MAX_VALUE).stream()
            .filter(loop -> opening.outdatesAll() || hearing.contains(loop.account()))
            .toList();
    end(transaction, opening, old);
  }

  private Opening endLeftovers(Transaction transaction, Opening opening) {
    if (!opening.outdatesAll()) {
      return opening.at(Opening.Step.NOTICES);
    }
    var family = openings.family(transaction.handle(), opening.feature());
    var old = openings.untold(transaction.handle(), opening, family, null, LOOPS);
    end(transaction, opening, old);
    return old.size() < LOOPS ? opening.at(Opening.Step.NOTICES) : opening;
  }

  private void end(Transaction transaction, Opening opening, List<Loop> old) {
    var ended =
        old.stream().map(loop -> loop.superseded(opening.decidedBy(), opening.atMs())).toList();
    keeping.change(transaction, "superseded", ended);
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
