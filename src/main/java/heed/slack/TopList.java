package heed.slack;

import heed.people.Role;
import heed.platform.Texts;
import heed.ranking.Ranking;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What `/heed top` answers: the first of the backlog, with money for those who may see it.
final class TopList {
  private static final int SHOWN = 10;

  private TopList() {}

  static List<Map<String, Object>> blocks(Ranking ranking, Role reader) {
    if (ranking.count() == 0) {
      return List.of(Kit.section("The backlog is empty. `/heed` files the first request."));
    }
    var shown = Math.min(SHOWN, ranking.count());
    var lines = new ArrayList<String>();
    for (var rank = 1; rank <= shown; rank++) {
      lines.add(line(ranking, rank, reader));
    }
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(Kit.header("First in the backlog"));
    blocks.add(Kit.section(String.join("\n", lines)));
    if (ranking.count() > shown) {
      blocks.add(Kit.context("and " + (ranking.count() - shown) + " more"));
    }
    return blocks;
  }

  private static String line(Ranking ranking, int rank, Role reader) {
    var feature = ranking.book().feature(ranking.feature(rank));
    var asks = ranking.asks(rank);
    var money =
        reader.seesMoney()
            ? " · "
                + Mrkdwn.literal(ranking.book().currency().brief(ranking.priority(rank)))
                + " a year per person-month"
                + (ranking.estimated(rank) ? "" : " (not estimated)")
            : "";
    return rank
        + Mrkdwn.say(". *{}*", Texts.clip(feature.title(), LoopWords.SHORT))
        + money
        + (asks == 1 ? " · 1 account" : " · " + asks + " accounts")
        + " · "
        + feature.status().spoken();
  }
}
