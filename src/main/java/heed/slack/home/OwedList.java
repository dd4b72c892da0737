package heed.slack.home;

import heed.loop.LedgerLine;
import heed.loop.Loop;
import heed.people.Person;
import heed.people.Role;
import heed.slack.rooms.SlackRooms;
import heed.slack.text.Kit;
import heed.slack.text.LoopButtons;
import heed.slack.text.LoopWords;
import heed.slack.text.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whom somebody still owes word, the account that decides first before the others: the answer to
/// `/heed loops`, and the heart of Home. For a PM the loops of nobody in particular follow.
public final class OwedList {
  /// How many loops an answer shows; Home has room for more.
  public static final int FEW = 12;

  private static final int ASKED_FOR = 200;

  private final SlackRooms rooms;

  /// What somebody owes.
  ///
  /// @param own their own loops
  /// @param pool those of nobody in particular; empty unless they may hand them out
  record Owed(List<LedgerLine> own, List<LedgerLine> pool) {
    int count() {
      return own.size() + pool.size();
    }
  }

  public OwedList(SlackRooms rooms) {
    this.rooms = rooms;
  }

  public Owed of(Person person) {
    var pool = person.role().atLeast(Role.PM) ? owed(Loop.POOL) : List.<LedgerLine>of();
    return new Owed(owed(person.email()), pool);
  }

  /// The first of the list in blocks, never empty.
  ///
  /// @param most how many loops to show, each in two blocks
  public List<Map<String, Object>> blocks(Voice voice, Owed owed, int most) {
    var blocks = page(voice, owed, 0, most);
    if (owed.count() > most) {
      blocks.add(Kit.section(voice.say("loops.left", owed.count() - most)));
    }
    return blocks;
  }

  /// A part of the list in blocks.
  List<Map<String, Object>> page(Voice voice, Owed owed, int from, int most) {
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(Kit.header(text(voice, owed)));
    if (owed.count() == 0) {
      blocks.add(Kit.section(voice.say("loops.none")));
    }
    owed.own().stream().skip(from).limit(most).forEach(line -> add(voice, blocks, line, true));
    var ownShown = Math.clamp(owed.own().size() - from, 0, most);
    var pool =
        owed.pool().stream()
            .skip(Math.max(0, from - owed.own().size()))
            .limit(most - ownShown)
            .toList();
    if (!pool.isEmpty()) {
      blocks.add(Kit.header(voice.plain("loops.pool", owed.pool().size())));
      pool.forEach(line -> add(voice, blocks, line, false));
    }
    return blocks;
  }

  /// The list in a line.
  public String text(Voice voice, Owed owed) {
    var count = owed.own().size();
    return voice.plain(count < ASKED_FOR ? "loops.title" : "loops.title.many", count);
  }

  private List<LedgerLine> owed(String csm) {
    return rooms
        .database()
        .read(handle -> rooms.loops().owedBy(handle, csm, rooms.today(), ASKED_FOR));
  }

  private void add(
      Voice voice, List<Map<String, Object>> blocks, LedgerLine line, boolean handBack) {
    var loop = line.loop();
    var today = rooms.today();
    blocks.add(
        Kit.section(
            "*"
                + Voice.name(line.accountName())
                + "*"
                + LoopWords.BETWEEN
                + LoopWords.happened(voice, line.featureTitle(), loop.milestone(), null, null)
                + LoopWords.decides(voice, line.decisionDate(today), today)
                + LoopWords.due(voice, loop.dueDate(), line.overdue(today))
                + LoopWords.broken(voice, loop.brokenDate())));
    blocks.add(
        LoopButtons.of(
            voice,
            new LoopButtons.Target(loop.id(), ""),
            line.accountName(),
            line.featureTitle(),
            handBack));
  }
}
