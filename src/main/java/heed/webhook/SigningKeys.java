package heed.webhook;

import heed.people.Secrets;
import heed.platform.Ids;
import heed.platform.Refused;
import heed.platform.Sealing;
import heed.platform.database.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The keys of endpoints, and signatures by them. Each is 256 bits of chance, shown once and stored
/// sealed.
public final class SigningKeys {
  /// Before every key, so that people and scanners of leaks recognise one.
  static final String PREFIX = "whsec_";

  private final KeyStore keys = new KeyStore();
  private final Optional<Sealing> sealing;
  private final Ids ids;

  /// @param sealing empty when the settings hold no `HEED_SECRET`
  public SigningKeys(Optional<Sealing> sealing, Ids ids) {
    this.sealing = sealing;
    this.ids = ids;
  }

  /// Makes the present key of an endpoint. The one before signs too, until then.
  ///
  /// @param until of the key before, epoch milliseconds
  /// @return the new key, sealed
  String renew(Transaction transaction, String endpoint, long until) {
    var key =
        PREFIX + Base64.getEncoder().encodeToString(Base64.getUrlDecoder().decode(ids.secret()));
    var sealed = seals().seal(key, boundTo(endpoint));
    keys.retire(transaction.handle(), endpoint, until);
    keys.insert(transaction.handle(), endpoint, transaction.nextSequence(), sealed);
    return sealed;
  }

  /// What was sealed, as its owner is shown it.
  public String open(String endpoint, String sealed) {
    return seals().open(sealed, boundTo(endpoint));
  }

  /// Makes sure that every stored key opens, before anything is sent or overwritten.
  ///
  /// @throws Refused when they were sealed under another `HEED_SECRET`, or there is none now
  public void refuseOtherSecret(Handle handle) {
    for (var key : keys.all(handle)) {
      try {
        open(key.webhook(), key.text());
      } catch (Sealing.Unopened problem) {
        if (problem.otherKey()) {
          throw Refused.because(Refused.Kind.UNAVAILABLE, problem.sentence());
        }
      }
    }
  }

  /// The keys that sign for an endpoint now, the present one first.
  List<String> of(Handle handle, String endpoint, long nowMs) {
    return keys.valid(handle, endpoint, nowMs).stream()
        .map(sealed -> open(endpoint, sealed))
        .toList();
  }

  /// The header `webhook-signature`: one signature by each key, with spaces between.
  static String signatures(List<String> keys, String id, long seconds, byte[] body) {
    var signed = (id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8);
    var message = new byte[signed.length + body.length];
    System.arraycopy(signed, 0, message, 0, signed.length);
    System.arraycopy(body, 0, message, signed.length, body.length);
    return keys.stream()
        .map(key -> Base64.getDecoder().decode(key.substring(PREFIX.length())))
        .map(key -> "v1," + Base64.getEncoder().encodeToString(Secrets.signature(key, message)))
        .collect(Collectors.joining(" "));
  }

  private Sealing seals() {
    return sealing.orElseThrow(() ->
        Refused.because(
            Refused.Kind.CONFLICT,
            "Keys of webhooks are stored encrypted: set HEED_SECRET first."));
  }

  private static String boundTo(String endpoint) {
    return "webhook:" + endpoint;
  }
}
