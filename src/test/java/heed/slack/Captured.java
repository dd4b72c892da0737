package heed.slack;

import heed.slack.standin.FakeSlack;
import heed.slack.standin.Reply;
import heed.slack.standin.SlackSender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// One request of Slack, kept so that it can be sent as often as one likes: each time signed anew
/// at another second and marked as a repetition, as Slack does.
final class Captured {
  private final String type;
  private final byte[] body;

  private Captured(String type, byte[] body) {
    this.type = type;
    this.body = body;
  }

  static Captured of(SlackSender sender, Consumer<SlackSender> act) {
    var kept = new AtomicReference<Captured>();
    act.accept(
        sender.through((type, body) -> {
          kept.set(new Captured(type, body));
          return new Reply(200, "", "");
        }));
    return kept.get();
  }

  /// Sends it so many times at once.
  List<Reply> times(int many, SlackSender sender, Bench bench) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var sendings = new ArrayList<Callable<Reply>>();
      for (var number = 0; number < many; number++) {
        var attempt = number;
        sendings.add(() -> again(attempt, sender, bench));
      }
      var replies = new ArrayList<Reply>();
      for (var reply : threads.invokeAll(sendings)) {
        replies.add(reply.get());
      }
      return replies;
    }
  }

  /// Sends it once over HTTP.
  ///
  /// @param attempt 0 for the first time
  Reply again(int attempt, SlackSender sender, Bench bench) {
    var timestamp = String.valueOf(bench.clock.instant().getEpochSecond() + attempt);
    return sender.send(
        type,
        body,
        List.of(
            Map.entry("X-Slack-Request-Timestamp", timestamp),
            Map.entry(
                "X-Slack-Signature", SlackSender.sign(FakeSlack.SIGNING_SECRET, timestamp, body)),
            Map.entry("X-Slack-Retry-Num", String.valueOf(attempt)),
            Map.entry("X-Slack-Retry-Reason", "http_timeout")));
  }
}
