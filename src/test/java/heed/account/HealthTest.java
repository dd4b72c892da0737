package heed.account;

import static heed.cast.Cast.acme;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.AnAccount;
import heed.cast.Desk;
import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.cli.Subjects;
import heed.platform.Refused;
import heed.platform.database.Dialect;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Health by its four questions, its history, and how long it may be believed.
final class HealthTest {
  private static final HealthAnswers GLAD = new HealthAnswers(5, 4, 4, 5, "They renew gladly");
  private static final HealthAnswers SAD = new HealthAnswers(2, 1, 2, 3, null);
  private final HealthStore readings = new HealthStore();
  private final ReadingHealth reading = new ReadingHealth(new AccountStore(), readings);

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1, , 0",
    "5, 5, 5, 5, , 100",
    "3, 3, 3, 3, , 50",
    "1, 1, 1, 2, , 6",
    "1, 1, 2, 2, , 13",
    "5, 4, 4, 5, , 88",
    "5, 5, 5, 5, 0, 80",
    "1, 1, 1, 1, 10000, 20",
    "1, 1, 1, 1, 100000, 20",
    "3, 3, 3, 3, 6150, 52"
  })
  void health_is_the_mean_of_the_answers_with_known_usage_as_a_fifth(
      int problem, int features, int usable, int reliable, @Nullable Integer usage, int health) {
    var answers = new HealthAnswers(problem, features, usable, reliable, null);

    assertThat(answers.health(usage)).isEqualTo(health);
  }

  @ParameterizedTest
  @CsvSource({"30, false", "31, true"})
  void a_big_account_is_stale_after_30_days(int days, boolean stale) {
    var accounts = List.of(account(100), account(60), account(39));

    assertThat(stale(accounts, 0, days)).isEqualTo(stale);
  }

  @ParameterizedTest
  @CsvSource({"90, false", "91, true"})
  void a_small_account_is_stale_after_90_days(int days, boolean stale) {
    var accounts = List.of(account(100), account(60), account(39));

    assertThat(stale(accounts, 1, days)).isEqualTo(stale);
  }

  @Test
  void health_that_nobody_dated_is_stale_and_unknown_health_is_not() {
    var freshness = new Freshness(Long.MAX_VALUE);

    assertThat(freshness.stale(account(10), null, SettableClock.TODAY)).isTrue();
    assertThat(freshness.stale(acme().health(null).account(), null, SettableClock.TODAY)).isFalse();
    assertThat(freshness.stale(acme().churned().account(), null, SettableClock.TODAY)).isFalse();
  }

  @Test
  void nobody_is_big_where_nobody_pays() {
    assertThat(Freshness.of(List.of()).big(account(100))).isFalse();
    assertThat(Freshness.of(List.of(account(0))).big(account(0))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void every_health_that_somebody_gives_leaves_a_dated_reading(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());
      desk.keep(acme().health(40));
      desk.keep(acme().health(40).arr(7));
      desk.keep(acme().health(55));
      desk.write(tx -> reading.answer(tx, "acme", GLAD));
      desk.keep(acme().health(null));

      var all = history(desk);

      assertThat(all).extracting(HealthReading::health).containsExactly(null, 88, 55, 40);
      assertThat(all).extracting(HealthReading::answers).containsExactly(null, GLAD, null, null);
      assertThat(all).extracting(HealthReading::date).containsOnly(SettableClock.TODAY);
      assertThat(all).extracting(HealthReading::by).containsOnly("desk");
      assertThat(desk.database().read(readings::dates)).containsEntry("acme", SettableClock.TODAY);
      assertThat(Subjects.verify(SettableClock.morning()).of(test.where()).problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void answers_can_be_taken_back_and_what_was_known_before_holds_again(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());
      desk.keep(acme().health(55));
      var read = desk.write(tx -> reading.answer(tx, "acme", SAD));

      var again = desk.write(tx -> reading.answer(tx, "acme", SAD));
      var account = desk.write(tx -> reading.takeBack(tx, "acme", read.sequence()));

      assertThat(again.sequence()).isEqualTo(read.sequence());
      assertThat(account.health()).isEqualTo(55);
      assertThat(history(desk)).extracting(HealthReading::health).containsExactly(55);
      assertThat(Subjects.verify(SettableClock.morning()).of(test.where()).problems()).isEmpty();
      assertThatThrownBy(() -> desk.write(tx -> reading.takeBack(tx, "acme", read.sequence())))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("not the latest one any more");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_reading_that_was_tampered_with_is_found(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());
      desk.keep(acme().health(55));
      desk.write(tx -> reading.answer(tx, "acme", SAD));
      desk.write(
          tx -> tx.handle().execute("UPDATE health_reading SET usable = 5 WHERE usable = 2"));

      assertThat(Subjects.verify(SettableClock.morning()).of(test.where()).problems())
          .singleElement()
          .asString()
          .contains("health of acme", "kept otherwise than it was set");
    }
  }

  private List<HealthReading> history(Desk desk) {
    return desk.database().read(handle -> readings.of(handle, "acme", 100));
  }

  private static Account account(long arr) {
    return AnAccount.named("a" + arr, "A", arr).account();
  }

  private static boolean stale(List<Account> accounts, int at, int daysAgo) {
    return Freshness.of(accounts)
        .stale(accounts.get(at), SettableClock.TODAY.minusDays(daysAgo), SettableClock.TODAY);
  }
}
