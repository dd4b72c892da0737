package heed.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heed.cast.Cast;
import heed.cast.WorkedExample;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What `docs/scoring.md` tells its readers is what the ranking computes, to the last digit shown.
class WorkedExampleTest {
  private static final Path PAGE = Path.of("docs/scoring.md");

  private final Ranking ranking =
      Ranking.of(WorkedExample.book(), ScoringPolicy.DEFAULT, WorkedExample.AS_OF);

  @Test
  void the_stakes_are_those_of_the_page() throws IOException {
    var shown = new ArrayList<Map<String, String>>();

    for (var id = 0; id < ranking.book().accountCount(); id++) {
      var account = ranking.book().account(id);
      var stake = ranking.stake(id);
      var decision = stake.decision();
      var row = new LinkedHashMap<String, String>();
      row.put("account", account.key());
      row.put("chance of loss", rounded(stake.chanceOfLoss() * 100, 1) + " %");
      row.put("decision date", decision.date() == null ? "–" : decision.date().toString());
      row.put("urgency", rounded(decision.urgency(), 4));
      row.put("stake", money(stake.amount()));
      row.put("Σ w", rounded(stake.sumWeights(), 3));
      shown.add(row);
    }

    assertThat(shown).isEqualTo(table("account"));
  }

  @Test
  void the_ranks_and_scores_are_those_of_the_page() throws IOException {
    var shown = new ArrayList<Map<String, String>>();

    for (var rank = 1; rank <= ranking.count(); rank++) {
      var explanation = Explanation.of(ranking, ranking.feature(rank));
      var score = ranking.score(rank);
      var row = new LinkedHashMap<String, String>();
      row.put("rank", String.valueOf(rank));
      row.put("feature", ranking.book().feature(ranking.feature(rank)).title());
      row.put("divisor", divisor(explanation.divisor()));
      row.put("earliest ship", explanation.shipping().earliest().toString());
      row.put("protect", money(score.protect()));
      row.put("grow", money(score.grow()));
      row.put("late", money(score.late()));
      row.put("value", money(score.value()));
      row.put("priority", money(score.priority()));
      shown.add(row);
    }

    assertThat(shown).isEqualTo(table("rank"));
  }

  @Test
  void only_acme_is_deciding_now() {
    var book = ranking.book();

    assertThat(ranking.stake(book.accountId("acme")).decision().now()).isTrue();
    assertThat(ranking.stake(book.accountId("globex")).decision().now()).isFalse();
    assertThat(ranking.decidingNow(ranking.rankOf(book.featureId("sso")))).isTrue();
    assertThat(ranking.decidingNow(ranking.rankOf(book.featureId("audit-log")))).isFalse();
    assertThat(ranking.nextDecision(ranking.rankOf(book.featureId("sso"))))
        .contains(LocalDate.of(2027, 8, 2));
    assertThat(ranking.nextDecision(ranking.rankOf(book.featureId("export")))).isEmpty();
  }

  @Test
  void umbra_is_seventy_percent_of_the_audit_log() {
    assertThat(ranking.largestAccount(1)).hasValue(ranking.book().accountId("umbra"));
    assertThat(ranking.largestAccountShare(1).getAsDouble()).isCloseTo(0.7, within(0.001));
  }

  private static String divisor(Divisor divisor) {
    var number = BigDecimal.valueOf(divisor.personMonths()).stripTrailingZeros().toPlainString();
    return divisor.source() == Divisor.Source.MEDIAN ? "median " + number : number;
  }

  private static String money(double amount) {
    return String.format(Locale.ROOT, "%,.2f", Cast.USD.rounded(amount));
  }

  private static String rounded(double number, int digits) {
    return BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }

  /// The page's table whose first column has this head.
  private static List<Map<String, String>> table(String firstHead) throws IOException {
    var lines =
        Files.readAllLines(PAGE).stream()
            .dropWhile(line -> !line.startsWith("| " + firstHead + " |"))
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ")))
            .toList();
    var heads = lines.getFirst();
    var rows = new ArrayList<Map<String, String>>();
    for (var cells : lines.subList(2, lines.size())) {
      var row = new LinkedHashMap<String, String>();
      for (var column = 0; column < heads.size(); column++) {
        row.put(heads.get(column), cells.get(column));
      }
      rows.add(row);
    }
    assertThat(rows).isNotEmpty();
    return rows;
  }
}
