package heed.request;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.export;
import static heed.cast.Cast.globex;
import static heed.cast.Cast.sso;
import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Desk;
import heed.cast.TestDatabase;
import heed.platform.Versioned;
import heed.platform.database.Dialect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestStoreTest {
  /// Texts that careless software alters: each must come back byte for byte.
  private static final List<String> ODD_TEXTS =
      List.of(
          "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66"
              + " \uD83C\uDDE9\uD83C\uDDEA",
          "请求：单点登录。株式会社、한국어",
          "שלום \u202Eevil\u202C مرحبا",
          "e\u0301 and é are kept apart",
          "  leading, trailing \u00A0\u2003 ",
          "one\r\ntwo\nthree\rfour\ttab\u2028\u2029end",
          "'; DROP TABLE request; -- \"quoted\" \\ back\\slash :name ? ${x} {{7*7}}",
          "a" + "\u0301".repeat(500),
          "\uDBFF\uDFFD \uE000 \uFFFD",
          "=HYPERLINK(\"http://evil\") ＝1+1",
          "\uFEFFstarts with a byte order mark");

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

  private static List<String> keys(List<Versioned<Request>> page) {
    return page.stream().map(found -> found.value().key()).toList();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void every_text_comes_back_byte_for_byte(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = desk(test);
      var number = 0;
      for (var text : ODD_TEXTS) {
        var request =
            ARequest.by(acme(), sso())
                .severity(5)
                .inCore()
                .expansionArr(1_000_000_000L)
                .quote(text)
                .contact(text)
                .filedBy("cara@heed.test")
                .filedAt("2026-11-22T23:59:59.999Z")
                .sourceUrl("https://example.com/?q=" + number);
        var key = "k " + number++;

        var kept = desk.keep(key, request).value();

        assertThat(stored(desk, key)).isEqualTo(kept).isEqualTo(request.stored(key, kept.place()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void pages_hold_every_request_once_in_the_order_received(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = desk(test);
      for (var key : List.of("z", "m", "a", "q", "b")) {
        desk.keep(key, ARequest.by(acme(), sso()));
      }
      desk.keep("m", ARequest.by(acme(), sso()).severity(5));

      var found = new ArrayList<String>();
      var after = 0L;
      List<Versioned<Request>> page;
      do {
        var from = after;
        page =
            desk.database()
                .read(handle -> desk.requests.page(handle, RequestStore.Filter.ALL, from, 2));
        found.addAll(keys(page));
        after = page.isEmpty() ? after : page.getLast().value().place();
      } while (!page.isEmpty());

      assertThat(found).containsExactly("z", "m", "a", "q", "b");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_list_is_narrowed_by_account_feature_and_filer(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = desk(test);
      desk.keep("1", ARequest.by(acme(), sso()).filedBy("cara@heed.test"));
      desk.keep("2", ARequest.by(acme(), export()).filedBy("dev@heed.test"));
      desk.keep("3", ARequest.by(globex(), sso()).filedBy("cara@heed.test"));
      desk.keep("4", ARequest.by(globex(), sso()));

      assertThat(listed(desk, "acme", null, null)).containsExactly("1", "2");
      assertThat(listed(desk, null, "sso", null)).containsExactly("1", "3", "4");
      assertThat(listed(desk, null, null, "cara@heed.test")).containsExactly("1", "3");
      assertThat(listed(desk, "globex", "sso", "cara@heed.test")).containsExactly("3");
      assertThat(listed(desk, "%", null, null)).isEmpty();
      assertThat(listed(desk, "' OR '1'='1", null, null)).isEmpty();
    }
  }

  private static List<String> listed(Desk desk, String account, String feature, String filedBy) {
    var filter = new RequestStore.Filter(account, feature, filedBy);
    return keys(desk.database().read(handle -> desk.requests.page(handle, filter, 0, 100)));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_latest_of_a_person_come_newest_first(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = desk(test);
      for (var key : List.of("1", "2", "3")) {
        desk.keep(key, ARequest.by(acme(), sso()).filedBy("cara@heed.test"));
      }
      desk.keep("4", ARequest.by(acme(), sso()).filedBy("dev@heed.test"));

      var latest =
          desk.database().read(handle -> desk.requests.latestOf(handle, "cara@heed.test", 2));

      assertThat(latest).extracting(Request::key).containsExactly("3", "2");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_newest_of_an_ask_has_the_latest_day_then_any_day_then_came_last(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = desk(test);
      desk.keep("unknown-1", ARequest.by(acme(), sso()));
      desk.keep("late", ARequest.by(acme(), sso()).filedAt("2026-03-01T00:00:00Z"));
      desk.keep("same-day", ARequest.by(acme(), sso()).filedAt("2026-03-01"));
      desk.keep("early", ARequest.by(acme(), sso()).filedAt("2025-12-31T23:59:59.999Z"));
      desk.keep("unknown-2", ARequest.by(acme(), sso()));
      desk.keep("other", ARequest.by(globex(), sso()));

      var behind = desk.database().read(handle -> desk.requests.behind(handle, "sso"));

      assertThat(behind)
          .extracting(Request::key)
          .containsExactly("same-day", "late", "early", "unknown-2", "unknown-1", "other");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void everything_is_handed_over_in_the_order_received(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = desk(test);
      for (var i = 0; i < 25; i++) {
        desk.keep("k" + (25 - i), ARequest.by(acme(), sso()));
      }

      var places = new ArrayList<Long>();
      desk.database()
          .read(handle -> {
            desk.requests.forEach(handle, found -> places.add(found.value().place()));
            return places;
          });

      assertThat(places).hasSize(25).isSorted();
    }
  }
}
