package heed.slack.team;

import heed.people.Role;
import heed.slack.call.SlackTrouble;
import heed.slack.rooms.SlackRooms;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at members who come in by another door as if they had come by ours: guests, members of
/// other companies and those who left stay out, newcomers become what the settings say.
public final class Admission {
  private static final Logger log = LoggerFactory.getLogger(Admission.class);

  private final Workspaces workspaces;
  private final @Nullable Role newcomers;
  private final SlackRooms rooms;
  private final Voices voices;

  public Admission(
      Workspaces workspaces, @Nullable Role newcomers, SlackRooms rooms, Voices voices) {
    this.workspaces = workspaces;
    this.newcomers = newcomers;
    this.rooms = rooms;
    this.voices = voices;
  }

  /// Who a member is, for a door that asks.
  ///
  /// @param email as the other door knows it, or null when it knows none
  public Admitted look(String team, String member, @Nullable String email) {
    var workspace = workspaces.at(team);
    if (workspace.isEmpty()) {
      return new Admitted.OtherWorkspace();
    }
    var tie = new Tie(workspace.get().calls(), workspace.get().identity(), _ -> {}, (_, _) -> {});
    try {
      return switch (new Members(tie, newcomers, rooms, voices).of(member)) {
        case Members.Member.TurnedAway(var sentence) -> new Admitted.NoMember(sentence);
        case Members.Member.Known(var person) ->
            email == null || person.email().equals(email)
                ? new Admitted.In()
                : new Admitted.OtherAddress();
      };
    } catch (SlackTrouble trouble) {
      log.warn("Slack: nobody could be signed in: {}", trouble.getMessage());
      return new Admitted.Unheard();
    }
  }
}
