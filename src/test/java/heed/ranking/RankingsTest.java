package heed.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import heed.account.Account;
import heed.account.Lifecycle;
import heed.book.LiveBook;
import heed.cast.SettableClock;
import heed.platform.Currency;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RankingsTest {
  private final LiveBook live = new LiveBook(Currency.of("USD"));
  private final AtomicReference<NumberedPolicy> inForce =
      new AtomicReference<>(NumberedPolicy.DEFAULT);
  private final Rankings rankings = new Rankings(live, inForce::get, _ -> Optional.empty());

  @Test
  void the_same_question_has_the_same_answer_until_the_book_moves_on() {
    var first = now();

    assertThat(now()).isSameAs(first);
    assertThat(rankings.of(rankings.policy(), SettableClock.TODAY.plusDays(1))).isNotSameAs(first);
    live.advance(1, () -> live.put(account()));
    assertThat(now()).isNotSameAs(first);
    assertThat(now().book().accountCount()).isEqualTo(1);
  }

  @Test
  void a_change_of_policy_is_noticed_with_the_change_of_the_log_that_it_is() {
    assertThat(rankings.policy()).isEqualTo(NumberedPolicy.DEFAULT);

    inForce.set(new NumberedPolicy(2, PolicyStoreTest.with("overrun", "2")));
    live.advance(1, () -> {});

    assertThat(rankings.policy().version()).isEqualTo(2);
    assertThat(now().policy().overrun()).isEqualTo(2);
  }

  @Test
  void many_days_asked_for_are_not_all_kept() {
    for (var day = 0; day < 100; day++) {
      var asOf = SettableClock.TODAY.plusDays(day);
      assertThat(rankings.of(rankings.policy(), asOf).asOf()).isEqualTo(asOf);
    }
  }

  private Ranking now() {
    return rankings.of(rankings.policy(), SettableClock.TODAY);
  }

  private static Account account() {
    return new Account(
        "acme",
        "Acme",
        100,
        null,
        null,
        null,
        null,
        null,
        null,
        Lifecycle.CUSTOMER,
        null,
        null,
        null,
        null);
  }
}
