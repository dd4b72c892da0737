package heed.people;

import heed.platform.Ids;
import heed.platform.Json;
import heed.platform.Refused;
import heed.platform.database.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jdbi.v3.core.Handle;
import tools.jackson.core.JacksonException;

/// One-time links that sign a person in without a password. A link is its own proof: address, end
/// and a nonce, signed with a key that only this database knows. Using it spends the nonce.
public final class SignInLinks {
  /// Longest that a one-time link may last: nonces are remembered at least as long.
  public static final Duration LONGEST = Duration.ofDays(1);

  private static final String KEY = "sign-in";
  private static final int LONGEST_TOKEN = 2000;

  /// What a token says.
  ///
  /// @param untilMs epoch milliseconds at which it is worth nothing any more
  /// @param demo whether it may be used again and again, by a throw-away demo only
  private record Promise(String email, long untilMs, String nonce, boolean demo) {}

  private final Ids ids;
  private final OwnKeyStore keys;
  private final PersonStore people;
  private final UsedLinkStore used = new UsedLinkStore();

  public SignInLinks(Ids ids, OwnKeyStore keys, PersonStore people) {
    this.ids = ids;
    this.keys = keys;
    this.people = people;
  }

  /// Makes a link that signs this person in once.
  ///
  /// @param lasts at most [#LONGEST]
  /// @return what stands after `/sign-in/`
  public String make(Transaction transaction, Person person, Duration lasts) {
    if (lasts.compareTo(LONGEST) > 0) {
      throw Refused.because(Refused.Kind.INVALID, "A sign-in link lasts a day at most.");
    }
    return signed(transaction, person, lasts, false);
  }

  /// Makes a link that works any number of times, and only where the service runs as a demo.
  ///
  /// @return what stands after `/sign-in/`
  public String makeForDemo(Transaction transaction, Person person, Duration lasts) {
    return signed(transaction, person, lasts, true);
  }

  /// Whose link it is, without spending it: a page shows the name before the person goes on, so
  /// that whatever looks at links in messages does not use them up.
  ///
  /// @throws Refused UNAUTHENTICATED when the link is not good, or not good any more
  public Person look(Handle handle, String token, long nowMs) {
    var promise = read(handle, token, nowMs);
    if (!promise.demo && used.knows(handle, promise.nonce)) {
      throw spent();
    }
    return person(handle, promise);
  }

  /// Spends the link.
  ///
  /// @param demo whether this service is a throw-away demo, where demo links are good
  /// @throws Refused UNAUTHENTICATED when the link is not good, or not good any more
  public Person use(Transaction transaction, String token, boolean demo) {
    var promise = read(transaction.handle(), token, transaction.atMs());
    if (promise.demo && !demo) {
      throw broken();
    }
    var person = person(transaction.handle(), promise);
    if (!promise.demo && !used.remember(transaction.handle(), promise.nonce, transaction.atMs())) {
      throw spent();
    }
    return person;
  }

  /// Whether the link says of itself that it may be used again; it still has to be proved.
  public static boolean saysDemo(String token) {
    try {
      return promiseOf(token.substring(0, Math.max(0, token.indexOf('.')))).demo;
    } catch (Refused unreadable) {
      return false;
    }
  }

  private String signed(Transaction transaction, Person person, Duration lasts, boolean demo) {
    var promise =
        new Promise(person.email(), transaction.atMs() + lasts.toMillis(), ids.secret(), demo);
    var body = encoded(Json.bytes(promise));
    return body + "." + encoded(signature(keys.key(transaction, KEY), body));
  }

  private Promise read(Handle handle, String token, long nowMs) {
    var dot = token.indexOf('.');
    if (dot < 0 || token.length() > LONGEST_TOKEN) {
      throw broken();
    }
    var body = token.substring(0, dot);
    var key = keys.find(handle, KEY).orElseThrow(SignInLinks::broken);
    var proof = encoded(signature(key, body)).getBytes(StandardCharsets.US_ASCII);
    if (!Secrets.same(proof, token.substring(dot + 1).getBytes(StandardCharsets.UTF_8))) {
      throw broken();
    }
    var promise = promiseOf(body);
    if (promise.untilMs <= nowMs) {
      throw no("This sign-in link has expired. Ask for a new one.");
    }
    return promise;
  }

  private Person person(Handle handle, Promise promise) {
    return people.find(handle, promise.email).orElseThrow(SignInLinks::broken);
  }

  private static Promise promiseOf(String body) {
    try {
      var json = new String(Base64.getUrlDecoder().decode(body), StandardCharsets.UTF_8);
      return Json.read(json, Promise.class);
    } catch (IllegalArgumentException | JacksonException unreadable) {
      throw broken();
    }
  }

  private static byte[] signature(byte[] key, String body) {
    return Secrets.signature(key, body.getBytes(StandardCharsets.US_ASCII));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Refused broken() {
    return no("This sign-in link is not complete or not ours. Ask for a new one.");
  }

  private static Refused spent() {
    return no("This sign-in link was used already. Ask for a new one.");
  }

  private static Refused no(String sentence) {
    return Refused.because(Refused.Kind.UNAUTHENTICATED, sentence);
  }
}
