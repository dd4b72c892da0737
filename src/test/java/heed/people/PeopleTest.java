package heed.people;

import static heed.cast.Cast.ADA;
import static heed.cast.Cast.CARA;
import static heed.cast.Cast.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.Desk;
import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.platform.Ids;
import heed.platform.Kept;
import heed.platform.Refused;
import heed.platform.database.Chain;
import heed.platform.database.Dialect;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PeopleTest {
  private final SettableClock clock = SettableClock.morning();
  private final Ids ids = new Ids(clock, new Random(11));
  private final TokenStore tokens = new TokenStore(ids);
  private final SessionStore sessions = new SessionStore(ids, new PersonStore());
  private final OwnKeyStore ownKeys = new OwnKeyStore(ids);

  private Optional<Caller> byToken(Desk desk, String secret) {
    return desk.database().read(handle -> tokens.caller(handle, secret));
  }

  private Optional<Caller> bySession(Desk desk, String secret) {
    return desk.database().read(handle -> sessions.caller(handle, secret, clock.millis()));
  }

  private String token(Desk desk, String name, Role role, String person) {
    return desk.write(tx -> tokens.create(tx, name, role, person));
  }

  private static String revoke(Desk desk, TokenStore tokens, String name) {
    return desk.write(tx -> {
      tokens.revoke(tx, name);
      return name;
    });
  }

  /// Everything that stands in a table, as one text.
  private static String contents(Desk desk, String table) {
    return desk.database()
        .read(handle -> handle.createQuery("SELECT * FROM " + table).mapToMap().list())
        .toString();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_person_is_stored_once_and_each_change_of_role_is_one_change(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());

      var created = desk.keep(CARA);
      var again = desk.keep(CARA);
      var promoted = desk.keep(new Person(CARA.email(), CARA.name(), Role.PM));

      assertThat(created.outcome()).isEqualTo(Kept.Outcome.CREATED);
      assertThat(again).isEqualTo(new Kept<>(CARA, Kept.Outcome.UNCHANGED, created.version()));
      assertThat(promoted.outcome()).isEqualTo(Kept.Outcome.UPDATED);
      assertThat(Chain.whole(test.database()))
          .extracting("action")
          .containsExactly("created", "updated");
      assertThat(Chain.whole(test.database()).getLast().factsAs(Person.class).role())
          .isEqualTo(Role.PM);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void people_are_listed_by_address(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());
      desk.keep(VERA);
      desk.keep(ADA);
      desk.keep(CARA);

      var everybody = desk.database().read(desk.people::all);

      assertThat(everybody).containsExactly(ADA, CARA, VERA);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_token_calls_with_its_role_until_it_is_revoked(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());

      var secret = token(desk, "crm", Role.ADMIN, null);
      var own = token(desk, "cara-script", Role.CSM, CARA.email());

      assertThat(byToken(desk, secret)).contains(new Caller("token:crm", Role.ADMIN, null));
      assertThat(byToken(desk, own))
          .contains(new Caller("token:cara-script", Role.CSM, CARA.email()));
      revoke(desk, tokens, "crm");
      assertThat(byToken(desk, secret)).isEmpty();
      assertThat(byToken(desk, own)).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void only_a_whole_secret_calls(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());
      var secret = token(desk, "crm", Role.PM, null);

      assertThat(byToken(desk, "")).isEmpty();
      assertThat(byToken(desk, "null")).isEmpty();
      assertThat(byToken(desk, secret.substring(1))).isEmpty();
      assertThat(byToken(desk, secret.toUpperCase(java.util.Locale.ROOT))).isEmpty();
      assertThat(byToken(desk, Secrets.hash(secret))).isEmpty();
      assertThat(byToken(desk, "' OR 1=1 --")).isEmpty();
      assertThat(byToken(desk, "x".repeat(100_000))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void no_secret_stands_anywhere_in_the_database(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());
      desk.keep(CARA);
      var token = token(desk, "crm", Role.PM, null);
      var session = desk.write(tx -> sessions.begin(tx, CARA));

      for (var table : new String[] {"token", "session", "change"}) {
        assertThat(contents(desk, table)).doesNotContain(token, token.substring(5), session);
      }
      assertThat(contents(desk, "token")).contains(Secrets.hash(token));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_tokens_name_is_taken_for_ever_and_revoking_twice_is_once(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());
      token(desk, "crm", Role.PM, null);

      assertRefused(() -> token(desk, "crm", Role.VIEWER, null), Refused.Kind.CONFLICT);
      revoke(desk, tokens, "crm");
      revoke(desk, tokens, "crm");
      assertRefused(() -> token(desk, "crm", Role.VIEWER, null), Refused.Kind.CONFLICT);
      assertRefused(() -> revoke(desk, tokens, "other"), Refused.Kind.NOT_FOUND);

      assertThat(Chain.whole(test.database()))
          .extracting("action")
          .containsExactly("created", "revoked");
      var listed = desk.database().read(tokens::all);
      assertThat(listed)
          .containsExactly(
              new TokenStore.Token("crm", Role.PM, null, clock.millis(), clock.millis()));
      assertThat(Chain.whole(test.database()).getLast().factsAs(TokenStore.Token.class))
          .isEqualTo(listed.getFirst());
    }
  }

  private static void assertRefused(Runnable write, Refused.Kind kind) {
    assertThatThrownBy(write::run)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.kind()).isEqualTo(kind));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_lowered_role_holds_at_the_next_request(Dialect dialect) {
    try (var test = TestDatabase.of(dialect, clock)) {
      var desk = new Desk(test.database());
      desk.keep(ADA);
      var secret = desk.write(tx -> sessions.begin(tx, ADA));
      assertThat(bySession(desk, secret).orElseThrow().role()).isEqualTo(Role.ADMIN);

      desk.keep(new Person(ADA.email(), ADA.name(), Role.VIEWER));

      assertThat(bySession(desk, secret).orElseThrow().role()).isEqualTo(Role.VIEWER);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_session_ends_by_itself_or_by_hand_and_leaves_others_alone(Dialect dialect) {
    try (var test = TestDatabase.of(dialect, clock)) {
      var desk = new Desk(test.database());
      desk.keep(CARA);
      desk.keep(ADA);
      var early = desk.write(tx -> sessions.begin(tx, CARA));
      clock.pass(Duration.ofHours(3));
      use(desk, early);
      clock.pass(Duration.ofHours(3));
      var late = desk.write(tx -> sessions.begin(tx, ADA));
      use(desk, early);
      clock.pass(Duration.ofHours(3));
      use(desk, early);
      use(desk, late);

      clock.pass(Duration.ofHours(3).minusMillis(1));
      assertThat(bySession(desk, early)).contains(Caller.of(CARA));
      clock.pass(Duration.ofMillis(1));
      assertThat(bySession(desk, early)).isEmpty();
      assertThat(bySession(desk, late)).contains(Caller.of(ADA));

      desk.write(tx -> {
        sessions.end(tx, late);
        return late;
      });
      assertThat(bySession(desk, late)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_session_that_nobody_uses_ends_sooner(Dialect dialect) {
    try (var test = TestDatabase.of(dialect, clock)) {
      var desk = new Desk(test.database());
      desk.keep(CARA);
      var used = desk.write(tx -> sessions.begin(tx, CARA));
      var left = desk.write(tx -> sessions.begin(tx, CARA));

      clock.pass(SessionStore.IDLE.minusMillis(1));
      use(desk, used);
      assertThat(bySession(desk, left)).isPresent();
      clock.pass(Duration.ofMillis(1));

      assertThat(bySession(desk, left)).isEmpty();
      assertThat(bySession(desk, used)).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_person_sees_and_ends_their_own_sessions_only(Dialect dialect) {
    try (var test = TestDatabase.of(dialect, clock)) {
      var desk = new Desk(test.database());
      desk.keep(CARA);
      desk.keep(ADA);
      var first = desk.write(tx -> sessions.begin(tx, CARA, "slack", "Firefox"));
      clock.pass(Duration.ofMinutes(1));
      var second = desk.write(tx -> sessions.begin(tx, CARA));
      var other = desk.write(tx -> sessions.begin(tx, ADA));
      var listed =
          desk.database().read(handle -> sessions.of(handle, CARA.email(), clock.millis()));

      assertThat(listed).extracting("way").containsExactly("link", "slack");
      var id = listed.getLast().id();
      boolean byAnother = desk.write(tx -> sessions.end(tx, ADA.email(), id));
      assertThat(byAnother).isFalse();
      assertThat(bySession(desk, first)).isPresent();
      boolean byHerself = desk.write(tx -> sessions.end(tx, CARA.email(), id));
      assertThat(byHerself).isTrue();
      assertThat(bySession(desk, first)).isEmpty();
      int others = desk.write(tx -> sessions.endAll(tx, CARA.email()));
      assertThat(others).isOne();
      assertThat(bySession(desk, second)).isEmpty();
      assertThat(bySession(desk, other)).isPresent();
    }
  }

  private void use(Desk desk, String secret) {
    var found = desk.database().read(handle -> sessions.find(handle, secret, clock.millis()));
    desk.write(tx -> {
      sessions.note(tx, found.orElseThrow().session());
      return true;
    });
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_session_of_nobody_we_know_is_none(Dialect dialect) {
    try (var test = TestDatabase.of(dialect, clock)) {
      var desk = new Desk(test.database());
      var secret = desk.write(tx -> sessions.begin(tx, CARA));

      assertThat(bySession(desk, secret)).isEmpty();
      assertThat(bySession(desk, "chosen-by-an-attacker")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void an_own_key_is_made_once_and_is_the_same_for_every_process(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());
      var otherProcess = new OwnKeyStore(new Ids(clock, new Random(12)));

      var missing = desk.database().read(handle -> ownKeys.find(handle, "cursor"));
      var key = desk.write(tx -> ownKeys.key(tx, "cursor"));
      var same = test.another().writer().write("other", tx -> otherProcess.key(tx, "cursor"));
      var other = desk.write(tx -> ownKeys.key(tx, "sign-in"));

      assertThat(missing).isEmpty();
      assertThat(key).hasSizeGreaterThanOrEqualTo(32).isEqualTo(same).isNotEqualTo(other);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "viewer, viewer, true, false",
    "viewer, csm, false, false",
    "csm, csm, true, true",
    "csm, pm, false, true",
    "pm, csm, true, true",
    "pm, admin, false, true",
    "admin, admin, true, true"
  })
  void each_role_may_do_what_the_ones_before_it_may(
      String has, String needs, boolean may, boolean seesMoney) {
    var caller = new Caller("ann", PersonStore.roleOf(has), null);
    var least = PersonStore.roleOf(needs);

    assertThat(caller.may(least)).isEqualTo(may);
    assertThat(caller.seesMoney()).isEqualTo(seesMoney);
    if (may) {
      caller.mustBe(least);
    } else {
      assertRefused(() -> caller.mustBe(least), Refused.Kind.FORBIDDEN);
    }
  }

  @Test
  void a_caller_without_an_address_is_nobody_in_particular() {
    assertThat(Caller.CONSOLE.is(null)).isFalse();
    assertThat(Caller.of(CARA).is(CARA.email())).isTrue();
    assertThat(Caller.of(CARA).is(ADA.email())).isFalse();
  }

  @Test
  void secrets_are_long_and_never_twice_the_same() {
    assertThat(ids.secret()).hasSize(43).isNotEqualTo(ids.secret());
    assertThat(ids.next("r")).matches("r-[0-9a-z]{19}").isNotEqualTo(ids.next("r"));
    var early = ids.next("r");
    clock.pass(Duration.ofMillis(1));
    assertThat(ids.next("r")).isGreaterThan(early);
  }
}
