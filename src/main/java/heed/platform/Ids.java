package heed.platform;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.random.RandomGenerator;

/// Makes identifiers and secrets: the only source of randomness in the product.
public final class Ids {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  private final InstantSource clock;
  private final RandomGenerator random;

  public Ids(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /// Ids that nobody can guess.
  public static Ids secure(InstantSource clock) {
    return new Ids(clock, new SecureRandom());
  }

  /// An id that sorts by the time it was made: a prefix for people, 9 characters of time, 10 of
  /// chance.
  public String next(String prefix) {
    var id = new StringBuilder(prefix).append('-');
    var time = clock.millis();
    for (var shift = 40; shift >= 0; shift -= 5) {
      id.append(ALPHABET.charAt((int) (time >>> shift) & 31));
    }
    for (var i = 0; i < 10; i++) {
      id.append(ALPHABET.charAt(random.nextInt(32)));
    }
    return id.toString();
  }

  /// A secret of 256 bits, URL-safe.
  public String secret() {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
