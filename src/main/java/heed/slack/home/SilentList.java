package heed.slack.home;

import heed.loop.ClosureStore;
import heed.loop.SilentAccount;
import heed.slack.rooms.SlackRooms;
import heed.slack.text.Kit;
import heed.slack.text.LoopWords;
import heed.slack.text.Voice;
import heed.slack.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What `/heed silent` answers a lead: the accounts that should have heard from us by now, the
/// oldest debt first, and who looks after them.
public final class SilentList {
  private static final int LINES = 20;

  /// With the longest names, a section holds no more lines.
  private static final int LINES_OF_SECTION = 10;

  private final SlackRooms rooms;
  private final ClosureStore closure = new ClosureStore();

  public SilentList(SlackRooms rooms) {
    this.rooms = rooms;
  }

  public Words words(Voice voice) {
    var today = rooms.today();
    var all = ClosureStore.Scope.ALL;
    var silent =
        rooms.database().read(handle -> closure.silent(handle, all, today, Integer.MAX_VALUE));
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(Kit.header(voice.plain("silent.title", silent.size())));
    if (silent.isEmpty()) {
      blocks.add(Kit.section(voice.say("silent.none")));
      return new Words(voice.say("silent.title", 0), blocks);
    }
    lines(blocks, silent.stream().limit(LINES).map(one -> line(voice, one)).toList());
    if (silent.size() > LINES) {
      blocks.add(Kit.context(voice.say("silent.left", silent.size() - LINES)));
    }
    var base = rooms.triage().baseUrl();
    if (base != null) {
      var open = voice.plain("silent.open");
      var figures = Kit.link(open, PmDesk.PAGE, base + "/loops/figures", open);
      blocks.add(Kit.actions("silent", List.of(figures)));
    }
    var first = Voice.name(silent.getFirst().name());
    return new Words(voice.say("silent.text", silent.size(), first), blocks);
  }

  private static void lines(List<Map<String, Object>> blocks, List<String> lines) {
    for (var from = 0; from < lines.size(); from += LINES_OF_SECTION) {
      var to = Math.min(from + LINES_OF_SECTION, lines.size());
      blocks.add(Kit.section(String.join("\n", lines.subList(from, to))));
    }
  }

  private static String line(Voice voice, SilentAccount one) {
    return "• *"
        + Voice.name(one.name())
        + "*"
        + LoopWords.BETWEEN
        + voice.say("silent.since", one.since(), one.overdue())
        + LoopWords.BETWEEN
        + LoopWords.owner(voice, one.csm());
  }
}
