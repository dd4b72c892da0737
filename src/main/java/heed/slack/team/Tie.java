package heed.slack.team;

import heed.slack.call.SlackCalls;
import java.util.function.Consumer;

/// What the handlers of one workspace are made with.
///
/// @param seen hears the address of each person who uses us there
/// @param gone hears that we were taken out of it
public record Tie(SlackCalls calls, Identity identity, Consumer<String> seen, Gone gone) {
  /// Takes the news that a workspace is gone.
  @FunctionalInterface
  public interface Gone {
    /// We are there no more.
    ///
    /// @param why Slack's word for it
    /// @param sinceMs when, epoch milliseconds
    void since(String why, long sinceMs);
  }
}
