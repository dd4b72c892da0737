package heed.slack;

import heed.people.Person;
import heed.people.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The Home tab: whom the reader still owes word, and a button to file. Never blank.
final class Home {
  /// The button's action.
  static final String FILE = "file_from_home";

  private static final int LOOPS = 40;

  private final SlackCalls calls;
  private final Members members;
  private final OwedList owed;

  Home(SlackCalls calls, Members members, OwedList owed) {
    this.calls = calls;
    this.members = members;
    this.owed = owed;
  }

  void publish(String userId) {
    var blocks =
        switch (members.of(userId)) {
          case Members.Member.TurnedAway(var sentence) ->
              List.of(Kit.section(Mrkdwn.literal(sentence)));
          case Members.Member.Known(var person) -> blocks(person);
        };
    calls.publishHome(userId, Kit.home(blocks));
  }

  private List<Map<String, Object>> blocks(Person person) {
    var blocks = new ArrayList<Map<String, Object>>();
    if (person.role().atLeast(Role.CSM)) {
      var file = Kit.button("File a request", FILE, "home", "File a request");
      blocks.add(Kit.actions("file", List.of(Kit.primary(file))));
      blocks.addAll(owed.blocks(person, LOOPS));
    } else {
      blocks.add(Kit.section("You can look at the backlog: type `/heed top`."));
    }
    return blocks;
  }
}
