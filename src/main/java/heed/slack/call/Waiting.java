package heed.slack.call;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How long Slack wants to be left alone.
public final class Waiting {
  /// When it limits us and does not say for how long.
  public static final Duration UNSAID = Duration.ofSeconds(30);

  /// What it says when our token is the trouble: then no call will do.
  public static final Set<String> ON_THE_TOKEN =
      Set.of("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired");

  private static final long LEAST_SECONDS = 1;
  private static final long MOST_SECONDS = 3600;

  private Waiting() {}

  /// The wait that a `Retry-After` means, from a second to an hour; nonsense must neither storm
  /// Slack nor keep a message for days.
  public static Duration of(@Nullable String header) {
    if (header == null || !header.strip().matches("-?[0-9]{1,18}")) {
      return UNSAID;
    }
    var seconds = Long.parseLong(header.strip());
    return Duration.ofSeconds(Math.clamp(seconds, LEAST_SECONDS, MOST_SECONDS));
  }
}
