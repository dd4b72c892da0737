package heed.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.response.Response;
import heed.people.Person;
import heed.people.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The Home tab: whom the reader still owes word, their accounts, the latest filings, and for a PM
/// the top of the backlog; a page at a time. Never blank.
final class Home {
  /// The button's action.
  static final String FILE = "file_from_home";

  /// Turns the page of the accounts; the value says where it begins.
  static final String TURN = "home_accounts";

  /// Two blocks each. With a page of accounts and the rest this stays under a hundred.
  private static final int LOOPS = 25;

  private final SlackCalls calls;
  private final Members members;
  private final OwedList owed;
  private final SlackRooms rooms;

  Home(SlackCalls calls, Members members, OwedList owed, SlackRooms rooms) {
    this.calls = calls;
    this.members = members;
    this.owed = owed;
    this.rooms = rooms;
  }

  void publish(String userId) {
    publish(userId, 0);
  }

  private void publish(String userId, int from) {
    var blocks =
        switch (members.of(userId)) {
          case Members.Member.TurnedAway(var sentence) ->
              List.of(Kit.section(Mrkdwn.literal(sentence)));
          case Members.Member.Known(var person) -> blocks(person, from);
        };
    calls.publishHome(userId, Kit.home(blocks));
  }

  /// Shows another page of the accounts.
  Response turn(BlockActionPayload click, Clicking clicking) {
    return clicking.press(
        click,
        person ->
            clicking.afterwards(
                "a page of Home",
                () ->
                    publish(
                        click.getUser().getId(), place(click.getActions().getFirst().getValue()))));
  }

  private static int place(@Nullable String value) {
    return value != null && value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : 0;
  }

  private List<Map<String, Object>> blocks(Person person, int from) {
    var blocks = new ArrayList<Map<String, Object>>();
    if (!person.role().atLeast(Role.CSM)) {
      blocks.add(Kit.section("You can look at the backlog: type `/heed top`."));
      return blocks;
    }
    var file = Kit.button("File a request", FILE, "home", "File a request");
    var choose = Kit.button("What you hear", Preferring.OPEN, "home", "Choose what you hear");
    blocks.add(Kit.actions("file", List.of(Kit.primary(file), choose)));
    blocks.addAll(owed.blocks(person, LOOPS));
    if (person.role().atLeast(Role.PM)) {
      blocks.addAll(TopList.blocks(rooms.ranking().get(), person.role()));
    }
    accounts(blocks, person, from);
    var filed = Filed.lines(rooms, person);
    if (!filed.isEmpty()) {
      blocks.add(Kit.header("Your latest requests"));
      blocks.add(Kit.section(String.join("\n", filed)));
    }
    return blocks;
  }

  private void accounts(List<Map<String, Object>> blocks, Person person, int asked) {
    var book = rooms.book().now();
    var count = HomePage.ownAccounts(book, person.email());
    var from = asked < count ? asked : 0;
    blocks.addAll(HomePage.accounts(book, person, rooms.today(), from));
    var turns = new ArrayList<Map<String, Object>>();
    if (from > 0) {
      var back = Math.max(0, from - HomePage.ACCOUNTS);
      turns.add(Kit.button("Earlier", TURN + ":back", "" + back, "Accounts that decide earlier"));
    }
    if (from + HomePage.ACCOUNTS < count) {
      var next = from + HomePage.ACCOUNTS;
      turns.add(Kit.button("Later", TURN + ":next", "" + next, "Accounts that decide later"));
    }
    if (!turns.isEmpty()) {
      blocks.add(Kit.actions("turn", turns));
    }
  }
}
