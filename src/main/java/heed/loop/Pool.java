package heed.loop;

import heed.feature.FeatureStore;
import heed.outbox.Outbox;
import heed.people.Caller;
import heed.people.PersonStore;
import heed.people.PreferenceStore;
import heed.people.Role;
import heed.platform.Refused;
import heed.platform.database.Transaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What PMs and admins do about loops by the dozen: hand them out, and say that one text told many
/// small accounts. Each act is whole or not at all, and each loop has its own row in the change
/// log.
public final class Pool {
  /// Most loops in one act.
  public static final int MOST = 500;

  private final LoopStore loops;
  private final OpenLoops open;
  private final KeepingLoops keeping;
  private final FeatureStore features;
  private final Outbox outbox;
  private final String transport;
  private final Notices notices;
  private final PoolStore store = new PoolStore();
  private final PersonStore people = new PersonStore();
  private final PreferenceStore preferences = new PreferenceStore();

  Pool(LoopStore loops, FeatureStore features, Outbox outbox, String transport) {
    this.loops = loops;
    this.open = new OpenLoops(loops);
    this.keeping = new KeepingLoops(outbox);
    this.features = features;
    this.outbox = outbox;
    this.transport = transport;
    this.notices = new Notices(outbox, transport);
  }

  /// An account that nobody in particular owes word.
  ///
  /// @param loops how many are open
  public record Waiting(String account, String name, int loops) {}

  /// What became of an act.
  ///
  /// @param told how many loops ended
  /// @param more how many of the same kind are left
  public record Told(int told, int more) {}

  /// The accounts in the pool, by name.
  public List<Waiting> accounts(Handle handle) {
    return store.accounts(handle, MOST);
  }

  /// The loops of one account in the pool.
  public List<String> ofAccount(Handle handle, String account) {
    return store.ofAccount(handle, account, MOST);
  }

  /// Word in the pool that these features shipped, at most as much as one act ends.
  ///
  /// @param shipped keys of features that stand for themselves
  public List<LedgerLine> owed(Handle handle, Collection<String> shipped) {
    return store.shipped(handle, shipped, MOST);
  }

  /// How much of it there is in all.
  public int countOwed(Handle handle, Collection<String> shipped) {
    return store.countShipped(handle, shipped);
  }

  /// Hands several loops to one person, or back to the pool. Whoever gets them hears of it by one
  /// message; the pool is told nothing, for a PM has just looked at it.
  ///
  /// @throws Refused FORBIDDEN unless the caller is a PM; INVALID without loops, with too many, or
  ///   when that person cannot answer any; NOT_FOUND; CONFLICT when one has ended
  public List<LedgerLine> hand(
      Transaction transaction, Collection<String> ids, Answer.Handover to, Caller caller) {
    caller.mustBe(Role.PM);
    var chosen = List.copyOf(new java.util.LinkedHashSet<>(ids));
    if (chosen.isEmpty() || chosen.size() > MOST) {
      throw Refused.field(
          "ids", "Choose 1 to " + MOST + " loops; these are " + chosen.size() + ".");
    }
    refuseStrangers(transaction.handle(), to.csm());
    var changed =
        chosen.stream()
            .map(id -> open.find(transaction, id, caller))
            .filter(line -> !Objects.equals(line.csm(), to.csm()))
            .map(line -> line.loop().handedTo(owner(transaction, line, to.csm())))
            .toList();
    keeping.change(transaction, "reassigned", changed);
    if (to.csm() != null && !caller.is(to.csm()) && !changed.isEmpty()) {
      tell(transaction, to.csm(), lines(transaction, changed.stream().map(Loop::id).toList()));
    }
    return lines(transaction, chosen);
  }

  /// One text told the accounts in the pool that these features shipped.
  ///
  /// @param shipped keys of features that stand for themselves
  /// @param expected how many loops the caller was shown, or null
  /// @throws Refused FORBIDDEN unless the caller is a PM; CONFLICT when there are not as many any
  ///   more
  public Told told(
      Transaction transaction,
      Collection<String> shipped,
      Answer.Told how,
      @Nullable Integer expected,
      Caller caller) {
    caller.mustBe(Role.PM);
    var all = store.countShipped(transaction.handle(), shipped);
    if (expected != null && expected != Math.min(all, MOST)) {
      throw Refused.because(
          Refused.Kind.CONFLICT,
          "This would end "
              + Math.min(all, MOST)
              + " loops now, not "
              + expected
              + ". Look again.");
    }
    var told =
        store.shipped(transaction.handle(), shipped, MOST).stream()
            .map(line -> line.loop().told(how, null, transaction.actor(), transaction.atMs()))
            .toList();
    keeping.change(transaction, "told", told);
    return new Told(told.size(), all - told.size());
  }

  /// A slip of the pen must not let word fall into nobody's hands.
  private void refuseStrangers(Handle handle, @Nullable String csm) {
    if (csm == null) {
      return;
    }
    var person = people.find(handle, csm);
    if (person.isPresent() && !person.get().role().atLeast(Role.CSM)) {
      throw Refused.field("csm", csm + " is a viewer and sees no loops.");
    }
    if (person.isEmpty() && !store.looksAfterAccounts(handle, csm)) {
      throw Refused.field("csm", "Nobody here has the address " + csm + ".");
    }
  }

  /// Given back to the account's own CSM, a loop follows the account again.
  private @Nullable String owner(Transaction transaction, LedgerLine line, @Nullable String csm) {
    var own = loops.csmOf(transaction.handle(), line.loop().account()).orElse(null);
    if (csm == null) {
      return own == null ? null : Loop.POOL;
    }
    return csm.equals(own) ? null : csm;
  }

  private List<LedgerLine> lines(Transaction transaction, List<String> ids) {
    var lines = new ArrayList<LedgerLine>();
    for (var id : ids) {
      lines.add(loops.find(transaction.handle(), id).orElseThrow());
    }
    return lines;
  }

  /// Loops of one decision come with their texts, like its own message; mixed ones as a list.
  private void tell(Transaction transaction, String csm, List<LedgerLine> handed) {
    var first = handed.getFirst().loop();
    var one = handed.stream().allMatch(line -> line.loop().change() == first.change());
    if (one) {
      var feature = features.findRoot(transaction.handle(), first.feature()).orElseThrow().value();
      notices.send(
          transaction,
          new Notices.Event(feature, first.milestone(), first.change(), null, transaction.actor()),
          csm,
          handed);
      return;
    }
    if (preferences.of(transaction.handle(), csm).mutes(Reminder.KIND)) {
      return;
    }
    var today = DueDates.day(transaction.atMs());
    var items =
        handed.stream()
            .sorted(LoopStore.byDecision(today))
            .limit(Reminding.MOST_ITEMS)
            .map(line -> Reminding.item(line, today, false))
            .toList();
    outbox.put(
        transaction,
        transport,
        csm,
        Reminder.KIND,
        new Reminder(dayOf(csm, transaction), items, handed.size() - items.size()),
        items.stream().map(Reminder.Item::loopId).toList());
  }

  private LocalDate dayOf(String csm, Transaction transaction) {
    return preferences
        .of(transaction.handle(), csm)
        .at(java.time.Instant.ofEpochMilli(transaction.atMs()))
        .toLocalDate();
  }
}
