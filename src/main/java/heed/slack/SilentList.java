package heed.slack;

import heed.loop.LedgerStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What `/heed silent` answers a lead: the accounts that should have heard from us by now, the
/// oldest debt first, and who owes it.
final class SilentList {
  private static final int LINES = 20;

  private final SlackRooms rooms;
  private final LedgerStore ledger = new LedgerStore();

  SilentList(SlackRooms rooms) {
    this.rooms = rooms;
  }

  SlackCourier.Words words(Voice voice) {
    var silent = rooms.database().read(handle -> ledger.silences(handle, rooms.today(), LINES));
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(Kit.header(voice.plain("silent.title", silent.count())));
    if (silent.count() == 0) {
      blocks.add(Kit.section(voice.say("silent.none")));
      return new SlackCourier.Words(voice.say("silent.title", 0), blocks);
    }
    var half = LINES / 2; // a section holds no more with the longest names
    var lines = silent.first().stream().map(one -> line(voice, one)).toList();
    for (var from = 0; from < lines.size(); from += half) {
      blocks.add(
          Kit.section(String.join("\n", lines.subList(from, Math.min(from + half, lines.size())))));
    }
    if (silent.count() > lines.size()) {
      blocks.add(Kit.context(voice.say("silent.left", silent.count() - lines.size())));
    }
    var base = rooms.triage().baseUrl();
    if (base != null) {
      var open = voice.plain("silent.open");
      blocks.add(
          Kit.actions("silent", List.of(Kit.link(open, PmDesk.PAGE, base + "/loops", open))));
    }
    return new SlackCourier.Words(
        voice.say(
            "silent.text", silent.count(), Voice.name(silent.first().getFirst().accountName())),
        blocks);
  }

  private static String line(Voice voice, LedgerStore.Silence one) {
    return "• *"
        + Voice.name(one.accountName())
        + "*"
        + LoopWords.BETWEEN
        + voice.say("silent.since", one.since(), one.overdue())
        + LoopWords.BETWEEN
        + LoopWords.owner(voice, one.csm());
  }
}
