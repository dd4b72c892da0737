package heed.slack;

import heed.slack.standin.FakeSlack;
import heed.slack.standin.Reply;
import heed.slack.standin.SlackSender;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

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

  /// The same with something changed in the form or, where there is one, in the payload.
  ///
  /// @throws AssertionError when that changes nothing
  Captured changed(UnaryOperator<String> change) {
    var text = new String(body, StandardCharsets.UTF_8);
    if (!text.startsWith("payload=")) {
      return new Captured(type, applied(change, text).getBytes(StandardCharsets.UTF_8));
    }
    var payload = URLDecoder.decode(text.substring("payload=".length()), StandardCharsets.UTF_8);
    return new Captured(type, SlackSender.encoded(Map.of("payload", applied(change, payload))));
  }

  private static String applied(UnaryOperator<String> change, String text) {
    var changed = change.apply(text);
    if (changed.equals(text)) {
      throw new AssertionError("Nothing was changed in " + text);
    }
    return changed;
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
