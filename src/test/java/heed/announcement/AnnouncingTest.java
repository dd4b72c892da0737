package heed.announcement;

import static heed.cast.Cast.export;
import static heed.cast.Cast.sso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.Cast;
import heed.cast.Desk;
import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.cli.Subjects;
import heed.feature.Status;
import heed.people.Caller;
import heed.people.Person;
import heed.platform.Ids;
import heed.platform.Language;
import heed.platform.Refused;
import heed.platform.database.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncingTest {
  private static final LocalDate TODAY = SettableClock.TODAY;

  /// A database with two features, of which nothing is announced.
  private static final class Office implements AutoCloseable {
    final SettableClock clock = SettableClock.morning();
    final TestDatabase test;
    final Desk desk;
    final AnnouncementStore announcements = new AnnouncementStore();
    final KeepingAnnouncements keeping;

    Office(Dialect dialect) {
      test = TestDatabase.of(dialect, clock);
      desk = new Desk(test.database());
      keeping = new KeepingAnnouncements(announcements, desk.features, Ids.secure(clock));
      desk.keep(sso());
      desk.keep(export());
    }

    Announcement announce(String feature, String title, String text) {
      return announce(feature, title, text, Cast.PIA);
    }

    Announcement announce(String feature, String title, String text, Person by) {
      var words = new Announcement.Words(title, text);
      return desk.write(tx -> keeping.put(tx, feature, words, Caller.of(by))).value();
    }

    void decide(String feature, Status status, LocalDate target) {
      desk.write(tx -> {
        var known = desk.features.find(tx.handle(), feature).orElseThrow().value();
        return desk.keepingFeatures.replace(tx, known.decided(status, target), "status", null);
      });
    }

    LocalDate today() {
      return LocalDate.ofInstant(Instant.ofEpochMilli(clock.millis()), ZoneOffset.UTC);
    }

    List<Announced> shipped() {
      return test.database().read(handle -> announcements.shipped(handle, today()));
    }

    String digest(YearMonth month, Language language) {
      var digest =
          test.database().read(handle -> new Digesting(announcements).of(handle, month, today()));
      return new DigestWords(digest, language).markdown();
    }

    @Override
    public void close() {
      test.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void an_announcement_shows_once_its_feature_shipped_and_in_that_month(Dialect dialect) {
    try (var office = new Office(dialect)) {
      office.announce("sso", "Single sign-on", "Sign in as everywhere else.");
      assertThat(office.shipped()).isEmpty();

      office.decide("sso", Status.SHIPPED, null);
      office.clock.pass(Duration.ofDays(40));
      office.decide("sso", Status.SHIPPED, TODAY.minusDays(3));

      assertThat(office.shipped()).extracting(Announced::day).containsExactly(TODAY);
      assertThat(office.digest(YearMonth.from(TODAY), Language.ENGLISH))
          .contains("## Available now", "- **Single sign-on**: Sign in as everywhere else.");
      assertThat(office.digest(YearMonth.from(office.today()), Language.ENGLISH))
          .contains("Nothing new")
          .doesNotContain("Single sign-on");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_is_declined_merged_or_not_announced_never_shows(Dialect dialect) {
    try (var office = new Office(dialect)) {
      office.announce("sso", "Single sign-on", "Sign in once.");
      office.decide("sso", Status.SHIPPED, null);
      office.decide("export", Status.SHIPPED, null);
      assertThat(office.shipped()).extracting(Announced::feature).containsExactly("sso");

      office.decide("sso", Status.DECLINED, null);
      assertThat(office.shipped()).isEmpty();
      assertThat(office.digest(YearMonth.from(TODAY), Language.ENGLISH))
          .doesNotContain("Single sign-on");

      office.decide("sso", Status.SHIPPED, null);
      office.desk.merge(sso(), export());
      assertThat(office.shipped()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_is_usable_from_a_later_day_shows_on_that_day(Dialect dialect) {
    try (var office = new Office(dialect)) {
      office.announce("sso", "Single sign-on", "Sign in once.");
      office.decide("sso", Status.SHIPPED, TODAY.plusDays(10));
      assertThat(office.shipped()).isEmpty();

      office.clock.pass(Duration.ofDays(10));

      assertThat(office.shipped()).extracting(Announced::day).containsExactly(TODAY.plusDays(10));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_digest_says_what_comes_next_in_the_language_of_its_readers(Dialect dialect) {
    try (var office = new Office(dialect)) {
      office.announce("sso", "SSO *now*", "Use [it](http://evil.example).");
      office.decide("sso", Status.PLANNED, LocalDate.of(2027, 2, 14));
      office.announce("export", "Export", "Every night.");
      office.decide("export", Status.IN_PROGRESS, null);

      var english = office.digest(YearMonth.from(TODAY), Language.ENGLISH);
      var chinese = office.digest(YearMonth.from(TODAY), Language.CHINESE);

      assertThat(english)
          .startsWith("# What’s new: November 2026\n")
          .contains("## Planned next", "Planned for February 2027.", "there is no date yet")
          .contains("SSO \\*now\\*", "\\[it\\](http://evil.example)");
      assertThat(english.indexOf("SSO")).isLessThan(english.indexOf("Export"));
      assertThat(chinese).startsWith("# 2026年11月产品更新\n").contains("计划于 2027年2月上线");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void its_id_stays_while_its_words_change_and_the_log_agrees(Dialect dialect) {
    try (var office = new Office(dialect)) {
      var first = office.announce("sso", "Single sign-on", "Sign in once.");
      var second = office.announce("sso", "Single sign-on", "Sign in once and for all.");
      office.desk.write(
          tx -> new PublicPageStore().put(tx, new PublicPage(true, "News"), Caller.of(Cast.ADA)));

      assertThat(second.id()).isEqualTo(first.id()).doesNotContain("sso");
      assertThat(Subjects.verify(office.clock).of(office.test.where()).problems()).isEmpty();

      office.desk.write(tx -> {
        office.keeping.remove(tx, "sso", Caller.of(Cast.PIA));
        return true;
      });
      assertThat(office.test.database().read(office.announcements::all)).isEmpty();
      assertThat(Subjects.verify(office.clock).of(office.test.where()).problems()).isEmpty();
    }
  }

  @Test
  void only_pms_announce_and_only_what_stands_for_itself() {
    try (var office = new Office(Dialect.SQLITE)) {
      assertThatThrownBy(() -> office.announce("sso", "a", "b", Cast.CARA))
          .extracting(thrown -> ((Refused) thrown).kind())
          .isEqualTo(Refused.Kind.FORBIDDEN);
      assertThatThrownBy(() -> office.announce("none", "a", "b"))
          .extracting(thrown -> ((Refused) thrown).kind())
          .isEqualTo(Refused.Kind.NOT_FOUND);
      office.desk.merge(sso(), export());
      assertThatThrownBy(() -> office.announce("sso", "a", "b")).hasMessageContaining("export");
      assertThatThrownBy(() ->
              office.desk.write(tx ->
                  new PublicPageStore().put(tx, new PublicPage(true, "News"), Caller.of(Cast.PIA))))
          .extracting(thrown -> ((Refused) thrown).kind())
          .isEqualTo(Refused.Kind.FORBIDDEN);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-13", "2026-1", "11-2026", "2026-11-01", "x", "2026-12", "0000-01"})
  void what_is_no_month_until_now_is_refused(String month) {
    assertThatThrownBy(() -> Digesting.month(month, LocalDate.of(2026, 11, 25)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("Month");
  }
}
