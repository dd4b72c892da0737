package heed.slack.team;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the workspaces fare, in words for people and for `/readyz`. Names no workspace there, for
/// anybody may read it.
///
/// @param unreadable how many have a token that was altered
/// @param installAddress where an admin adds one, or null when none can be added
public record Faring(List<Workspace> all, int unreadable, @Nullable String installAddress) {
  /// Why nobody can be written to, in a sentence.
  public String silence() {
    var bySetting = all.stream().anyMatch(workspace -> workspace.installed() == null);
    if (installAddress == null || bySetting) {
      return "Slack takes our token no more. Set a new HEED_SLACK_BOT_TOKEN and start again;"
          + " messages wait until then.";
    }
    return "No Slack workspace lets us in. An admin opens "
        + installAddress
        + " and adds one; messages wait until then.";
  }

  /// What is wrong with the only workspace there can be, in a few words, or null.
  public @Nullable String problem() {
    return installAddress == null ? problems().findFirst().orElse(null) : null;
  }

  /// How many there are and what is wrong with how many; empty when there can be but one.
  public String count() {
    if (installAddress == null) {
      return "";
    }
    var wrong = new ArrayList<String>();
    problems().forEach(problem -> wrong.add("1 " + problem));
    if (unreadable > 0) {
      wrong.add(unreadable + " with a token that was altered: install again");
    }
    var number =
        switch (all.size()) {
          case 0 -> "no workspace is installed";
          case 1 -> "1 workspace";
          default -> all.size() + " workspaces";
        };
    return wrong.isEmpty() ? number : number + " (" + String.join(", ", wrong) + ")";
  }

  private Stream<String> problems() {
    return all.stream().map(workspace -> workspace.calls().problem()).filter(Objects::nonNull);
  }
}
