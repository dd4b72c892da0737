package heed.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.platform.Ids;
import heed.platform.Refused;
import heed.platform.database.Dialect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SignInLinksTest {
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private final SettableClock clock = SettableClock.morning();
  private final Ids ids = new Ids(clock, new Random(3));
  private final PersonStore people = new PersonStore();
  private final SignInLinks links = new SignInLinks(ids, new OwnKeyStore(ids), people);

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_link_signs_its_person_in_once(Dialect dialect) {
    try (var database = TestDatabase.of(dialect, clock)) {
      var token = make(database, TEN_MINUTES);

      assertThat(use(database, token, false)).isEqualTo(Cast.CARA);

      assertThatThrownBy(() -> use(database, token, false))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("was used already");
      assertThatThrownBy(() -> look(database, token)).hasMessageContaining("was used already");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void looking_at_a_link_does_not_use_it_up(Dialect dialect) {
    try (var database = TestDatabase.of(dialect, clock)) {
      var token = make(database, TEN_MINUTES);

      assertThat(look(database, token)).isEqualTo(Cast.CARA);
      assertThat(look(database, token)).isEqualTo(Cast.CARA);

      assertThat(use(database, token, false)).isEqualTo(Cast.CARA);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_link_ends_at_its_minute(Dialect dialect) {
    try (var database = TestDatabase.of(dialect, clock)) {
      var token = make(database, TEN_MINUTES);

      clock.pass(TEN_MINUTES.minusMillis(1));
      assertThat(look(database, token)).isEqualTo(Cast.CARA);

      clock.pass(Duration.ofMillis(1));
      assertThatThrownBy(() -> use(database, token, false)).hasMessageContaining("has expired");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_link_that_was_changed_is_refused(Dialect dialect) {
    try (var database = TestDatabase.of(dialect, clock)) {
      var token = make(database, TEN_MINUTES);
      var body =
          new String(
              Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))),
              StandardCharsets.UTF_8);
      var forged =
          Base64.getUrlEncoder()
                  .withoutPadding()
                  .encodeToString(body.replace("cara@", "ada@").getBytes(StandardCharsets.UTF_8))
              + token.substring(token.indexOf('.'));

      for (var bad :
          new String[] {
            forged, token + "A", token.substring(1), "", ".", "x.y", token.replace('.', '-')
          }) {
        assertThatThrownBy(() -> use(database, bad, true))
            .as(bad)
            .isInstanceOf(Refused.class)
            .hasMessageContaining("not complete or not ours");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_demo_link_works_again_and_only_in_a_demo(Dialect dialect) {
    try (var database = TestDatabase.of(dialect, clock)) {
      keepCara(database);
      var token =
          database
              .database()
              .writer()
              .write("test", tx -> links.makeForDemo(tx, Cast.CARA, TEN_MINUTES));

      assertThat(use(database, token, true)).isEqualTo(Cast.CARA);
      assertThat(use(database, token, true)).isEqualTo(Cast.CARA);
      assertThat(SignInLinks.saysDemo(token)).isTrue();

      assertThatThrownBy(() -> use(database, token, false)).isInstanceOf(Refused.class);
      assertThat(SignInLinks.saysDemo(make(database, TEN_MINUTES))).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_one_time_link_lasts_a_day_at_most(Dialect dialect) {
    try (var database = TestDatabase.of(dialect, clock)) {
      make(database, SignInLinks.LONGEST);

      assertThatThrownBy(() -> make(database, SignInLinks.LONGEST.plusMillis(1)))
          .isInstanceOf(Refused.class);
    }
  }

  private String make(TestDatabase database, Duration lasts) {
    keepCara(database);
    return database.database().writer().write("test", tx -> links.make(tx, Cast.CARA, lasts));
  }

  private void keepCara(TestDatabase database) {
    database.database().writer().write("test", tx -> people.put(tx, Cast.CARA));
  }

  private Person use(TestDatabase database, String token, boolean demo) {
    return database.database().writer().write("test", tx -> links.use(tx, token, demo));
  }

  private Person look(TestDatabase database, String token) {
    return database.database().read(handle -> links.look(handle, token, clock.millis()));
  }
}
