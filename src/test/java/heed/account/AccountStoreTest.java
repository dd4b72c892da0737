package heed.account;

import static heed.cast.Cast.CARA;
import static heed.cast.Cast.DEV;
import static heed.cast.Cast.acme;
import static heed.cast.Cast.globex;
import static heed.cast.Cast.initech;
import static heed.cast.Cast.umbra;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.AnAccount;
import heed.cast.Desk;
import heed.cast.TestDatabase;
import heed.platform.Kept;
import heed.platform.Language;
import heed.platform.Refused;
import heed.platform.Versioned;
import heed.platform.database.Chain;
import heed.platform.database.Dialect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountStoreTest {
  private static Account stored(Desk desk, String key) {
    return desk.database().read(handle -> desk.accounts.find(handle, key)).orElseThrow().value();
  }

  private static List<String> keys(Desk desk, AccountStore.Filter filter) {
    return desk.database().read(handle -> desk.accounts.page(handle, filter, "", 100)).stream()
        .map(found -> found.value().key())
        .toList();
  }

  private static AccountStore.Filter text(@Nullable String text) {
    return new AccountStore.Filter(text, null, null);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void every_fact_comes_back_as_it_was_stored(Dialect dialect) {
    var full =
        new Account(
            "C-1",
            "Ünïcode & Söhne \uD83D\uDE80 株式会社 שלום",
            100_000_000_000_000L,
            0,
            LocalDate.of(2199, 12, 31),
            "cara@heed.test",
            "enterprise",
            "Steel, tubes",
            "DE",
            Lifecycle.PROSPECT,
            9_999,
            0L,
            "soehne.example",
            Language.CHINESE);
    var bare =
        new Account(
            "C-2",
            "n",
            0,
            null,
            null,
            null,
            null,
            null,
            null,
            Lifecycle.CHURNED,
            null,
            null,
            null,
            null);
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());

      for (var account : List.of(full, bare)) {
        desk.write(tx -> desk.keepingAccounts.put(tx, account, null));
        assertThat(stored(desk, account.key())).isEqualTo(account);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_same_facts_twice_change_nothing(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());

      var first = desk.keep(acme());
      var second = desk.keep(acme());
      var third = desk.keep(acme().health(34));

      assertThat(first.outcome()).isEqualTo(Kept.Outcome.CREATED);
      assertThat(second).isEqualTo(new Kept<>(first.value(), Kept.Outcome.UNCHANGED, 1));
      assertThat(third.outcome()).isEqualTo(Kept.Outcome.UPDATED);
      assertThat(third.version()).isEqualTo(2);
      assertThat(stored(desk, "acme").health()).isEqualTo(34);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void every_write_has_one_change_that_says_what_is_stored(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());

      desk.keep(acme());
      desk.keep(acme());
      desk.keep(acme().churned().renewing(null));

      var changes = Chain.whole(test.database());
      assertThat(changes).extracting("action").containsExactly("created", "updated");
      assertThat(changes.getLast().factsAs(Account.class)).isEqualTo(stored(desk, "acme"));
      assertThat(changes.getLast())
          .extracting("actor", "subject", "key", "note")
          .containsExactly("desk", "account", "acme", null);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_write_made_from_an_older_version_is_refused(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());
      var first = desk.keep(acme());
      desk.keep(acme().health(20));

      assertRefused(
          () ->
              desk.write(
                  tx -> desk.keepingAccounts.put(tx, acme().health(90).account(), first.version())),
          Refused.Kind.STALE);
      assertRefused(
          () -> desk.write(tx -> desk.keepingAccounts.put(tx, globex().account(), 1L)),
          Refused.Kind.NOT_FOUND);

      assertThat(stored(desk, "acme").health()).isEqualTo(20);
      var kept = desk.write(tx -> desk.keepingAccounts.put(tx, acme().account(), 2L));
      assertThat(kept.version()).isEqualTo(3);
    }
  }

  private static void assertRefused(Runnable write, Refused.Kind kind) {
    assertThatThrownBy(write::run)
        .isInstanceOf(Refused.class)
        .extracting(problem -> ((Refused) problem).kind())
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void pages_hold_every_account_once_in_the_order_of_bytes(Dialect dialect) {
    var keys =
        List.of("B", "Z-9", "a", "a b", "a-b", "aB", "ab", "z", "É", "é", "ß", "中", "\uD83D\uDE80");
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());
      keys.reversed().forEach(key -> desk.keep(acme().key(key)));

      var found = new ArrayList<String>();
      var after = "";
      List<Versioned<Account>> page;
      do {
        var from = after;
        page =
            desk.database()
                .read(handle -> desk.accounts.page(handle, AccountStore.Filter.ALL, from, 2));
        page.forEach(account -> found.add(account.value().key()));
        after = found.getLast();
      } while (page.size() == 2);

      assertThat(found)
          .containsExactly(
              "B", "Z-9", "a", "a b", "a-b", "aB", "ab", "z", "É", "ß", "é", "中", "\uD83D\uDE80");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_list_is_narrowed_by_csm_and_segment(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());
      Stream.of(acme(), globex(), initech(), umbra()).forEach(desk::keep);

      assertThat(keys(desk, new AccountStore.Filter(null, CARA.email(), null)))
          .containsExactly("acme", "globex");
      assertThat(keys(desk, new AccountStore.Filter(null, CARA.email(), "enterprise")))
          .containsExactly("acme");
      assertThat(keys(desk, new AccountStore.Filter("init", DEV.email(), null)))
          .containsExactly("initech");
      assertThat(keys(desk, new AccountStore.Filter(null, "nobody@heed.test", null))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_search_finds_what_was_typed_and_no_pattern(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());
      var odd =
          List.of(
              named("1", "100% Fun"),
              named("2", "1000 Funds"),
              named("3", "snake_case Ltd"),
              named("4", "snakeXcase Ltd"),
              named("5", "Wow! GmbH"),
              named("6", "back\\slash"),
              named("7", "O'Neill; DROP TABLE account"));
      odd.forEach(desk::keep);

      assertThat(keys(desk, text("%"))).containsExactly("1");
      assertThat(keys(desk, text("100%"))).containsExactly("1");
      assertThat(keys(desk, text("e_c"))).containsExactly("3");
      assertThat(keys(desk, text("w! g"))).containsExactly("5");
      assertThat(keys(desk, text("\\"))).containsExactly("6");
      assertThat(keys(desk, text("'; drop"))).isEmpty();
      assertThat(keys(desk, text("o'neill; drop"))).containsExactly("7");
      assertThat(keys(desk, text("1 OR 1=1"))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_search_looks_through_case_accents_and_widths(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());
      desk.keep(named("1", "ÉCOLE Supérieure").domain("ecole.example"));
      desk.keep(named("2", "Strasse"));
      desk.keep(named("3", "ＡＣＭＥ"));
      desk.keep(named("4", "株式会社"));
      desk.keep(named("5", "IŞIK").key("ISIK-5"));

      assertThat(keys(desk, text("école"))).containsExactly("1");
      assertThat(keys(desk, text("SUPERIEURE"))).containsExactly("1");
      assertThat(keys(desk, text("acme"))).containsExactly("3");
      assertThat(keys(desk, text("会社"))).containsExactly("4");
      assertThat(keys(desk, text("isik"))).containsExactly("ISIK-5");
      assertThat(keys(desk, text(".example"))).containsExactly("1");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_search_follows_a_new_name(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = new Desk(test.database());
      desk.keep(acme());
      desk.keep(acme().name("Roadrunner"));

      assertThat(keys(desk, text("roadr"))).containsExactly("acme");
      assertThat(keys(desk, text("corporation"))).isEmpty();
    }
  }

  private static AnAccount named(String key, String name) {
    return umbra().key(key).name(name);
  }
}
