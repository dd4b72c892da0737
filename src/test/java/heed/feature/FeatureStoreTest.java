package heed.feature;

import static heed.cast.Cast.auditLog;
import static heed.cast.Cast.export;
import static heed.cast.Cast.sso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.Desk;
import heed.cast.TestDatabase;
import heed.platform.Kept;
import heed.platform.Refused;
import heed.platform.database.Chain;
import heed.platform.database.Dialect;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeatureStoreTest {
  private static Feature stored(Desk desk, String key) {
    return desk.database().read(handle -> desk.features.find(handle, key)).orElseThrow().value();
  }

  private static List<String> keys(Desk desk, FeatureStore.Filter filter) {
    return desk.database().read(handle -> desk.features.page(handle, filter, "", 100)).stream()
        .map(found -> found.value().key())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void every_fact_comes_back_as_it_was_stored(Dialect dialect) {
    var full =
        new Feature(
            "F-1",
            "Ein Titel mit \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
            " two\r\nlines\tand\u2028more ",
            "Ünïts",
            Status.DECLINED,
            Effort.split(125, 0, 50),
            LocalDate.of(2027, 3, 31),
            "Few ask for it.",
            "Use the report.",
            LocalDate.of(2027, 9, 1),
            null);
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());
      desk.write(tx -> desk.keepingFeatures.add(tx, full));
      desk.keep(auditLog());

      assertThat(stored(desk, "F-1")).isEqualTo(full);
      assertThat(stored(desk, "audit-log")).isEqualTo(auditLog().feature());
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void an_estimate_of_nothing_is_not_an_unknown_one(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());
      desk.keep(sso().effort(0));
      desk.keep(export().effort(Effort.split(100, 20, 3)));

      assertThat(stored(desk, "sso").effort()).isEqualTo(Effort.ofHundredths(0));
      assertThat(stored(desk, "export").effort()).isEqualTo(new Effort(123, 100, 20, 3));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_same_facts_twice_change_nothing_and_each_write_has_one_change(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());

      desk.keep(sso());
      var second = desk.keep(sso());
      var third = desk.keep(sso().status(Status.PLANNED));

      assertThat(second.outcome()).isEqualTo(Kept.Outcome.UNCHANGED);
      assertThat(second.version()).isEqualTo(1);
      assertThat(third.outcome()).isEqualTo(Kept.Outcome.UPDATED);
      var changes = Chain.whole(test.database());
      assertThat(changes).extracting("action").containsExactly("created", "updated");
      assertThat(changes.getLast().factsAs(Feature.class)).isEqualTo(stored(desk, "sso"));
      assertThat(changes.getLast().sequence()).isEqualTo(third.version());
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_write_made_from_an_older_version_is_refused(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());
      desk.keep(sso());
      desk.keep(sso().title("Sign-on"));

      assertRefused(
          () -> desk.write(tx -> desk.keepingFeatures.put(tx, sso().feature(), 1L)),
          Refused.Kind.STALE);
      assertRefused(
          () -> desk.write(tx -> desk.keepingFeatures.put(tx, export().feature(), 1L)),
          Refused.Kind.NOT_FOUND);
      assertRefused(
          () -> desk.write(tx -> desk.keepingFeatures.add(tx, sso().feature())),
          Refused.Kind.CONFLICT);

      assertThat(stored(desk, "sso").title()).isEqualTo("Sign-on");
    }
  }

  static void assertRefused(Runnable write, Refused.Kind kind) {
    assertThatThrownBy(write::run)
        .isInstanceOf(Refused.class)
        .extracting(problem -> ((Refused) problem).kind())
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void sent_facts_leave_a_decision_alone_while_the_status_is_the_same(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());
      var declined =
          new Feature(
              "sso",
              "Sign-on",
              null,
              null,
              Status.DECLINED,
              null,
              null,
              "Few ask for it.",
              "Use a password.",
              LocalDate.of(2027, 9, 1),
              null);
      desk.write(tx -> desk.keepingFeatures.add(tx, declined));

      desk.keep(sso().status(Status.DECLINED));
      assertThat(stored(desk, "sso"))
          .extracting("reason", "workaround", "revisitDate")
          .containsExactly("Few ask for it.", "Use a password.", LocalDate.of(2027, 9, 1));

      desk.keep(sso().status(Status.NEW));
      assertThat(stored(desk, "sso"))
          .extracting("reason", "workaround", "revisitDate")
          .containsOnlyNulls();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_list_is_narrowed_by_status_area_and_words(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());
      desk.keep(sso().status(Status.PLANNED));
      desk.keep(auditLog());
      desk.keep(export().title("Éxport 50%_"));

      assertThat(keys(desk, FeatureStore.Filter.ALL)).containsExactly("audit-log", "export", "sso");
      assertThat(keys(desk, new FeatureStore.Filter(null, Status.PLANNED, null)))
          .containsExactly("sso");
      assertThat(keys(desk, new FeatureStore.Filter(null, Status.NEW, "security")))
          .containsExactly("audit-log");
      assertThat(keys(desk, new FeatureStore.Filter("EXPORT 50%_", null, null)))
          .containsExactly("export");
      assertThat(keys(desk, new FeatureStore.Filter("_", null, null))).containsExactly("export");
      assertThat(keys(desk, new FeatureStore.Filter("audit-", null, "data"))).isEmpty();
    }
  }
}
