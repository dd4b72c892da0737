package heed.pages.picture;

import heed.pages.backlog.BacklogAsked;
import heed.pages.chart.Axis;
import heed.pages.chart.Caption;
import heed.pages.chart.Ink;
import heed.pages.chart.Key;
import heed.pages.chart.Scatter;
import heed.pages.chart.Sheet;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.platform.Currency;
import heed.platform.Phrases;
import heed.ranking.Ranking;
import java.util.List;

/// What each open feature is worth a year against the work that it takes.
final class Worth {
  /// Marks that can still be told apart.
  private static final int MOST = 120;

  /// Least of either that has a place on a scale of ratios.
  private static final double LEAST_VALUE = 1;

  private static final double LEAST_EFFORT = 0.1;

  private final Ranking ranking;
  private final BacklogAsked asked;
  private final Voice voice;
  private final Phrases says;
  private final Currency currency;

  Worth(Ranking ranking, BacklogAsked asked, Voice voice) {
    this.ranking = ranking;
    this.asked = asked;
    this.voice = voice;
    this.says = voice.on("pictures");
    this.currency = ranking.book().currency();
  }

  Scatter picture() {
    var book = ranking.book();
    var all =
        java.util.stream.IntStream.rangeClosed(1, ranking.count())
            .filter(rank -> asked.filter().shows(book, ranking.feature(rank)))
            .boxed()
            .toList();
    var ranks = all.subList(0, Math.min(MOST, all.size()));
    return Scatter.of(
        caption(all.size(), ranks),
        List.of(
            new Key(Ink.PLAIN, says.say("worth.estimated")),
            new Key(Ink.HOLLOW, says.say("worth.guessed"))),
        ranks.stream().map(this::point).toList(),
        axis(ranks.stream().map(this::value).toList()),
        currency::brief,
        says.say("worth.up"),
        axis(ranks.stream().map(this::effort).toList()),
        effort -> voice.effort(effort, true),
        says.say("worth.over"),
        sheet(ranks));
  }

  private static Axis axis(List<Double> values) {
    return Axis.ratios(
        values.stream().mapToDouble(Double::doubleValue).min().orElse(1),
        values.stream().mapToDouble(Double::doubleValue).max().orElse(10));
  }

  private double value(int rank) {
    return Math.max(LEAST_VALUE, ranking.value(rank));
  }

  private double effort(int rank) {
    return Math.max(LEAST_EFFORT, ranking.effort(rank));
  }

  private Caption caption(int all, List<Integer> ranks) {
    var first = ranks.isEmpty() ? 0 : ranks.getFirst();
    var heading =
        first == 0
            ? says.say("worth.none")
            : says.say("worth.head", title(first), currency.brief(ranking.priority(first)));
    var sentence = says.say("worth.sentence");
    return new Caption(
        "worth",
        heading,
        all > ranks.size()
            ? says.say("join", sentence, says.say("worth.more", ranks.size(), all))
            : sentence,
        says.say("worth.spoken", ranks.size()),
        says.say("table"));
  }

  private Scatter.Point point(int rank) {
    return new Scatter.Point(
        title(rank),
        effort(rank),
        value(rank),
        ranking.estimated(rank) ? Ink.PLAIN : Ink.HOLLOW,
        says.say(
            "worth.point",
            title(rank),
            currency.brief(ranking.value(rank)),
            voice.effort(ranking.effort(rank), ranking.estimated(rank)),
            voice.place(rank)),
        address(rank));
  }

  private Sheet sheet(List<Integer> ranks) {
    return new Sheet(
        List.of(
            Sheet.Head.text(says.say("column.feature")),
            Sheet.Head.number(says.say("column.rank")),
            Sheet.Head.number(says.say("column.value")),
            Sheet.Head.number(says.say("column.effort")),
            Sheet.Head.number(says.say("column.priority"))),
        ranks.stream()
            .map(rank ->
                List.of(
                    Sheet.Cell.link(title(rank), address(rank)),
                    Sheet.Cell.of(Integer.toString(rank)),
                    Sheet.Cell.of(currency.exact(ranking.value(rank))),
                    Sheet.Cell.of(voice.effort(ranking.effort(rank), ranking.estimated(rank))),
                    Sheet.Cell.of(currency.exact(ranking.priority(rank)))))
            .toList());
  }

  private String title(int rank) {
    return Spoken.text(ranking.book().feature(ranking.feature(rank)).title());
  }

  private String address(int rank) {
    return Links.feature(ranking.book().feature(ranking.feature(rank)));
  }
}
