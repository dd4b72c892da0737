package heed.people;

import heed.platform.Refused;
import heed.platform.database.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jdbi.v3.core.Handle;

/// The first administrator: whoever can read the console of a book without one gets a link by which
/// they name themselves. It is worth nothing as soon as there is an administrator.
public final class FirstAdmin {
  /// How long such a link is good.
  public static final Duration LASTS = Duration.ofDays(1);

  private static final String KEY = "first-admin";
  private static final int LONGEST_TOKEN = 200;

  private final OwnKeyStore keys;
  private final PersonStore people;
  private final KeepingPeople keeping;

  public FirstAdmin(OwnKeyStore keys, PersonStore people) {
    this.keys = keys;
    this.people = people;
    this.keeping = new KeepingPeople(people);
  }

  /// Whether nobody is an administrator.
  public boolean missing(Handle handle) {
    return people.all(handle).stream().noneMatch(person -> person.role() == Role.ADMIN);
  }

  /// Makes a link.
  ///
  /// @return what stands after `/sign-in/first/`
  public String link(Transaction transaction) {
    var until = Long.toString(transaction.atMs() + LASTS.toMillis());
    return until + "." + proof(keys.key(transaction, KEY), until);
  }

  /// Whether a link is good now.
  ///
  /// @throws Refused UNAUTHENTICATED when it is not
  public void look(Handle handle, String token, long nowMs) {
    var dot = token.indexOf('.');
    var key = keys.find(handle, KEY);
    if (dot < 1 || token.length() > LONGEST_TOKEN || key.isEmpty() || !missing(handle)) {
      throw spent();
    }
    var until = token.substring(0, dot);
    var good = Secrets.same(bytes(proof(key.get(), until)), bytes(token.substring(dot + 1)));
    if (!good || Long.parseLong(until) <= nowMs) {
      throw spent();
    }
  }

  /// Makes whoever has the link an administrator.
  public Person use(Transaction transaction, String token, String email, String name) {
    look(transaction.handle(), token, transaction.atMs());
    return keeping.put(transaction, new Person(email, name, Role.ADMIN)).value();
  }

  private static String proof(byte[] key, String until) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Secrets.signature(key, bytes(until)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Refused spent() {
    return Refused.because(
        Refused.Kind.UNAUTHENTICATED,
        "This link is not good, or not any more. While nobody is an administrator, bin/heed serve"
            + " prints a new one when it starts.");
  }
}
