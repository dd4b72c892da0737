package heed.pages.picture;

import heed.pages.chart.Caption;
import heed.pages.chart.Columns;
import heed.pages.chart.Ink;
import heed.pages.chart.Key;
import heed.pages.chart.Sheet;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.platform.Phrases;
import heed.ranking.Ranking;
import java.util.List;
import java.util.stream.IntStream;

/// How bad what is asked for is, over all open features.
final class Severities {
  private static final int WORST = 5;

  /// From here on important work stands still.
  private static final int BLOCKS = 4;

  private final Voice voice;
  private final Phrases says;
  private final int[] plain = new int[WORST + 1];
  private final int[] core = new int[WORST + 1];

  Severities(Ranking ranking, Voice voice) {
    this.voice = voice;
    this.says = voice.on("pictures");
    var book = ranking.book();
    for (var rank = 1; rank <= ranking.count(); rank++) {
      var asks = book.asks(ranking.feature(rank));
      for (var ask = 0; ask < asks.count(); ask++) {
        if (book.account(asks.account(ask)).counts()) {
          (asks.core(ask) ? core : plain)[asks.severity(ask)]++;
        }
      }
    }
  }

  Columns picture() {
    return Columns.of(
        caption(),
        List.of(
            new Key(Ink.PLAIN, says.say("severity.core")),
            new Key(Ink.HATCHED, says.say("severity.other"))),
        IntStream.rangeClosed(1, WORST).mapToObj(this::stack).toList(),
        count -> Spoken.number(count, 1),
        sheet());
  }

  private int sum(int severity) {
    return plain[severity] + core[severity];
  }

  private Caption caption() {
    var all = IntStream.rangeClosed(1, WORST).map(this::sum).sum();
    var bad = IntStream.rangeClosed(BLOCKS, WORST).map(this::sum).sum();
    return new Caption(
        "severities",
        all == 0 ? says.say("severity.none") : says.say("severity.head", bad, all),
        says.say("severity.sentence"),
        says.say("severity.spoken", all),
        says.say("table"));
  }

  private Columns.Stack stack(int severity) {
    return new Columns.Stack(
        Integer.toString(severity),
        null,
        Integer.toString(sum(severity)),
        says.say("severity.point", severity, voice.severity(severity), sum(severity)),
        null,
        List.of((double) core[severity], (double) plain[severity]));
  }

  private Sheet sheet() {
    return new Sheet(
        List.of(
            Sheet.Head.text(says.say("column.severity")),
            Sheet.Head.number(says.say("severity.core")),
            Sheet.Head.number(says.say("severity.other")),
            Sheet.Head.number(says.say("column.asks"))),
        IntStream.rangeClosed(1, WORST)
            .mapToObj(severity ->
                List.of(
                    Sheet.Cell.of(says.say("severity.row", severity, voice.severity(severity))),
                    Sheet.Cell.of(Integer.toString(core[severity])),
                    Sheet.Cell.of(Integer.toString(plain[severity])),
                    Sheet.Cell.of(Integer.toString(sum(severity)))))
            .toList());
  }
}
