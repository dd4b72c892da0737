package heed.slack.standin;

import heed.platform.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// The addresses for late answers: each is good five times, for half an hour.
final class LateAnswers {
  private static final int TIMES = 5;
  private static final Duration GOOD_FOR = Duration.ofMinutes(30);

  private record Address(Instant since, int used) {}

  private final InstantSource clock;
  private final Map<String, Address> addresses = new HashMap<>();

  LateAnswers(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void give(String path, Duration age) {
    addresses.put(path, new Address(clock.instant().minus(age), 0));
  }

  /// Takes an answer; gives `ok` or why Slack would not.
  synchronized String take(String path, String body) {
    var address = addresses.get(path);
    if (address == null) {
      return "no_such_url";
    }
    if (address.since.plus(GOOD_FOR).isBefore(clock.instant())) {
      return "expired_url";
    }
    if (address.used >= TIMES) {
      return "used_url";
    }
    addresses.put(path, new Address(address.since, address.used + 1));
    var answer = Json.tree(body);
    var problems = BlockKitCheck.message(answer.path("text").asString(""), answer.path("blocks"));
    return problems.isEmpty() ? "ok" : BlockKitCheck.code(problems, "invalid_blocks");
  }
}
