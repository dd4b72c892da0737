package heed.people;

import heed.platform.Ids;
import heed.platform.Refused;
import heed.platform.database.LogPages;
import heed.platform.database.Transaction;

/// Keeps the views of the backlog that people name: everybody their own, PMs for all as well.
public final class KeepingViews {
  /// What saved views are called in the change log.
  public static final String SUBJECT = "saved_view";

  /// Most that one person sees: they stand side by side.
  static final int MOST = 40;

  private final SavedViewStore views;
  private final Ids ids;

  public KeepingViews(SavedViewStore views, Ids ids) {
    this.views = views;
    this.ids = ids;
  }

  /// Names a view.
  ///
  /// @param shared whether everybody sees it, which only PMs may say
  /// @throws Refused FORBIDDEN; CONFLICT when the caller sees one of that name, or too many
  public SavedView save(
      Transaction transaction, String name, String query, boolean shared, Caller caller) {
    if (shared) {
      caller.mustBe(Role.PM);
    }
    return create(transaction, new SavedView(ids.next("v"), address(caller), shared, name, query));
  }

  /// Puts back a view that was removed, as it was.
  ///
  /// @throws Refused NOT_FOUND unless it was removed and the caller may change it; CONFLICT as
  ///   [#save]
  public SavedView putBack(Transaction transaction, String id, Caller caller) {
    var removed =
        LogPages.before(transaction.handle(), changesOf(id), Long.MAX_VALUE, 2).stream()
            .filter(change -> change.facts() != null)
            .map(change -> change.factsAs(SavedView.class))
            .filter(view -> mayChange(view, caller))
            .findFirst()
            .orElseThrow(() -> Refused.notFound("view", id));
    return views.find(transaction.handle(), id).isPresent()
        ? removed
        : create(transaction, removed);
  }

  /// Gives a view another name.
  ///
  /// @return how it was before
  /// @throws Refused NOT_FOUND; FORBIDDEN unless the caller may change it; CONFLICT when the caller
  ///   sees another of that name
  public SavedView rename(Transaction transaction, String id, String name, Caller caller) {
    var before = mine(transaction, id, caller);
    refuseTaken(transaction, name, id, address(caller));
    write(transaction, "renamed", before.named(name));
    return before;
  }

  /// Shows a view to everybody, or only to whoever named it.
  ///
  /// @return how it was before
  /// @throws Refused NOT_FOUND; FORBIDDEN unless the caller is a PM
  public SavedView share(Transaction transaction, String id, boolean withAll, Caller caller) {
    caller.mustBe(Role.PM);
    var before = mine(transaction, id, caller);
    write(transaction, withAll ? "shared" : "unshared", before.shared(withAll));
    return before;
  }

  /// Removes a view.
  ///
  /// @return what it was
  /// @throws Refused NOT_FOUND; FORBIDDEN unless the caller may change it
  public SavedView remove(Transaction transaction, String id, Caller caller) {
    var before = mine(transaction, id, caller);
    views.remove(transaction.handle(), id);
    transaction.record("removed", SUBJECT, id, null);
    return before;
  }

  /// Whether somebody may rename or remove a view: it is their own, or for all and they are a PM.
  public static boolean mayChange(SavedView view, Caller caller) {
    return view.owner().equals(caller.email()) || (view.shared() && caller.may(Role.PM));
  }

  private SavedView create(Transaction transaction, SavedView view) {
    refuseTaken(transaction, view.name(), view.id(), view.owner());
    if (views.seenBy(transaction.handle(), view.owner()).size() >= MOST) {
      throw Refused.because(
          Refused.Kind.CONFLICT, "There are " + MOST + " views already; remove one first.");
    }
    write(transaction, "created", view);
    return view;
  }

  private void write(Transaction transaction, String action, SavedView view) {
    views.put(transaction.handle(), view, transaction.nextSequence());
    transaction.record(action, SUBJECT, view.id(), view);
  }

  /// One that the caller may change; of another one they do not even learn that it is there.
  private SavedView mine(Transaction transaction, String id, Caller caller) {
    var view =
        views
            .find(transaction.handle(), id)
            .orElseThrow(() -> Refused.notFound("view", id))
            .value();
    if (!mayChange(view, caller)) {
      throw view.shared()
          ? Refused.because(Refused.Kind.FORBIDDEN, "Only PMs change a view that all share.")
          : Refused.notFound("view", id);
    }
    return view;
  }

  private void refuseTaken(Transaction transaction, String name, String id, String person) {
    views.seenBy(transaction.handle(), person).stream()
        .filter(view -> view.name().equals(name) && !view.id().equals(id))
        .findFirst()
        .ifPresent(view -> {
          throw Refused.because(
              Refused.Kind.CONFLICT, "There is a view of this name already; choose another.");
        });
  }

  private static LogPages.Filter changesOf(String id) {
    return new LogPages.Filter(null, SUBJECT, id, null, null);
  }

  private static String address(Caller caller) {
    var email = caller.email();
    if (email == null) {
      throw Refused.because(Refused.Kind.FORBIDDEN, "Only people keep views, not tokens.");
    }
    return email;
  }
}
