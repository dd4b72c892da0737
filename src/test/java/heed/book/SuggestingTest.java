package heed.book;

import static heed.cast.Cast.CARA;
import static heed.cast.Cast.USD;
import static heed.cast.Cast.acme;
import static heed.cast.Cast.auditLog;
import static heed.cast.Cast.export;
import static heed.cast.Cast.globex;
import static heed.cast.Cast.initech;
import static heed.cast.Cast.sso;
import static heed.cast.Cast.umbra;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import heed.account.Account;
import heed.cast.AFeature;
import heed.cast.ARequest;
import heed.cast.AnAccount;
import heed.cast.RealBook;
import heed.feature.Feature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Typeahead and what may be the same ask.
class SuggestingTest {
  private static final Book BOOK =
      Book.of(
          USD,
          Stream.of(
                  acme(),
                  globex(),
                  initech(),
                  umbra().name("Umbra Acmeists"),
                  acme().key("old").name("Acme Gone").churned(),
                  named("e", "ÉCOLE du Nord"),
                  named("k", "株式会社ゴジラ"),
                  named("w", "ＷＩＤＥ"))
              .map(AnAccount::account)
              .toList(),
          Stream.of(sso(), export(), auditLog()).map(AFeature::feature).toList(),
          List.of(
              ARequest.by(acme(), export()).stored("1", 1),
              ARequest.by(globex(), auditLog()).stored("2", 2),
              ARequest.by(acme(), auditLog()).stored("3", 3)));

  private static AnAccount named(String key, String name) {
    return umbra().key(key).name(name);
  }

  private static List<String> accounts(String typed, @Nullable String csm) {
    return Suggesting.accounts(BOOK, typed, csm, 20).stream().map(Account::key).toList();
  }

  private static List<String> features(String typed) {
    return Suggesting.features(BOOK, typed, 20).stream().map(Feature::key).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "acme, acme umbra",
    "ACME corp, acme",
    "' acme ', acme umbra",
    "école, e",
    "ecole, e",
    "nord, e",
    "株式, k",
    "wide, w",
    "acme.example, acme",
    "globex, globex"
  })
  void an_account_is_found_by_name_domain_or_key_however_it_is_typed(String typed, String keys) {
    assertThat(accounts(typed, null)).containsExactly(keys.split(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "_", "a%", ".*", "gone", "\u0000", "nobody"})
  void patterns_and_those_who_left_find_nobody(String typed) {
    assertThat(accounts(typed, null)).isEmpty();
  }

  @Test
  void own_accounts_come_first_then_the_closest_then_the_biggest() {
    assertThat(accounts("", CARA.email())).startsWith("acme", "globex");
    assertThat(accounts("", null)).startsWith("acme", "globex", "initech");
    assertThat(accounts("e", CARA.email())).startsWith("acme", "globex");
  }

  @Test
  void a_feature_is_found_by_its_title_first_and_then_by_what_it_means() {
    assertThat(features("export")).containsExactly("export");
    assertThat(features("exports scheduled")).containsExactly("export");
    assertThat(features("")).containsExactly("audit-log", "export", "sso");
    assertThat(features("quantum")).isEmpty();
  }

  @Test
  void a_merged_feature_is_not_suggested() {
    var book =
        Book.of(
            USD,
            List.of(),
            List.of(sso().feature(), sso().key("sso-2").feature().mergedInto("sso")),
            List.of());

    assertThat(Suggesting.features(book, "sign-on", 5))
        .extracting(Feature::key)
        .containsExactly("sso");
    assertThat(Similarity.of(book).find(book, "single sign-on", 5)).hasSize(1);
  }

  @Test
  void the_same_words_are_alike_and_others_are_not() {
    var similarity = Similarity.of(BOOK);

    var same = similarity.find(BOOK, "Single sign-on with SAML", 3);
    assertThat(BOOK.feature(same.getFirst().feature()).key()).isEqualTo("sso");
    assertThat(same.getFirst().likeness()).isBetween(0.99, 1.0);
    assertThat(similarity.find(BOOK, "the of and with", 3)).isEmpty();
    assertThat(similarity.find(BOOK, "", 3)).isEmpty();
    assertThat(similarity.find(BOOK, "\uD83D\uDE80\uD83D\uDE80", 3)).isEmpty();
    assertThat(similarity.find(BOOK, "audit ".repeat(2000), 3)).hasSize(1);
  }

  @Test
  void most_duplicates_that_people_found_are_among_the_first_five() throws IOException {
    var rows = duplicates();
    var features = rows.stream().map(SuggestingTest::feature).toList();
    var book = Book.of(USD, List.of(), features, List.of());
    var similarity = Similarity.of(book);
    var asked = 0;
    var found = 0;
    for (var row : rows) {
      if (row.getField("cluster").isBlank()) {
        continue;
      }
      asked++;
      var meant =
          similarity.find(book, row.getField("title"), 6).stream()
              .map(match -> book.feature(match.feature()).key())
              .filter(key -> !key.equals(row.getField("id")))
              .limit(5)
              .anyMatch(key -> clusterOf(rows, key).equals(row.getField("cluster")));
      found += meant ? 1 : 0;
    }

    assertThat(asked).isGreaterThan(100);
    assertThat(found).isGreaterThan(asked * 2 / 3);
  }

  private static List<NamedCsvRecord> duplicates() throws IOException {
    try (var reader =
        CsvReader.builder()
            .ofNamedCsvRecord(Path.of("src/test/resources/ravenstack/duplicates.csv"))) {
      return reader.stream().toList();
    }
  }

  private static Feature feature(NamedCsvRecord row) {
    return Feature.asked(row.getField("id"), row.getField("title"), row.getField("description"));
  }

  private static String clusterOf(List<NamedCsvRecord> rows, String id) {
    return rows.stream()
        .filter(row -> row.getField("id").equals(id))
        .map(row -> row.getField("cluster"))
        .findFirst()
        .orElse("");
  }

  @Test
  void typing_is_answered_from_the_real_book_at_once() {
    var book = RealBook.read();

    for (var typed : List.of("", "a", "assign", "time tracking per user")) {
      assertThat(Suggesting.features(book, typed, 100)).hasSizeLessThanOrEqualTo(100);
      assertThat(Suggesting.accounts(book, typed, null, 100)).hasSizeLessThanOrEqualTo(100);
    }
  }
}
