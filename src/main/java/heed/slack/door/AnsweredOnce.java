package heed.slack.door;

import com.slack.api.bolt.response.Response;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What was answered to which act. One that comes again, by the same way or another, signed anew or
/// not, gets the answer of the first and does nothing; one that failed may come again. Across
/// restarts and between nodes it is the mark in the database ([SeenStore]) that keeps an effect
/// from happening twice.
final class AnsweredOnce {
  /// Slack's last repetition comes after five minutes.
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private static final int MOST_REMEMBERED = 2000;

  private record Answer(CompletableFuture<Response> words, long since) {}

  private final InstantSource clock;
  private final Map<String, Answer> answers = new LinkedHashMap<>();

  AnsweredOnce(InstantSource clock) {
    this.clock = clock;
  }

  /// The answer to an act, from the work or from memory. Who comes while the first is still at it
  /// waits for the first.
  Response of(String id, Supplier<Response> work) {
    var mine = new Answer(new CompletableFuture<>(), clock.millis());
    var earlier = remember(id, mine);
    if (earlier != null) {
      return earlier.words().join();
    }
    try {
      var answer = work.get();
      if (answer.getStatusCode() >= 300) {
        forget(id);
      }
      mine.words().complete(answer);
      return answer;
    } catch (RuntimeException bug) {
      forget(id);
      mine.words().completeExceptionally(bug);
      throw bug;
    }
  }

  private synchronized @Nullable Answer remember(String id, Answer mine) {
    var oldest = answers.values().iterator();
    while (oldest.hasNext()) {
      var since = oldest.next().since();
      if (mine.since() - since < REMEMBERED.toMillis() && answers.size() < MOST_REMEMBERED) {
        break;
      }
      oldest.remove();
    }
    return answers.putIfAbsent(id, mine);
  }

  private synchronized void forget(String id) {
    answers.remove(id);
  }
}
