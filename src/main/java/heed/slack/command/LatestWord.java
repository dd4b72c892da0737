package heed.slack.command;

import heed.loop.LedgerLine;
import heed.loop.LedgerStore;
import heed.slack.rooms.SlackRooms;
import heed.slack.text.Kit;
import heed.slack.text.LoopWords;
import heed.slack.text.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What one account heard last, and from whom: the proof in `/heed account NAME`.
final class LatestWord {
  private static final int LINES = 5;

  private final SlackRooms rooms;
  private final LedgerStore ledger = new LedgerStore();

  LatestWord(SlackRooms rooms) {
    this.rooms = rooms;
  }

  /// The latest words in a block, or none where there was none.
  List<Map<String, Object>> blocks(Voice voice, String account) {
    var heard = rooms.database().read(handle -> ledger.heardBy(handle, account, LINES));
    if (heard.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    lines.add("*" + voice.say("account.heard") + "*");
    heard.forEach(line -> lines.add("• " + words(voice, line)));
    return List.of(Kit.section(String.join("\n", lines)));
  }

  private static String words(Voice voice, LedgerLine line) {
    var loop = line.loop();
    return LoopWords.happened(
            voice, line.featureTitle(), loop.milestone(), loop.promisedDate(), null)
        + LoopWords.BETWEEN
        + LoopWords.how(voice, loop);
  }
}
