package heed.slack.home;

import heed.people.Role;
import heed.ranking.Ranking;
import heed.slack.text.Kit;
import heed.slack.text.LoopWords;
import heed.slack.text.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What `/heed top` answers: the first of the backlog, with money for those who may see it.
public final class TopList {
  private static final int SHOWN = 10;

  private TopList() {}

  public static List<Map<String, Object>> blocks(Voice voice, Ranking ranking, Role reader) {
    if (ranking.count() == 0) {
      return List.of(Kit.section(voice.say("top.empty")));
    }
    var shown = Math.min(SHOWN, ranking.count());
    var lines = new ArrayList<String>();
    for (var rank = 1; rank <= shown; rank++) {
      lines.add(line(voice, ranking, rank, reader));
    }
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(Kit.header(voice.plain("top.title")));
    blocks.add(Kit.section(String.join("\n", lines)));
    if (ranking.count() > shown) {
      blocks.add(Kit.context(voice.say("top.left", ranking.count() - shown)));
    }
    return blocks;
  }

  /// The list in a line.
  public static String text(Voice voice, Ranking ranking) {
    return ranking.count() == 0
        ? voice.say("top.empty")
        : voice.say("top.text", Voice.name(ranking.book().feature(ranking.feature(1)).title()));
  }

  private static String line(Voice voice, Ranking ranking, int rank, Role reader) {
    var feature = ranking.book().feature(ranking.feature(rank));
    var parts = new ArrayList<String>();
    parts.add(rank + ". *" + Voice.name(feature.title()) + "*");
    if (reader.seesMoney()) {
      var money = ranking.book().currency().brief(ranking.priority(rank));
      parts.add(
          voice.say(ranking.estimated(rank) ? "top.money" : "top.money.not_estimated", money));
    }
    parts.add(voice.say("accounts", ranking.asks(rank)));
    parts.add(voice.status(feature.status()));
    return String.join(LoopWords.BETWEEN, parts);
  }
}
