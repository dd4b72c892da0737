package heed.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.people.Caller;
import heed.people.Person;
import heed.people.Role;
import heed.platform.Ids;
import heed.platform.Refused;
import heed.platform.Sealing;
import heed.platform.database.Dialect;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class InvitingTest {
  private static final Caller ADA = Caller.of(Cast.ADA);

  private final SettableClock clock = SettableClock.morning();
  private final Inviting inviting = new Inviting(new Ids(clock, new Random(5)));

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void an_admin_brings_a_workspace_once_for_each_beginning(Dialect dialect) {
    try (var place = TestDatabase.of(dialect, clock)) {
      var begun = begin(place, ADA);

      assertThat(spend(place, begun.state(), begun.browser(), ADA))
          .contains(new Inviting.Leave("ada@heed.test", null));
      assertThat(spend(place, begun.state(), begun.browser(), ADA)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void only_an_admin_may_begin(Dialect dialect) {
    try (var place = TestDatabase.of(dialect, clock)) {
      for (var person : new Person[] {Cast.PIA, Cast.CARA, Cast.VERA}) {
        assertThatThrownBy(() -> begin(place, Caller.of(person)))
            .isInstanceOf(Refused.class)
            .hasMessageContaining("needs the role admin");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_state_is_good_for_ten_minutes(Dialect dialect) {
    try (var place = TestDatabase.of(dialect, clock)) {
      var inTime = begin(place, ADA);
      var late = begin(place, ADA);

      clock.pass(Inviting.STATE_LASTS.minusMillis(1));
      assertThat(spend(place, inTime.state(), inTime.browser(), ADA)).isPresent();

      clock.pass(Duration.ofMillis(1));
      assertThat(spend(place, late.state(), late.browser(), ADA)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void another_browser_another_admin_and_nobody_are_refused_and_spend_the_state(Dialect dialect) {
    try (var place = TestDatabase.of(dialect, clock)) {
      var mine = begin(place, ADA);
      var other = begin(place, ADA);
      var bea = Caller.of(new Person("bea@heed.test", "Bea", Role.ADMIN));
      var lowered = Caller.of(new Person(Cast.ADA.email(), "Ada Abt", Role.PM));

      assertThat(spend(place, mine.state(), other.browser(), ADA)).isEmpty();
      assertThat(spend(place, mine.state(), mine.browser(), ADA)).isEmpty();
      for (var signedIn : new Caller[] {bea, lowered}) {
        var begun = begin(place, ADA);
        assertThat(spend(place, begun.state(), begun.browser(), signedIn)).isEmpty();
      }
      var begun = begin(place, ADA);
      assertThat(spendUnsigned(place, begun)).isEmpty();
      assertThat(spend(place, "guessed", mine.browser(), ADA)).isEmpty();
      assertThat(spend(place, "x".repeat(5000), "y".repeat(5000), ADA)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_link_of_the_console_may_be_looked_at_and_brings_one_workspace(Dialect dialect) {
    try (var place = TestDatabase.of(dialect, clock)) {
      var link = write(place, inviting::link);

      var looked = write(place, transaction -> inviting.begin(transaction, link));
      var used = write(place, transaction -> inviting.begin(transaction, link));
      var leave = spendUnsigned(place, used).orElseThrow();
      keep(place, leave, "T1");

      assertThat(leave.by()).isEqualTo("console");
      assertThat(spendUnsigned(place, looked)).isEmpty();
      assertThatThrownBy(() -> write(place, transaction -> inviting.begin(transaction, link)))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("used already");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void two_who_began_by_one_link_bring_one_workspace(Dialect dialect) {
    try (var place = TestDatabase.of(dialect, clock)) {
      var link = write(place, inviting::link);
      var one = write(place, transaction -> inviting.begin(transaction, link));
      var other = write(place, transaction -> inviting.begin(transaction, link));

      var ones = spendUnsigned(place, one).orElseThrow();
      var others = spendUnsigned(place, other).orElseThrow();
      keep(place, ones, "T1");

      assertThatThrownBy(() -> keep(place, others, "T2"))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("used already");
      assertThat(place.database().read(new InstalledStore()::all)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_link_is_good_for_an_hour(Dialect dialect) {
    try (var place = TestDatabase.of(dialect, clock)) {
      var link = write(place, inviting::link);

      clock.pass(Inviting.LINK_LASTS);

      assertThatThrownBy(() -> write(place, transaction -> inviting.begin(transaction, link)))
          .isInstanceOf(Refused.class);
      assertThatThrownBy(() -> write(place, transaction -> inviting.begin(transaction, "no")))
          .isInstanceOf(Refused.class);
    }
  }

  private Inviting.Begun begin(TestDatabase place, Caller caller) {
    return write(place, transaction -> inviting.begin(transaction, caller));
  }

  private Optional<Inviting.Leave> spend(
      TestDatabase place, String state, String browser, Caller signedIn) {
    return write(
        place, transaction -> inviting.spend(transaction, state, browser, Optional.of(signedIn)));
  }

  private Optional<Inviting.Leave> spendUnsigned(TestDatabase place, Inviting.Begun begun) {
    return write(
        place,
        transaction ->
            inviting.spend(transaction, begun.state(), begun.browser(), Optional.empty()));
  }

  private void keep(TestDatabase place, Inviting.Leave leave, String team) {
    var secret = Base64.getEncoder().encodeToString(new byte[32]);
    var keeping = new KeepingWorkspaces(new InstalledStore(), inviting, Sealing.under(secret));
    var grant = new Grant(team, team, null, "A1", "U0HEED", "commands", "xoxb-" + team);
    write(place, transaction -> keeping.keep(transaction, leave, grant));
  }

  private static <T> T write(
      TestDatabase place, java.util.function.Function<heed.platform.database.Transaction, T> work) {
    return place.database().writer().write("console", work::apply);
  }
}
