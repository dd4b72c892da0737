package heed.history;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.export;
import static heed.cast.Cast.sso;
import static org.assertj.core.api.Assertions.assertThat;

import heed.book.FollowingChanges;
import heed.book.LiveBook;
import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.Desk;
import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.feature.Effort;
import heed.feature.Status;
import heed.platform.database.Dialect;
import heed.platform.database.Writer;
import heed.ranking.PolicyStore;
import heed.ranking.Rankings;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordingPlacesTest {
  /// A book in which SSO is worth more than the export.
  private static final class Book implements AutoCloseable {
    final SettableClock clock = SettableClock.morning();
    final TestDatabase test;
    final Desk desk;
    final FollowingChanges following;
    final RecordingPlaces recording;
    final PlaceStore store = new PlaceStore();

    Book(Dialect dialect) {
      test = TestDatabase.of(dialect, clock);
      desk = new Desk(test.database());
      var book = new LiveBook(Cast.USD);
      following =
          new FollowingChanges(test.database(), book, desk.accounts, desk.features, desk.requests);
      following.start();
      var policies = new PolicyStore();
      var rankings =
          new Rankings(
              book,
              () -> test.database().read(policies::current),
              version -> test.database().read(handle -> policies.find(handle, version)));
      recording = new RecordingPlaces(test.database(), rankings, clock);
    }

    Book withTwoFeatures() {
      write(tx -> {
        desk.keepingAccounts.put(tx, acme().account(), null);
        desk.keepingFeatures.put(tx, sso().feature(), null);
        desk.keepingFeatures.put(tx, export().feature(), null);
        desk.filing.put(tx, "r1", ARequest.by(acme(), sso()).severity(5).sent(), null);
        desk.filing.put(tx, "r2", ARequest.by(acme(), export()).severity(1).sent(), null);
        return true;
      });
      return this;
    }

    <T> T write(Writer.Work<T> work) {
      return test.database().writer().write("test", work);
    }

    void estimate(String feature, double personMonths) {
      write(tx -> {
        var now = desk.keepingFeatures.find(tx, feature).orElseThrow();
        var effort = Effort.ofHundredths((int) (personMonths * 100));
        return desk.keepingFeatures.put(tx, now.estimatedAt(effort), null);
      });
    }

    List<Integer> ranks(String feature) {
      return places(feature).stream().map(Place::rank).toList();
    }

    List<Place> places(String feature) {
      return test.database().read(handle -> store.of(handle, feature));
    }

    @Override
    public void close() {
      following.close();
      test.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void places_are_written_once_a_day_and_only_where_they_changed(Dialect dialect) {
    try (var book = new Book(dialect).withTwoFeatures()) {
      assertThat(book.recording.recordDue()).isEqualTo(2);
      assertThat(book.recording.recordDue()).isZero();
      book.clock.pass(Duration.ofDays(1));
      assertThat(book.recording.recordDue()).isZero();
      book.clock.pass(Duration.ofDays(1));
      book.estimate("sso", 500);

      assertThat(book.recording.recordDue()).isEqualTo(2);

      assertThat(book.ranks("sso")).containsExactly(1, 2);
      assertThat(book.ranks("export")).containsExactly(2, 1);
      assertThat(book.places("sso").getLast())
          .satisfies(place -> {
            assertThat(place.day()).isEqualTo(LocalDate.of(2026, 11, 24));
            assertThat(place.ofAll()).isEqualTo(2);
            assertThat(place.priorityMinor()).isPositive();
          });
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_is_decided_leaves_the_ranking_and_that_is_written_once(Dialect dialect) {
    try (var book = new Book(dialect).withTwoFeatures()) {
      book.recording.recordDue();
      book.write(tx -> {
        var now = book.desk.keepingFeatures.find(tx, "sso").orElseThrow();
        return book.desk.keepingFeatures.put(tx, now.decided(Status.SHIPPED, null), null);
      });
      book.clock.pass(Duration.ofDays(1));
      book.recording.recordDue();
      book.clock.pass(Duration.ofDays(1));
      book.recording.recordDue();

      assertThat(book.ranks("sso")).containsExactly(1, 0);
      assertThat(book.ranks("export")).containsExactly(2, 1);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void an_empty_book_is_looked_at_again_on_the_same_day(Dialect dialect) {
    try (var book = new Book(dialect)) {
      assertThat(book.recording.recordDue()).isZero();
      book.withTwoFeatures();

      assertThat(book.recording.recordDue()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void old_days_become_weeks_and_old_weeks_months(Dialect dialect) {
    try (var book = new Book(dialect).withTwoFeatures()) {
      var days = 480;
      for (var day = 0; day < days; day++) {
        book.estimate("sso", day % 2 == 0 ? 500 : 1);
        book.recording.recordDue();
        book.clock.pass(Duration.ofDays(1));
      }
      var today = LocalDate.of(2026, 11, 22).plusDays(days - 1);
      var places = book.places("sso");

      assertThat(count(places, today.minusDays(80), today)).isEqualTo(80);
      assertThat(count(places, today.minusDays(300), today.minusDays(160))).isEqualTo(20);
      assertThat(count(places, today.minusDays(days), today.minusDays(440))).isLessThanOrEqualTo(2);
      assertThat(places.getLast().day()).isEqualTo(today);
      assertThat(places).extracting(Place::day).isSorted();
    }
  }

  private static long count(List<Place> places, LocalDate after, LocalDate until) {
    return places.stream()
        .filter(place -> place.day().isAfter(after) && !place.day().isAfter(until))
        .count();
  }
}
