package heed.book;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.auditLog;
import static heed.cast.Cast.export;
import static heed.cast.Cast.globex;
import static heed.cast.Cast.initech;
import static heed.cast.Cast.sso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.account.Account;
import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Feature;
import heed.request.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The Book as facts come in, change, move and go.
class LiveBookTest {
  private final LiveBook live = new LiveBook(Cast.USD);

  LiveBookTest() {
    advance(() -> {
      Stream.of(acme(), globex(), initech()).forEach(one -> live.put(one.account()));
      Stream.of(sso(), export(), auditLog()).forEach(one -> live.put(one.feature()));
    });
  }

  /// Two requests of one account; the severity of the newest is that of the ask.
  @ParameterizedTest
  @CsvSource({
    "2026-01-01, 2026-01-02, second",
    "2026-01-02, 2026-01-01, first",
    "2026-01-01, 2026-01-01, second",
    "          ,           , second",
    "2026-01-01,           , first",
    "          , 1900-01-01, second",
    "2026-01-01T23:59:59Z, 2026-01-01T00:00:00Z, second",
    "2026-01-02T00:00:00Z, 2026-01-01T23:59:59Z, first",
  })
  void the_newest_request_is_the_latest_filed_then_the_last_received(
      String firstFiled, String secondFiled, String newest) {
    put(ARequest.by(acme(), sso()).severity(1).filedAt(firstFiled).stored("first", 1));
    put(ARequest.by(acme(), sso()).severity(2).filedAt(secondFiled).stored("second", 2));

    var asks = asks("sso");

    assertThat(asks.count()).isEqualTo(1);
    assertThat(asks.requests(0)).isEqualTo(2);
    assertThat(asks.severity(0)).isEqualTo(newest.equals("first") ? 1 : 2);
  }

  @Test
  void the_order_of_loading_does_not_decide_what_is_newest() {
    put(ARequest.by(acme(), sso()).severity(2).stored("second", 2));
    put(ARequest.by(acme(), sso()).severity(1).stored("first", 1));

    assertThat(asks("sso").severity(0)).isEqualTo(2);
  }

  @Test
  void the_newest_request_gives_all_facts_of_the_ask() {
    put(
        ARequest.by(acme(), sso())
            .severity(5)
            .inCore()
            .expansionArr(700L)
            .filedAt("2026-01-01")
            .stored("old", 1));
    put(ARequest.by(acme(), sso()).severity(2).filedAt("2026-01-02").stored("new", 2));

    var asks = asks("sso");

    assertThat(asks.severity(0)).isEqualTo(2);
    assertThat(asks.core(0)).isFalse();
    assertThat(asks.expansionMinor(0)).isZero();
    assertThat(asks.filedDay(0)).isEqualTo(20_455);
  }

  @Test
  void an_updated_request_keeps_its_place() {
    put(ARequest.by(acme(), sso()).severity(1).stored("first", 1));
    put(ARequest.by(acme(), sso()).severity(2).stored("second", 2));
    put(ARequest.by(acme(), sso()).severity(5).stored("first", 1));

    var asks = asks("sso");

    assertThat(asks.severity(0)).isEqualTo(2);
    assertThat(asks.requests(0)).isEqualTo(2);
    assertThat(live.requestCount()).isEqualTo(2);
  }

  @Test
  void without_the_newest_request_the_older_one_counts_again() {
    put(ARequest.by(acme(), sso()).severity(1).expansionArr(3L).stored("first", 1));
    put(ARequest.by(acme(), sso()).severity(2).stored("second", 2));

    advance(() -> live.removeRequest("second"));

    assertThat(asks("sso").severity(0)).isEqualTo(1);
    assertThat(asks("sso").expansionMinor(0)).isEqualTo(300);
    assertThat(asks("sso").requests(0)).isEqualTo(1);
  }

  @Test
  void without_any_request_there_is_no_ask() {
    put(ARequest.by(acme(), sso()).stored("only", 1));

    advance(() -> live.removeRequest("only"));
    advance(() -> live.removeRequest("only"));

    assertThat(asks("sso").count()).isZero();
    assertThat(live.requestCount()).isZero();
  }

  @Test
  void a_request_can_be_stored_again_after_it_was_deleted() {
    put(ARequest.by(acme(), sso()).severity(1).stored("again", 1));
    advance(() -> live.removeRequest("again"));

    put(ARequest.by(globex(), export()).severity(4).stored("again", 2));

    assertThat(asks("sso").count()).isZero();
    assertThat(askers("export")).containsExactly("globex");
  }

  @Test
  void a_request_moves_to_another_feature_and_another_account() {
    put(ARequest.by(acme(), sso()).severity(1).stored("r", 1));
    put(ARequest.by(acme(), sso()).severity(2).stored("s", 2));

    put(ARequest.by(globex(), export()).severity(5).stored("r", 1));

    assertThat(askers("sso")).containsExactly("acme");
    assertThat(asks("sso").requests(0)).isEqualTo(1);
    assertThat(askers("export")).containsExactly("globex");
    assertThat(asks("export").severity(0)).isEqualTo(5);
  }

  @Test
  void asks_stand_in_the_order_of_the_account_keys_also_when_accounts_come_later() {
    put(ARequest.by(initech(), sso()).stored("i", 1));
    put(ARequest.by(acme(), sso()).stored("a", 2));
    live.now();

    advance(() -> live.put(acme().key("abc").account()));
    put(ARequest.by("abc", "sso").stored("b", 3));

    assertThat(askers("sso")).containsExactly("abc", "acme", "initech");
  }

  @Test
  void a_merge_moves_asks_and_asks_nobody_twice() {
    put(ARequest.by(acme(), sso()).severity(1).stored("r1", 1));
    put(ARequest.by(acme(), export()).severity(5).stored("r2", 2));
    put(ARequest.by(globex(), export()).severity(3).stored("r3", 3));

    merge(export().feature(), "sso");

    assertThat(askers("sso")).containsExactly("acme", "globex");
    assertThat(asks("sso").requests(0)).isEqualTo(2);
    assertThat(asks("sso").severity(0)).isEqualTo(5);
    assertThat(asks("export").count()).isZero();
  }

  @Test
  void undoing_a_merge_gives_back_what_was_there() {
    put(ARequest.by(acme(), sso()).severity(1).stored("r1", 1));
    put(ARequest.by(acme(), export()).severity(5).stored("r2", 2));
    merge(export().feature(), "sso");
    put(ARequest.by(globex(), export()).severity(4).stored("r3", 3));

    merge(export().feature(), null);

    assertThat(askers("sso")).containsExactly("acme");
    assertThat(asks("sso").severity(0)).isEqualTo(1);
    assertThat(askers("export")).containsExactly("acme", "globex");
  }

  @Test
  void merges_are_followed_to_the_end() {
    put(ARequest.by(acme(), export()).stored("r1", 1));
    put(ARequest.by(globex(), auditLog()).stored("r2", 2));

    merge(export().feature(), "audit-log");
    merge(auditLog().feature(), "sso");

    assertThat(askers("sso")).containsExactly("acme", "globex");
    assertThat(asks("audit-log").count()).isZero();
    assertThat(asks("export").count()).isZero();
  }

  @Test
  void cutting_a_chain_of_merges_in_the_middle_keeps_its_upper_part() {
    put(ARequest.by(acme(), export()).stored("r1", 1));
    merge(export().feature(), "audit-log");
    merge(auditLog().feature(), "sso");

    merge(auditLog().feature(), null);

    assertThat(askers("audit-log")).containsExactly("acme");
    assertThat(asks("sso").count()).isZero();
  }

  @Test
  void a_request_for_a_merged_feature_that_changes_or_goes_counts_at_the_end_of_the_chain() {
    merge(export().feature(), "sso");
    put(ARequest.by(acme(), export()).severity(1).stored("r", 1));
    assertThat(asks("sso").severity(0)).isEqualTo(1);

    put(ARequest.by(acme(), export()).severity(4).stored("r", 1));
    assertThat(asks("sso").severity(0)).isEqualTo(4);

    advance(() -> live.removeRequest("r"));
    assertThat(asks("sso").count()).isZero();
  }

  @Test
  void a_book_that_is_held_does_not_change() {
    put(ARequest.by(acme(), sso()).severity(1).stored("r", 1));
    var held = live.now();

    put(ARequest.by(acme(), sso()).severity(5).stored("r", 1));
    advance(() -> {
      live.put(acme().arr(1).account());
      live.put(sso().key("later").feature());
    });

    assertThat(held.asks(held.featureId("sso")).severity(0)).isEqualTo(1);
    assertThat(held.account(held.accountId("acme")).arrMinor()).isEqualTo(24_000_000);
    assertThat(held.featureId("later")).isEqualTo(-1);
    assertThat(live.now().featureId("later")).isEqualTo(3);
  }

  @Test
  void the_book_is_made_once_for_each_advance() {
    var book = live.now();

    assertThat(live.now()).isSameAs(book);
    advance(() -> {});
    assertThat(live.now()).isNotSameAs(book);
    assertThat(live.now().sequence()).isEqualTo(live.sequence());
  }

  @Test
  void a_request_of_nobody_the_book_knows_is_a_bug() {
    assertThatThrownBy(() -> put(ARequest.by("nobody", "sso").stored("r", 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The book has no nobody");
  }

  /// However facts came, changed and went, the live book is that of the facts which are left.
  @Test
  void a_book_that_lived_through_changes_is_the_book_of_what_is_left() {
    for (var seed = 0; seed < 100; seed++) {
      var random = new Random(seed);
      var lived = new LiveBook(Cast.USD);
      var accounts = IntStream.range(0, 6).mapToObj(i -> acme().key("a" + i).account()).toList();
      var features = new ArrayList<Feature>();
      IntStream.range(0, 6).forEach(i -> features.add(sso().key("f" + i).feature()));
      var requests = new ArrayList<Request>();
      accounts.forEach(lived::put);
      features.forEach(lived::put);

      for (var step = 0; step < 80; step++) {
        var now = step;
        lived.advance(step, () -> change(random, now, lived, features, requests));
        if (random.nextInt(5) == 0) {
          lived.now();
        }
      }
      Collections.shuffle(requests, random);

      assertThat(told(lived.now()))
          .as("seed %d", seed)
          .isEqualTo(told(Book.of(Cast.USD, accounts, features, requests)));
    }
  }

  private static void change(
      Random random, int step, LiveBook lived, List<Feature> features, List<Request> requests) {
    var feature = random.nextInt(features.size());
    switch (random.nextInt(8)) {
      case 0 -> {
        // Into later ones only, so that no ring is made.
        var into = feature + 1 + random.nextInt(features.size() - feature);
        var target = into >= features.size() ? null : "f" + into;
        features.set(feature, features.get(feature).mergedInto(target));
        lived.put(features.get(feature));
      }
      case 1, 2 -> {
        if (!requests.isEmpty()) {
          lived.removeRequest(requests.remove(random.nextInt(requests.size())).key());
        }
      }
      case 3, 4 -> {
        if (!requests.isEmpty()) {
          var at = random.nextInt(requests.size());
          var known = requests.get(at);
          requests.set(at, request(random, feature, known.key(), known.place()));
          lived.put(requests.get(at));
        }
      }
      default -> {
        requests.add(request(random, feature, "r" + step, step));
        lived.put(requests.getLast());
      }
    }
  }

  private static Request request(Random random, int feature, String key, long place) {
    return ARequest.by("a" + random.nextInt(6), "f" + feature)
        .severity(1 + random.nextInt(5))
        .filedAt(random.nextBoolean() ? null : "2026-01-0" + (1 + random.nextInt(3)))
        .stored(key, place);
  }

  private static List<String> told(Book book) {
    var told = new ArrayList<String>();
    for (var place = 0; place < book.featureCount(); place++) {
      var id = book.featureByKeyOrder(place);
      var asks = book.asks(id);
      for (var ask = 0; ask < asks.count(); ask++) {
        told.add(
            "%s %s severity %d filed %d requests %d"
                .formatted(
                    book.feature(id).key(),
                    book.account(asks.account(ask)).key(),
                    asks.severity(ask),
                    asks.filedDay(ask),
                    asks.requests(ask)));
      }
    }
    return told;
  }

  private void put(Request request) {
    advance(() -> live.put(request));
  }

  private void merge(Feature feature, String into) {
    advance(() -> live.put(feature.mergedInto(into)));
  }

  private void advance(Runnable puts) {
    live.advance(live.sequence() + 1, puts);
  }

  private Asks asks(String feature) {
    var book = live.now();
    return book.asks(book.featureId(feature));
  }

  private List<String> askers(String feature) {
    var asks = asks(feature);
    return IntStream.range(0, asks.count())
        .mapToObj(ask -> live.now().account(asks.account(ask)))
        .map(Account::key)
        .toList();
  }
}
