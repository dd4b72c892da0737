package heed.pages.backlog;

import heed.http.Answers;
import heed.pages.frame.Csv;
import heed.pages.frame.Rendering;
import heed.pages.frame.Spoken;
import heed.ranking.Ranking;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The backlog as CSV: the features that are seen, in the order in which they are seen, with the
/// columns that the reader sees. Amounts are exact, dates are dates.
final class BacklogCsv {
  private static final List<String> COLUMNS =
      List.of("rank", "key", "feature", "area", "status", "effortPersonMonths", "effortEstimated");
  private static final List<String> MONEY =
      List.of(
          "priority",
          "protect",
          "grow",
          "late",
          "nextDecision",
          "decidingNow",
          "largestAccount",
          "largestAccountShare");

  private final Ranking ranking;
  private final boolean staff;

  /// @param staff whether the reader may see amounts and customers
  BacklogCsv(Ranking ranking, boolean staff) {
    this.ranking = ranking;
    this.staff = staff;
  }

  static void answer(Context context, Ranking ranking, List<Integer> ranks, boolean staff) {
    Rendering.protect(context);
    context.header("Cache-Control", "no-store");
    context.header(
        "Content-Disposition", "attachment; filename=\"heed-backlog-" + ranking.asOf() + ".csv\"");
    Answers.bytes(
        context,
        200,
        "text/csv;charset=utf-8;header=present",
        new BacklogCsv(ranking, staff).lines(ranks).getBytes(StandardCharsets.UTF_8));
  }

  private String lines(List<Integer> ranks) {
    var columns = Stream.of(COLUMNS, List.of("asks"), staff ? MONEY : List.<String>of());
    var text = new StringBuilder(Csv.line(columns.flatMap(List::stream)));
    ranks.forEach(rank -> text.append(Csv.line(cells(rank).stream())));
    return text.toString();
  }

  private List<String> cells(int rank) {
    var feature = ranking.book().feature(ranking.feature(rank));
    var cells = new ArrayList<String>();
    cells.add(Integer.toString(rank));
    cells.add(feature.key());
    cells.add(feature.title());
    cells.add(feature.area() == null ? "" : feature.area());
    cells.add(feature.status().word());
    cells.add(Spoken.number(ranking.effort(rank), 2));
    cells.add(Boolean.toString(ranking.estimated(rank)));
    cells.add(Integer.toString(ranking.asks(rank)));
    if (staff) {
      addMoney(cells, rank);
    }
    return cells;
  }

  private void addMoney(List<String> cells, int rank) {
    var score = ranking.score(rank);
    Stream.of(score.priority(), score.protect(), score.grow(), score.late())
        .map(amount -> ranking.book().currency().rounded(amount).toPlainString())
        .forEach(cells::add);
    cells.add(ranking.nextDecision(rank).map(Object::toString).orElse(""));
    cells.add(Boolean.toString(ranking.decidingNow(rank)));
    var largest = ranking.largestAccount(rank);
    cells.add(largest.isEmpty() ? "" : ranking.book().account(largest.getAsInt()).name());
    var share = ranking.largestAccountShare(rank);
    cells.add(share.isEmpty() ? "" : String.format(Locale.ROOT, "%.4f", share.getAsDouble()));
  }
}
