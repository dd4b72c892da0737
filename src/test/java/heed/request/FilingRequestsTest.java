package heed.request;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.export;
import static heed.cast.Cast.globex;
import static heed.cast.Cast.sso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.ARequest;
import heed.cast.Desk;
import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.platform.Kept;
import heed.platform.Refused;
import heed.platform.database.Chain;
import heed.platform.database.Dialect;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FilingRequestsTest {
  private static Desk desk(TestDatabase test) {
    var desk = new Desk(test.database());
    desk.keep(acme());
    desk.keep(globex());
    desk.keep(sso());
    desk.keep(export());
    return desk;
  }

  private static Request stored(Desk desk, String key) {
    return desk.database().read(handle -> desk.requests.find(handle, key)).orElseThrow().value();
  }

  private static NewRequest forNewFeature(String title) {
    return new NewRequest(
        "acme", null, title, "In their words.", 4, false, null, null, null, null, null, null);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_request_is_filed_at_the_instant_of_its_transaction_whatever_was_sent(Dialect dialect) {
    var clock = SettableClock.morning();
    try (var test = TestDatabase.of(dialect, clock)) {
      var desk = desk(test);
      clock.pass(Duration.ofMillis(1));

      var filed = desk.file(ARequest.by(acme(), sso()).filedAt("2001-01-01"));

      assertThat(filed.outcome()).isEqualTo(Kept.Outcome.CREATED);
      assertThat(filed.value().filedAt()).isEqualTo("2026-11-22T09:30:00.001Z");
      assertThat(filed.value().filedDate()).isEqualTo(SettableClock.TODAY);
      assertThat(stored(desk, filed.value().key())).isEqualTo(filed.value());
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void filing_twice_is_two_requests_with_keys_and_places_of_their_own(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = desk(test);

      var first = desk.file(ARequest.by(acme(), sso())).value();
      var second = desk.file(ARequest.by(acme(), sso())).value();

      assertThat(second.key()).isNotEqualTo(first.key());
      assertThat(second.place()).isGreaterThan(first.place());
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_new_feature_comes_into_the_book_with_its_request_or_not_at_all(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = desk(test);

      var filed = desk.write(tx -> desk.filing.file(tx, forNewFeature("Dark mode"))).value();

      var feature = desk.database().read(handle -> desk.features.find(handle, filed.feature()));
      assertThat(feature.orElseThrow().value())
          .extracting("title", "description", "effort")
          .containsExactly("Dark mode", "In their words.", null);
      assertThat(Chain.whole(test.database())).extracting("subject").endsWith("feature", "request");

      assertThatThrownBy(() ->
              desk.write(tx -> {
                desk.filing.file(tx, forNewFeature("Light mode"));
                throw Refused.because(Refused.Kind.CONFLICT, "Changed my mind.");
              }))
          .isInstanceOf(Refused.class);
      assertThat(Chain.whole(test.database())).hasSize(6);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_does_not_exist_is_refused_by_the_name_of_its_field(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = desk(test);

      assertRefusedField(() -> desk.file(ARequest.by("nobody", "sso")), "account");
      assertRefusedField(() -> desk.file(ARequest.by("acme", "nothing")), "feature");
      assertRefusedField(() -> desk.keep("k", ARequest.by("nobody", "sso")), "account");
      assertRefusedField(() -> desk.keep("k", ARequest.by("acme", "' OR ''='")), "feature");

      assertThat(Chain.whole(test.database())).hasSize(4);
    }
  }

  private static void assertRefusedField(Runnable write, String field) {
    assertThatThrownBy(write::run)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.kind()).isEqualTo(Refused.Kind.INVALID);
              assertThat(refused.errors()).extracting("field").containsExactly(field);
            });
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_same_facts_twice_change_nothing_and_an_update_keeps_the_place(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = desk(test);
      var request = ARequest.by(acme(), sso()).quote("Please.").filedAt("2026-01-02");

      var first = desk.keep("k", request);
      var second = desk.keep("k", request);
      desk.keep("later", request);
      var third = desk.keep("k", request.severity(5));

      assertThat(second.outcome()).isEqualTo(Kept.Outcome.UNCHANGED);
      assertThat(second.version()).isEqualTo(first.version());
      assertThat(third.outcome()).isEqualTo(Kept.Outcome.UPDATED);
      assertThat(third.value().place()).isEqualTo(first.value().place());
      assertThat(stored(desk, "k")).isEqualTo(third.value());
      var last = Chain.whole(test.database()).getLast();
      assertThat(last.sequence()).isEqualTo(third.version());
      assertThat(last.factsAs(Request.class)).isEqualTo(third.value());
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_put_without_a_date_means_that_it_is_unknown(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = desk(test);
      desk.keep("k", ARequest.by(acme(), sso()).filedAt("2026-01-02"));

      desk.keep("k", ARequest.by(acme(), sso()));

      assertThat(stored(desk, "k").filedAt()).isNull();
      assertThat(stored(desk, "k").filedDate()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_put_moves_a_request_to_another_account_and_feature(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = desk(test);
      desk.keep("k", ARequest.by(acme(), sso()));

      desk.keep("k", ARequest.by(globex(), export()));

      assertThat(stored(desk, "k"))
          .extracting("account", "feature")
          .containsExactly("globex", "export");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void sending_back_the_feature_that_stands_for_it_is_no_change(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = desk(test);
      desk.keep("k", ARequest.by(acme(), sso()));
      desk.merge(sso(), export());

      var sentBack = desk.keep("k", ARequest.by(acme(), export()));
      var sentAgain = desk.keep("k", ARequest.by(acme(), sso()));

      assertThat(sentBack.outcome()).isEqualTo(Kept.Outcome.UNCHANGED);
      assertThat(sentAgain.outcome()).isEqualTo(Kept.Outcome.UNCHANGED);
      assertThat(stored(desk, "k").feature()).isEqualTo("sso");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_put_with_a_new_feature_makes_it_once(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = desk(test);

      var first = desk.write(tx -> desk.filing.put(tx, "k", forNewFeature("Dark mode"), null));
      var second = desk.write(tx -> desk.filing.put(tx, "k", forNewFeature("Dark mode"), null));

      assertThat(second.outcome()).isEqualTo(Kept.Outcome.UNCHANGED);
      assertThat(second.value()).isEqualTo(first.value());
      assertThat(Chain.whole(test.database())).hasSize(6);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_deleted_request_is_gone_and_the_log_remembers_it(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = desk(test);
      var kept = desk.keep("k", ARequest.by(acme(), sso()).quote("Please."));

      assertRefusedKind(() -> delete(desk, "k", 1L), Refused.Kind.STALE);
      delete(desk, "k", kept.version());

      assertThat(desk.database().read(handle -> desk.requests.find(handle, "k")).isPresent())
          .isFalse();
      var last = Chain.whole(test.database()).getLast();
      assertThat(last).extracting("action", "facts").containsExactly("deleted", null);
      assertThat(last.note()).contains("Please.");
      assertRefusedKind(() -> delete(desk, "k", null), Refused.Kind.NOT_FOUND);
      assertThat(desk.keep("k", ARequest.by(acme(), sso())).value().place())
          .isGreaterThan(kept.value().place());
    }
  }

  private static void delete(Desk desk, String key, Long expected) {
    desk.write(tx -> {
      desk.filing.delete(tx, key, expected);
      return key;
    });
  }

  private static void assertRefusedKind(Runnable write, Refused.Kind kind) {
    assertThatThrownBy(write::run)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.kind()).isEqualTo(kind));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_write_made_from_an_older_version_is_refused(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = desk(test);
      var first = desk.keep("k", ARequest.by(acme(), sso()));
      desk.keep("k", ARequest.by(acme(), sso()).severity(1));

      var sent = ARequest.by(acme(), sso()).severity(5).sent();
      assertRefusedKind(
          () -> desk.write(tx -> desk.filing.put(tx, "k", sent, first.version())),
          Refused.Kind.STALE);
      assertRefusedKind(
          () -> desk.write(tx -> desk.filing.put(tx, "new", sent, 1L)), Refused.Kind.NOT_FOUND);

      assertThat(stored(desk, "k").severity()).isEqualTo(1);
    }
  }
}
