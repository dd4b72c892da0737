package heed.announcement;

import heed.people.Caller;
import heed.people.Role;
import heed.platform.Kept;
import heed.platform.Refused;
import heed.platform.Versioned;
import heed.platform.database.Transaction;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The choice about the public page in the database: one row, once somebody chose.
public final class PublicPageStore {
  /// What the choice is called in the change log.
  public static final String SUBJECT = "public_page";

  /// Its only key there.
  public static final String KEY = "shipped";

  /// The choice in force.
  public PublicPage current(Handle handle) {
    return find(handle).map(Versioned::value).orElse(PublicPage.DEFAULT);
  }

  /// The choice that somebody made, if anybody did.
  public Optional<Versioned<PublicPage>> find(Handle handle) {
    return handle
        .createQuery("SELECT shown, title, version FROM public_page")
        .map((row, _) ->
            new Versioned<>(
                new PublicPage(row.getInt("shown") == 1, row.getString("title")),
                row.getLong("version")))
        .findOne();
  }

  /// Switches the page on or off.
  ///
  /// @throws Refused FORBIDDEN unless the caller is an administrator
  public Kept<PublicPage> put(Transaction transaction, PublicPage page, Caller caller) {
    caller.mustBe(Role.ADMIN);
    var known = find(transaction.handle());
    if (known.isPresent() && known.get().value().equals(page)) {
      return new Kept<>(page, Kept.Outcome.UNCHANGED, known.get().version());
    }
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO public_page (one, shown, title, version)
            VALUES (1, :shown, :title, :version)
            ON CONFLICT (one) DO UPDATE
            SET shown = excluded.shown, title = excluded.title, version = excluded.version
            """)
        .bind("shown", page.shown() ? 1 : 0)
        .bind("title", page.title())
        .bind("version", transaction.nextSequence())
        .execute();
    var change = transaction.record("changed", SUBJECT, KEY, page);
    return new Kept<>(page, Kept.Outcome.UPDATED, change.sequence());
  }
}
