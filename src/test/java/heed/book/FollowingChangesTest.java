package heed.book;

import static heed.cast.Cast.USD;
import static heed.cast.Cast.acme;
import static heed.cast.Cast.globex;
import static heed.cast.Cast.sso;
import static org.assertj.core.api.Assertions.assertThat;

import heed.account.Account;
import heed.cast.AFeature;
import heed.cast.ARequest;
import heed.cast.AnAccount;
import heed.cast.Desk;
import heed.cast.TestDatabase;
import heed.feature.Feature;
import heed.feature.Status;
import heed.platform.Refused;
import heed.platform.database.Chain;
import heed.platform.database.Change;
import heed.platform.database.Database;
import heed.platform.database.Dialect;
import heed.request.Request;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FollowingChangesTest {
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final List<Status> STATUSES = List.of(Status.values());

  /// A Book that follows a database until it is closed.
  private static final class Follower implements AutoCloseable {
    final LiveBook book = new LiveBook(USD);
    private final FollowingChanges following;

    Follower(Desk desk) {
      following =
          new FollowingChanges(desk.database(), book, desk.accounts, desk.features, desk.requests);
      following.start();
    }

    @Override
    public void close() {
      following.close();
    }
  }

  private static void assertSoon(BooleanSupplier true_) {
    var end = System.nanoTime() + SOON.toNanos();
    while (!true_.getAsBoolean() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(true_.getAsBoolean()).as("within " + SOON).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whoever_got_an_answer_finds_it_in_the_book(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());
      try (var follower = new Follower(desk)) {
        desk.keep(acme());
        assertThat(follower.book.now().accountId("acme")).isNotNegative();
        desk.keep(sso());
        for (var i = 1; i <= 50; i++) {
          desk.file(ARequest.by(acme(), sso()).severity(1 + i % 5));

          var now = follower.book.now();
          var asks = now.asks(now.featureId("sso"));
          assertThat(asks.requests(0)).isEqualTo(i);
          assertThat(asks.severity(0)).isEqualTo(1 + i % 5);
          assertThat(now.sequence()).isEqualTo(2 + i);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_book_once_taken_does_not_change(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());
      desk.keep(acme());
      desk.keep(sso());
      try (var follower = new Follower(desk)) {
        desk.keep("1", ARequest.by(acme(), sso()));
        var taken = follower.book.now();
        var before = Books.said(taken);

        desk.keep("2", ARequest.by(acme(), sso()).severity(5));
        desk.keep(globex());
        desk.keep("3", ARequest.by(globex(), sso()));
        desk.keep(acme().arr(1));

        assertThat(Books.said(taken)).isEqualTo(before);
        assertThat(taken.accountId("globex")).isNegative();
        assertThat(Books.said(follower.book.now())).isNotEqualTo(before);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void commits_of_another_process_are_followed_within_two_seconds(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());
      desk.keep(acme());
      try (var follower = new Follower(desk)) {
        var other = new Desk(test.another(), 8);
        other.keep(sso());
        other.keep("1", ARequest.by(acme(), sso()));

        assertSoon(() -> follower.book.sequence() == 3);

        var now = follower.book.now();
        assertThat(now.asks(now.featureId("sso")).count()).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_commit_of_ours_after_one_of_theirs_brings_in_both(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());
      try (var follower = new Follower(desk)) {
        var other = new Desk(test.another(), 8);
        desk.keep(acme());
        other.keep(globex());
        desk.keep(sso());

        assertThat(Books.said(follower.book.now()))
            .containsOnlyKeys("account acme", "account globex", "feature sso", "asks for sso");
        assertThat(follower.book.sequence()).isEqualTo(3);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void two_processes_that_write_at_once_give_one_gapless_log_and_equal_books(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var one = new Desk(test.database(), 1);
      var two = new Desk(test.another(Duration.ofSeconds(20)), 2);
      one.keep(acme());
      one.keep(sso());
      try (var follower = new Follower(one);
          var otherFollower = new Follower(two)) {
        var filing =
            IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.runAsync(() -> file25(i % 2 == 0 ? one : two)))
                .toList();
        filing.forEach(CompletableFuture::join);

        var changes = Chain.whole(test.database());
        assertThat(changes).extracting(Change::sequence).containsExactlyElementsOf(upTo(152));
        assertSoon(() -> follower.book.sequence() == 152 && otherFollower.book.sequence() == 152);
        assertThat(Books.said(follower.book.now()))
            .isEqualTo(Books.said(otherFollower.book.now()))
            .isEqualTo(Books.said(freshlyLoaded(test.database())));
      }
    }
  }

  private static Iterable<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  private static void file25(Desk desk) {
    for (var i = 0; i < 25; i++) {
      desk.file(ARequest.by(acme(), sso()).severity(1 + i % 5));
    }
  }

  private static Book freshlyLoaded(Database database) {
    try (var fresh = new Follower(new Desk(database, 99))) {
      return fresh.book.now();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_book_that_followed_any_operations_equals_one_that_is_loaded_afresh(Dialect dialect) {
    for (var seed : new long[] {20_261_122, 7, 4711}) {
      try (var test = TestDatabase.of(dialect)) {
        var operations = new Operations(new Desk(test.database(), seed), seed);
        try (var follower = new Follower(operations.desk)) {
          for (var round = 0; round < 12; round++) {
            for (var step = 0; step < 20; step++) {
              operations.next();
              if (step % 3 == 0) {
                follower.book.now();
              }
            }
            assertThat(Books.said(follower.book.now()))
                .as("seed %s, round %s", seed, round)
                .isEqualTo(Books.said(freshlyLoaded(test.database())))
                .isEqualTo(operations.saidPlainly());
          }
        }
        Chain.whole(test.database());
      }
    }
  }

  /// Draws writes of every kind from a seed; what is refused is part of the story.
  private static final class Operations {
    final Desk desk;
    private final Random random;

    Operations(Desk desk, long seed) {
      this.desk = desk;
      this.random = new Random(seed);
    }

    void next() {
      try {
        switch (random.nextInt(12)) {
          case 0, 1 -> desk.keep(account());
          case 2, 3 -> desk.keep(feature());
          case 4 -> desk.merge(feature(), feature());
          case 5 -> desk.write(tx -> desk.merging.unmerge(tx, "f" + random.nextInt(8)));
          case 6 ->
              desk.write(tx -> {
                desk.filing.delete(tx, "r" + random.nextInt(30), null);
                return "";
              });
          case 7 -> desk.file(request());
          default -> desk.keep("r" + random.nextInt(30), request());
        }
      } catch (Refused refused) {
        assertThat(refused.kind()).isNotEqualTo(Refused.Kind.UNAVAILABLE);
      }
    }

    /// What the Book should say, worked out from the stored facts without any Book.
    Map<String, String> saidPlainly() {
      var accounts = new ArrayList<Account>();
      var features = new ArrayList<Feature>();
      var requests = new ArrayList<Request>();
      desk.database()
          .read(handle -> {
            desk.accounts.forEach(handle, found -> accounts.add(found.value()));
            desk.features.forEach(handle, found -> features.add(found.value()));
            desk.requests.forEach(handle, found -> requests.add(found.value()));
            return "";
          });
      return Books.said(accounts, features, requests);
    }

    private AnAccount account() {
      var account = acme().key("a" + random.nextInt(6)).arr(random.nextInt(1000));
      return random.nextInt(5) == 0 ? account.churned() : account;
    }

    private AFeature feature() {
      return sso()
          .key("f" + random.nextInt(8))
          .title("Feature " + random.nextInt(100))
          .status(STATUSES.get(random.nextInt(STATUSES.size())));
    }

    private ARequest request() {
      var request =
          ARequest.by("a" + random.nextInt(6), "f" + random.nextInt(8))
              .severity(1 + random.nextInt(5))
              .expansionArr(random.nextBoolean() ? null : (long) random.nextInt(100));
      return random.nextBoolean()
          ? request
          : request.inCore().filedAt(LocalDate.of(2026, 1, 1 + random.nextInt(3)).toString());
    }
  }
}
