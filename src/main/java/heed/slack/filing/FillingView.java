package heed.slack.filing;

import heed.slack.call.SlackCalls;
import heed.slack.call.SlackTrouble;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/// Fills a view that stands open with what it is to show. Waits as long as Slack asks for, so it is
/// for threads on which nobody waits.
final class FillingView {
  private static final int TRIES = 4;

  /// A person has not closed it and gone away by then.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private static final Duration WAIT = Duration.ofSeconds(1);

  /// Nobody looks at it any more, or it was filled by a try whose answer got lost.
  private static final Set<String> CLOSED = Set.of("not_found", "view_not_found", "hash_conflict");

  private final SlackCalls calls;

  FillingView(SlackCalls calls) {
    this.calls = calls;
  }

  /// Fills it, unless it was closed.
  ///
  /// @throws SlackTrouble when Slack does not do it, however often it is asked
  void fill(SlackCalls.OpenView opened, Map<String, Object> view) {
    fill(opened, view, TRIES - 1);
  }

  private void fill(SlackCalls.OpenView opened, Map<String, Object> view, int left) {
    try {
      calls.updateView(opened.id(), opened.hash(), view);
    } catch (SlackTrouble trouble) {
      switch (trouble.kind()) {
        case DONE_UNHEARD -> {}
        case REFUSED -> {
          if (!CLOSED.contains(trouble.code())) {
            throw trouble;
          }
        }
        case LIMITED, HELD_BACK, UNREACHABLE -> {
          if (left == 0 || !waited(trouble)) {
            throw trouble;
          }
          fill(opened, view, left - 1);
        }
      }
    }
  }

  /// Whether there is still somebody to try for.
  private static boolean waited(SlackTrouble trouble) {
    var asked = trouble.retryAfter();
    var wait = asked == null ? WAIT : asked;
    if (wait.compareTo(LONGEST_WAIT) > 0) {
      return false;
    }
    try {
      Thread.sleep(wait);
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
