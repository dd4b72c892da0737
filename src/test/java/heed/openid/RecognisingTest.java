package heed.openid;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.Desk;
import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.cli.Subjects;
import heed.openid.Identified.Proved;
import heed.openid.Recognising.Recognised;
import heed.platform.database.Dialect;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Who is who at a provider, and who went there, on both databases.
final class RecognisingTest {
  private static final String ISSUER = "https://login.example.com";

  private final SettableClock clock = SettableClock.morning();
  private final SignInAccountStore accounts = new SignInAccountStore();

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_address_ties_the_subject_and_the_subject_opens_from_then_on(Dialect dialect) {
    try (var place = TestDatabase.of(dialect, clock)) {
      var desk = new Desk(place.database());
      desk.keep(Cast.PIA);

      assertThat(comes(desk, ISSUER, "1", "pia@heed.test"))
          .isEqualTo(new Recognised.Known(Cast.PIA));
      assertThat(comes(desk, ISSUER, "1", null)).isEqualTo(new Recognised.Known(Cast.PIA));
      assertThat(comes(desk, ISSUER, "2", "pia@heed.test"))
          .isEqualTo(new Recognised.Stranger(Why.OTHER_ACCOUNT));
      assertThat(comes(desk, ISSUER, "2", null)).isEqualTo(new Recognised.Stranger(Why.NO_ADDRESS));
      assertThat(comes(desk, "https://other.example.com", "2", "pia@heed.test"))
          .isEqualTo(new Recognised.Known(Cast.PIA));
      assertThat(comes(desk, ISSUER, "3", "eve@heed.test"))
          .isEqualTo(new Recognised.Stranger(Why.UNKNOWN));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_is_tied_and_forgotten_stands_in_the_log_and_is_verified(Dialect dialect) {
    try (var place = TestDatabase.of(dialect, clock)) {
      var desk = new Desk(place.database());
      desk.keep(Cast.PIA);
      desk.keep(Cast.CARA);
      comes(desk, ISSUER, "1", "pia@heed.test");
      comes(desk, ISSUER, "2", "cara@heed.test");

      int forgotten = desk.write(tx -> accounts.forget(tx, "pia@heed.test"));
      int again = desk.write(tx -> accounts.forget(tx, "pia@heed.test"));

      assertThat(forgotten).isOne();
      assertThat(again).isZero();
      assertThat(desk.database().read(accounts::all))
          .containsExactly(new SignInAccount(ISSUER, "2", "cara@heed.test"));
      assertThat(Subjects.verify(clock).of(place.where()).problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void an_attempt_is_good_once_in_its_browser_at_its_provider_and_for_ten_minutes(Dialect dialect) {
    try (var place = TestDatabase.of(dialect, clock)) {
      var desk = new Desk(place.database());
      var attempts = new Attempts(desk.ids);
      var good = begin(desk, attempts);
      var elsewhere = begin(desk, attempts);
      var stolen = begin(desk, attempts);
      var late = begin(desk, attempts);

      assertThat(spend(desk, attempts, "oidc", good.state(), good.browser()))
          .contains(good.attempt());
      assertThat(spend(desk, attempts, "oidc", good.state(), good.browser())).isEmpty();
      assertThat(spend(desk, attempts, "slack", elsewhere.state(), elsewhere.browser())).isEmpty();
      assertThat(spend(desk, attempts, "oidc", elsewhere.state(), elsewhere.browser())).isEmpty();
      assertThat(spend(desk, attempts, "oidc", stolen.state(), good.browser())).isEmpty();
      assertThat(spend(desk, attempts, "oidc", stolen.state(), stolen.browser())).isEmpty();
      assertThat(spend(desk, attempts, "oidc", "s".repeat(101), late.browser())).isEmpty();
      clock.pass(Attempts.LASTS);
      assertThat(spend(desk, attempts, "oidc", late.state(), late.browser())).isEmpty();
      assertThat(good.toString() + good.attempt())
          .doesNotContain(good.state(), good.browser(), good.attempt().nonce());
    }
  }

  private Recognised comes(Desk desk, String issuer, String subject, @Nullable String email) {
    var recognising = new Recognising(desk.people, accounts);
    return desk.write(tx -> recognising.person(tx, new Proved(issuer, subject, email, null, null)));
  }

  private static Attempts.Begun begin(Desk desk, Attempts attempts) {
    return desk.write(tx -> attempts.begin(tx, "oidc", "/"));
  }

  private static Optional<Attempt> spend(
      Desk desk, Attempts attempts, String provider, String state, String browser) {
    return desk.write(tx -> attempts.spend(tx, provider, state, browser));
  }
}
