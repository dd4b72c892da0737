package heed.slack.team;

import heed.slack.call.SlackCalls;
import heed.slack.call.SlackTrouble;
import heed.slack.call.Waiting;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which workspace a token belongs to. Slack is asked in the background until it tells, so that the
/// service starts and serves while Slack is down; until then whoever signs rightly is believed.
final class Identity implements AutoCloseable {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Logger log = LoggerFactory.getLogger(Identity.class);

  private record Known(String team, @Nullable String enterprise) {}

  private final SlackCalls calls;
  private final Thread thread;
  private final Semaphore nudge = new Semaphore(0);
  private volatile @Nullable Known known;

  private volatile Consumer<String> onRefusal = code -> {};

  Identity(SlackCalls calls) {
    this(calls, null);
  }

  /// For a workspace that is known already.
  Identity(SlackCalls calls, String team, @Nullable String enterprise) {
    this(calls, new Known(team, enterprise));
  }

  private Identity(SlackCalls calls, @Nullable Known known) {
    this.calls = calls;
    this.known = known;
    this.thread = Thread.ofVirtual().name("slack-identity").unstarted(this::ask);
  }

  void start() {
    thread.start();
  }

  /// Hears Slack's word when it was asked and takes our token no more.
  void onRefusal(Consumer<String> listener) {
    onRefusal = listener;
  }

  /// Asks at once: one refused call may be an error of Slack's, two are none.
  void askNow() {
    nudge.release();
  }

  /// The workspace, or null while Slack has not told.
  @Nullable String team() {
    var ours = known;
    return ours == null ? null : ours.team;
  }

  /// Whether it is known to be this one.
  boolean is(@Nullable String team) {
    return team != null && team.equals(team());
  }

  /// Whether something from this workspace is for us.
  boolean covers(@Nullable String team, @Nullable String enterprise) {
    var ours = known;
    if (ours == null || team == null || ours.team.equals(team)) {
      return true;
    }
    return ours.enterprise != null && ours.enterprise.equals(enterprise);
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  /// Goes on asking once it is known, so that a revoked token or a lost connection shows.
  private void ask() {
    var wait = FIRST_WAIT;
    try {
      while (true) {
        try {
          var answer = calls.whoAmI();
          var enterprise = answer.getEnterpriseId();
          known = new Known(answer.getTeamId(), enterprise == null ? null : enterprise);
          wait = LONGEST_WAIT;
        } catch (SlackTrouble trouble) {
          log.warn("Slack: {}", trouble.getMessage());
          tell(trouble);
          wait = wait.compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        }
        nudge.drainPermits();
        var _ = nudge.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(SlackTrouble trouble) {
    if (Waiting.ON_THE_TOKEN.contains(trouble.code())) {
      try {
        onRefusal.accept(trouble.code());
      } catch (RuntimeException notKept) {
        log.warn("Slack: a refusal could not be noted: {}", notKept.getMessage());
      }
    }
  }
}
