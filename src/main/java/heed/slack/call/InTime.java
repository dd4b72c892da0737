package heed.slack.call;

import com.slack.api.bolt.response.Response;
import heed.platform.Json;
import heed.platform.Refused;
import heed.slack.text.Answers;
import heed.slack.text.Mrkdwn;
import heed.slack.text.Voice;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers Slack before it gives up on us, which is after three seconds. Work that takes longer
/// goes on, and its words follow to the asker when it is done.
public final class InTime implements AutoCloseable {
  /// Leaves the network half a second.
  static final Duration PATIENCE = Duration.ofMillis(2300);

  private static final Logger log = LoggerFactory.getLogger(InTime.class);

  private final SlackCalls calls;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public InTime(SlackCalls calls) {
    this.calls = calls;
  }

  /// What the work answers, or an empty answer in time and the work's own one later.
  ///
  /// @param responseUrl where late words go, or null when there is no such place
  public Response answer(@Nullable String responseUrl, Supplier<Response> work) {
    var answer = CompletableFuture.supplyAsync(() -> speaking(Voice.COMPANY, work), threads);
    return orLate(
        answer,
        () -> {
          var _ = answer.thenAccept(words -> follow(responseUrl, words));
          return Answers.nothing();
        });
  }

  /// What the work answers, or in time that nobody knows yet. The work must be such that doing it
  /// again is harmless.
  public Response answerOr(Response unsure, Supplier<Response> work) {
    return orLate(CompletableFuture.supplyAsync(work, threads), () -> unsure);
  }

  /// Nothing, when the work is at its end; in time, a promise instead, and later that it was kept.
  /// Whoever waits must not take the answer itself for a yes.
  ///
  /// @param promise says that the work is still under way
  /// @param kept says that it came to a good end after that
  /// @param work says itself what kept it from its end, and answers whether nothing did
  public Response answerOrPromise(Runnable promise, Runnable kept, BooleanSupplier work) {
    var done = CompletableFuture.supplyAsync(work::getAsBoolean, threads);
    return orLate(
        done.thenApply(_ -> Answers.nothing()),
        () -> {
          var promised = CompletableFuture.runAsync(() -> quietly("a promise", promise), threads);
          var _ =
              done.thenAcceptBoth(
                  promised,
                  (good, _) -> {
                    if (good) {
                      quietly("the end of a promise", kept);
                    }
                  });
          return Answers.nothing();
        });
  }

  /// Begins work that somebody will ask for with [#within].
  public <T> CompletableFuture<T> begin(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, threads);
  }

  /// What the work brought, unless it takes longer than that.
  public static <T> Optional<T> within(CompletableFuture<T> work, Duration patience) {
    try {
      return Optional.of(work.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException tooLong) {
      return Optional.empty();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException bug) {
      throw new IllegalStateException(bug.getCause());
    }
  }

  private static Response orLate(CompletableFuture<Response> answer, Supplier<Response> late) {
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException tooLong) {
      return late.get();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Answers.whisper(Voice.COMPANY.say("trouble.stopping"));
    } catch (ExecutionException bug) {
      throw new IllegalStateException(bug.getCause());
    }
  }

  /// Does something after the answer. For what may be lost when the process ends just then.
  public void afterwards(String what, Runnable work) {
    try {
      threads.execute(() -> quietly(what, work));
    } catch (RejectedExecutionException stopping) {
      // What is said at the very end is said by whoever says it.
      quietly(what, work);
    }
  }

  private static void quietly(String what, Runnable work) {
    try {
      work.run();
    } catch (SlackTrouble trouble) {
      log.warn("Slack: {} failed: {}", what, trouble.getMessage());
    } catch (RuntimeException bug) {
      log.error("Slack: {} failed", what, bug);
    }
  }

  /// Does the work and says every failure to the asker; none goes by in silence.
  public static Response speaking(Voice voice, Supplier<Response> work) {
    try {
      return work.get();
    } catch (RuntimeException problem) {
      return Answers.whisper(sentence(voice, problem));
    }
  }

  /// What to tell the asker about a failure.
  public static String sentence(Voice voice, RuntimeException problem) {
    if (problem instanceof Refused refused) {
      return Mrkdwn.literal(refused.sentence());
    }
    if (problem instanceof SlackTrouble trouble) {
      log.warn("Slack: {}", trouble.getMessage());
      return sentence(voice, trouble);
    }
    log.error("Slack: a request met a bug", problem);
    return voice.say("trouble.ours");
  }

  private static String sentence(Voice voice, SlackTrouble trouble) {
    return switch (trouble.kind()) {
      case REFUSED ->
          trouble.code().endsWith("_trigger_id")
              ? voice.say("trouble.trigger")
              : voice.say("trouble.refused", trouble.code());
      case LIMITED, HELD_BACK -> voice.say("trouble.limited");
      case UNREACHABLE, DONE_UNHEARD -> voice.say("trouble.unreachable");
    };
  }

  /// Says at a response address what an answer says, if it says anything.
  ///
  /// @param responseUrl or null, when there is no such place
  public void follow(@Nullable String responseUrl, Response words) {
    var body = words.getBody();
    if (responseUrl == null || body == null || body.isEmpty()) {
      return;
    }
    afterwards("a late answer", () -> calls.respond(responseUrl, Json.read(body, Map.class)));
  }

  /// Lets what is under way come to its end, which was promised to somebody, but not for ever.
  @Override
  public void close() {
    threads.shutdown();
    try {
      var _ = threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
