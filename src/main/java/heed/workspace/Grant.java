package heed.workspace;

import org.jspecify.annotations.Nullable;

/// What Slack gives when somebody lets us into a workspace.
public record Grant(
    String team,
    String name,
    @Nullable String enterprise,
    String app,
    String botUser,
    String scopes,
    String token) {

  /// The token stays out of logs and error texts.
  @Override
  public String toString() {
    return "Grant[" + team + "]";
  }
}
