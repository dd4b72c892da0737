package heed.slack;

import heed.loop.LedgerLine;
import heed.loop.Loop;
import heed.people.Person;
import heed.people.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whom somebody still owes word, the account that decides first before the others: the answer to
/// `/heed loops`, and the heart of Home.
final class OwedList {
  private static final int ASKED_FOR = 200;

  private final SlackRooms rooms;

  OwedList(SlackRooms rooms) {
    this.rooms = rooms;
  }

  /// The list in blocks, never empty.
  ///
  /// @param most how many loops to show, each in two blocks
  List<Map<String, Object>> blocks(Person person, int most) {
    var own = owed(person.email());
    var pool = person.role().atLeast(Role.PM) ? owed(Loop.POOL) : List.<LedgerLine>of();
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(Kit.header(title(own.size())));
    own.stream().limit(most).forEach(line -> add(blocks, line, true));
    more(blocks, own.size() - most);
    if (!pool.isEmpty()) {
      blocks.add(
          Kit.header(pool.size() == 1 ? "1 belongs to nobody" : pool.size() + " belong to nobody"));
      var room = Math.max(0, most - own.size());
      pool.stream().limit(room).forEach(line -> add(blocks, line, false));
      more(blocks, pool.size() - room);
    }
    return blocks;
  }

  /// The list in a line.
  String text(Person person) {
    return title(owed(person.email()).size());
  }

  private List<LedgerLine> owed(String csm) {
    return rooms
        .database()
        .read(handle -> rooms.loops().owedBy(handle, csm, rooms.today(), ASKED_FOR));
  }

  private static String title(int count) {
    return switch (count) {
      case 0 -> "Nobody waits to hear from you";
      case 1 -> "1 customer waits to hear from you";
      default ->
          (count < ASKED_FOR ? count : count + " or more") + " customers wait to hear from you";
    };
  }

  private void add(List<Map<String, Object>> blocks, LedgerLine line, boolean handBack) {
    var loop = line.loop();
    blocks.add(
        Kit.section(
            "*"
                + LoopWords.names(List.of(line.accountName()))
                + "* · "
                + LoopWords.happened(line.featureTitle(), loop.milestone(), null, null)
                + LoopWords.decides(line.decisionDate(rooms.today()), rooms.today())
                + (line.overdue(rooms.today()) ? " · late since " : " · by ")
                + LoopWords.day(loop.dueDate())
                + (loop.brokenDate() == null
                    ? ""
                    : "\n:warning: You told them "
                        + LoopWords.day(loop.brokenDate())
                        + "; that no longer holds.")));
    blocks.add(LoopButtons.of(new LoopButtons.Target(loop.id(), ""), line.accountName(), handBack));
  }

  private static void more(List<Map<String, Object>> blocks, int more) {
    if (more > 0) {
      blocks.add(Kit.section("… and " + more + " more, once these are done."));
    }
  }
}
