package heed.pages.frame;

import heed.http.Entrance;
import heed.people.Caller;
import heed.people.Person;
import heed.people.SessionStore;
import heed.platform.Refused;
import heed.platform.database.Database;
import heed.platform.database.Transaction;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Browser sessions: a secret in a cookie that no script can read. Its person's role is looked up
/// at every request.
public final class Sessions implements Entrance {
  /// Signed in by a link.
  public static final String LINK = "link";

  private static final Logger log = LoggerFactory.getLogger(Sessions.class);
  private static final int LONGEST_SECRET = 100;

  /// The session of a request, once it was looked up.
  private static final String FOUND = "session";

  /// While the database takes no writes, readers are not made to wait for one.
  private static final Duration BUSY = Duration.ofMinutes(1);

  private final Database database;
  private final SessionStore store;
  private final InstantSource clock;
  private final Cookie cookie;
  private volatile long noteFromMs;

  /// @param secure whether people reach us by https: then only https ever sees the cookie, and no
  ///   neighbouring host can set one of its name
  Sessions(Database database, SessionStore store, InstantSource clock, boolean secure) {
    this.database = database;
    this.store = store;
    this.clock = clock;
    this.cookie = Cookie.secret("heed", secure);
  }

  @Override
  public Caller caller(Context context) {
    return find(context)
        .orElseThrow(
            () -> Refused.because(Refused.Kind.UNAUTHENTICATED, "Sign in to see this page."));
  }

  public Optional<Caller> find(Context context) {
    return current(context).map(SessionStore.Found::caller);
  }

  /// Who asks, without noting that the session is in use: a page that only stands open uses none.
  public Optional<Caller> look(Context context) {
    var secret = secret(context);
    return secret == null
        ? Optional.empty()
        : database.read(handle -> store.caller(handle, secret, clock.millis()));
  }

  /// The session of this request, and that it is in use is noted now and then.
  public Optional<SessionStore.Found> current(Context context) {
    SessionStore.Found known = context.attribute(FOUND);
    if (known != null) {
      return Optional.of(known);
    }
    var secret = secret(context);
    if (secret == null) {
      return Optional.empty();
    }
    var found = database.read(handle -> store.find(handle, secret, clock.millis()));
    found.ifPresent(session -> context.attribute(FOUND, session));
    if (clock.millis() >= noteFromMs) {
      found.filter(SessionStore.Found::unnoted).ifPresent(this::note);
    }
    return found;
  }

  private void note(SessionStore.Found found) {
    try {
      database
          .writer()
          .write(
              found.caller().name(),
              transaction -> {
                store.note(transaction, found.session());
                return true;
              });
    } catch (Refused busy) {
      noteFromMs = clock.millis() + BUSY.toMillis();
      log.debug("The use of a session could not be noted; it is tried again soon", busy);
    }
  }

  /// The person who asks: pages greet them by name.
  public Optional<Person> person(Context context) {
    return current(context).map(SessionStore.Found::person);
  }

  /// Begins a session with a secret of its own, whatever the browser sent; a session that it had
  /// ends.
  ///
  /// @param way how they sign in: [#LINK], or the name of a provider
  /// @return the cookie's secret, to be handed to [#remember] once the transaction is durable
  public String begin(Transaction transaction, Person person, String way, Context context) {
    end(transaction, context);
    var browser = context.req().getHeader("User-Agent");
    return store.begin(transaction, person, way, browser == null ? "" : browser);
  }

  public void end(Transaction transaction, Context context) {
    var secret = secret(context);
    if (secret != null) {
      store.end(transaction, secret);
    }
  }

  public void remember(Context context, String secret) {
    cookie.set(context, secret, SessionStore.LASTS.toSeconds());
  }

  public void forget(Context context) {
    cookie.forget(context);
  }

  private @Nullable String secret(Context context) {
    var value = cookie.of(context);
    return value == null || value.isEmpty() || value.length() > LONGEST_SECRET ? null : value;
  }
}
