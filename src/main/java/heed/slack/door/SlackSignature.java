package heed.slack.door;

import heed.people.Secrets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/// Whether a request was signed by Slack, over the bytes as they came. It stands in front of Bolt,
/// whose own check takes timestamps from the future, takes the same request twice, and compares in
/// a time that tells how much of a guess was right. Any thread may ask.
public final class SlackSignature {
  /// How far Slack's clock and ours may be apart, in either direction.
  static final Duration SKEW = Duration.ofMinutes(5);

  /// How long a signature is remembered: longer than any clock within [#SKEW] lets it be used.
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  /// Far above what Slack sends one app in that time, and still only some megabytes.
  private static final int MOST_REMEMBERED = 200_000;

  private static final Pattern TIMESTAMP = Pattern.compile("[1-9][0-9]{0,11}");
  private static final Pattern SIGNATURE = Pattern.compile("v0=[0-9a-f]{64}");

  /// What the check found.
  enum Verdict {
    GENUINE,
    /// Signed by Slack, and acted on before.
    REPLAYED,
    FORGED
  }

  private final byte[] secret;
  private final InstantSource clock;
  private final LinkedHashMap<String, Long> seen = new LinkedHashMap<>();

  public SlackSignature(String secret, InstantSource clock) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.clock = clock;
  }

  /// Whether the headers alone could belong to a genuine request: a reason to read the body.
  boolean plausible(List<String> timestamps, List<String> signatures) {
    return timestamps.size() == 1
        && signatures.size() == 1
        && TIMESTAMP.matcher(timestamps.getFirst()).matches()
        && SIGNATURE.matcher(signatures.getFirst()).matches()
        && fresh(Long.parseLong(timestamps.getFirst()));
  }

  /// Checks a request, and remembers it when it is genuine.
  ///
  /// @param timestamps every value of the timestamp header
  /// @param signatures every value of the signature header
  Verdict check(List<String> timestamps, List<String> signatures, byte[] body) {
    if (!plausible(timestamps, signatures)) {
      return Verdict.FORGED;
    }
    var given = signatures.getFirst().getBytes(StandardCharsets.US_ASCII);
    var right = sign(timestamps.getFirst(), body).getBytes(StandardCharsets.US_ASCII);
    if (!Secrets.same(right, given)) {
      return Verdict.FORGED;
    }
    return remember(signatures.getFirst()) ? Verdict.GENUINE : Verdict.REPLAYED;
  }

  /// Forgets a request that could not be served, so that Slack may send it again.
  void forget(List<String> signatures) {
    synchronized (seen) {
      signatures.forEach(seen::remove);
    }
  }

  private String sign(String timestamp, byte[] body) {
    var message = new ByteArrayOutputStream(body.length + 20);
    message.writeBytes(("v0:" + timestamp + ":").getBytes(StandardCharsets.US_ASCII));
    message.writeBytes(body);
    return "v0=" + HexFormat.of().formatHex(Secrets.signature(secret, message.toByteArray()));
  }

  private boolean fresh(long timestamp) {
    return Math.abs(clock.instant().getEpochSecond() - timestamp) <= SKEW.toSeconds();
  }

  /// The signature covers the timestamp, so it alone names the request.
  private boolean remember(String signature) {
    var now = clock.millis();
    synchronized (seen) {
      var oldest = seen.entrySet().iterator();
      while (oldest.hasNext()) {
        var since = oldest.next().getValue();
        if (now - since < REMEMBERED.toMillis() && seen.size() < MOST_REMEMBERED) {
          break;
        }
        oldest.remove();
      }
      return seen.putIfAbsent(signature, now) == null;
    }
  }
}
