package heed.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import heed.book.Book;
import heed.cast.WorkedExample;
import heed.platform.Currency;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The worked example of docs/scoring.md, ranked by others’ rules. Ours: audit log, SSO, export.
class OtherRuleTest {
  private final Ranking ours =
      Ranking.of(WorkedExample.book(), ScoringPolicy.DEFAULT, WorkedExample.AS_OF);

  @Test
  void votes_count_accounts_and_ties_go_by_key() {
    // Two accounts ask for each: audit-log, export, sso by key.
    assertThat(order(OtherRule.VOTES)).containsExactly("audit-log", "export", "sso");
  }

  @Test
  void arr_per_effort_counts_the_whole_arr_of_everybody_who_asks() {
    // audit: 400,000 / 1.125 = 355,556; export: 150,000 / 0.5 = 300,000; sso: 520,000 / 2 = 260,000
    assertThat(order(OtherRule.ARR_PER_EFFORT)).containsExactly("audit-log", "export", "sso");
  }

  @Test
  void rice_is_impact_of_those_reached_by_confidence_over_effort() {
    // export: (1 + 0.5) / 0.5 = 3; sso: (3 + 2) / 2 = 2.5; audit: (3 + 2) x 50 % / 1.125 = 2.22
    assertThat(order(OtherRule.RICE)).containsExactly("export", "sso", "audit-log");
  }

  @Test
  void a_book_without_open_features_has_no_ranks() {
    var empty =
        Ranking.of(
            Book.of(Currency.of("USD"), List.of(), List.of(), List.of()),
            ScoringPolicy.DEFAULT,
            WorkedExample.AS_OF);

    assertThat(OtherRule.RICE.ranks(empty)).hasSize(1);
  }

  private List<String> order(OtherRule rule) {
    var ranks = rule.ranks(ours);
    var keys = new String[ours.count()];
    for (var rank = 1; rank <= ours.count(); rank++) {
      keys[ranks[rank] - 1] = ours.book().feature(ours.feature(rank)).key();
    }
    return Arrays.asList(keys);
  }
}
