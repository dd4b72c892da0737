package heed.slack.team;

import com.slack.api.model.User;
import heed.slack.call.SlackCalls;
import heed.slack.call.SlackTrouble;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Where direct messages to people go. Answers are kept, because finding one takes two calls that
/// Slack limits to some fifty a minute; when it limits one of them, nobody calls it until the time
/// is over.
public final class DirectChannels {
  private static final Duration KEPT = Duration.ofMinutes(30);
  private static final int MOST_KEPT = 20_000;
  private static final String LOOKUP = "users.lookupByEmail";
  private static final String OPEN = "conversations.open";

  /// What Slack says when somebody cannot be written to: for us they are not in Slack.
  private static final Set<String> NOT_THERE =
      Set.of(
          "users_not_found",
          "user_not_found",
          "user_disabled",
          "cannot_dm_bot",
          "user_not_visible");

  private record Kept(Optional<String> channel, long untilMs) {}

  private final SlackCalls calls;
  private final InstantSource clock;
  private final Voices voices;
  private final Map<String, Kept> channels = new ConcurrentHashMap<>();
  private final Map<String, Long> limitedUntilMs = new ConcurrentHashMap<>();

  /// @param voices hears of each member that is found
  DirectChannels(SlackCalls calls, InstantSource clock, Voices voices) {
    this.calls = calls;
    this.voices = voices;
    this.clock = clock;
  }

  /// The channel of direct messages with a person, or nothing when they are no full member of this
  /// Slack: what we tell a guest would be told outside the company.
  ///
  /// @throws SlackTrouble when Slack does not tell
  Optional<String> of(String email) {
    var now = clock.millis();
    var kept = channels.get(email);
    if (kept != null && now < kept.untilMs) {
      return kept.channel;
    }
    var found = find(email);
    if (channels.size() >= MOST_KEPT) {
      channels.clear();
    }
    channels.put(email, new Kept(found, now + KEPT.toMillis()));
    return found;
  }

  /// Forgets a channel that turned out to be wrong.
  public void forget(String email) {
    channels.remove(email);
  }

  private Optional<String> find(String email) {
    try {
      var user = patiently(LOOKUP, () -> calls.userByEmail(email));
      if (!reachable(user)) {
        return Optional.empty();
      }
      var channel = patiently(OPEN, () -> calls.directChannel(user.getId()));
      voices.found(calls, email, user);
      return Optional.of(channel);
    } catch (SlackTrouble trouble) {
      if (trouble.kind() == SlackTrouble.Kind.REFUSED && NOT_THERE.contains(trouble.code())) {
        return Optional.empty();
      }
      throw trouble;
    }
  }

  private static boolean reachable(User user) {
    return !(user.isDeleted()
        || user.isBot()
        || user.isStranger()
        || user.isRestricted()
        || user.isUltraRestricted());
  }

  private <T> T patiently(String method, Supplier<T> call) {
    var left = limitedUntilMs.getOrDefault(method, 0L) - clock.millis();
    if (left > 0) {
      throw SlackTrouble.heldBack(method, Duration.ofMillis(left));
    }
    try {
      return call.get();
    } catch (SlackTrouble trouble) {
      var wait = trouble.retryAfter();
      if (wait != null) {
        limitedUntilMs.put(method, clock.millis() + wait.toMillis());
      }
      throw trouble;
    }
  }
}
