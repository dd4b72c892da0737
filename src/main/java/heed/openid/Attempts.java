package heed.openid;

import heed.people.Secrets;
import heed.platform.Ids;
import heed.platform.database.Transaction;
import java.time.Duration;
import java.util.Optional;

/// Remembers who was sent to a provider, so that only the same browser comes back, once, and soon.
public final class Attempts {
  /// How long somebody may take at the provider.
  public static final Duration LASTS = Duration.ofMinutes(10);

  private static final int LONGEST_SECRET = 100;

  private final Ids ids;
  private final AttemptStore store = new AttemptStore();

  public Attempts(Ids ids) {
    this.ids = ids;
  }

  /// The beginning of a sign-in.
  ///
  /// @param state goes to the provider and comes back
  /// @param browser stays in the browser, as a cookie
  public record Begun(String state, String browser, Attempt attempt) {
    /// Its parts are secrets.
    @Override
    public String toString() {
      return "Begun[" + attempt + "]";
    }
  }

  public Begun begin(Transaction transaction, String provider, String next) {
    var begun =
        new Begun(
            ids.secret(), ids.secret(), new Attempt(provider, ids.secret(), ids.secret(), next));
    store.put(
        transaction,
        Secrets.hash(begun.state),
        Secrets.hash(begun.browser),
        begun.attempt,
        transaction.atMs() + LASTS.toMillis());
    return begun;
  }

  /// Spends a state as it comes back; it is gone whatever comes of it, also when the answer is
  /// empty because it is unknown, used, too old, another provider’s or another browser’s.
  public Optional<Attempt> spend(
      Transaction transaction, String provider, String state, String browser) {
    if (state.length() > LONGEST_SECRET || browser.length() > LONGEST_SECRET) {
      return Optional.empty();
    }
    return store
        .take(transaction, Secrets.hash(state), Secrets.hash(browser))
        .filter(attempt -> attempt.provider().equals(provider));
  }
}
