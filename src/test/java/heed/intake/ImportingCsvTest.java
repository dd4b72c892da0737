package heed.intake;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.export;
import static heed.cast.Cast.sso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.account.Lifecycle;
import heed.cast.ARequest;
import heed.feature.Effort;
import heed.feature.Status;
import heed.platform.Refused;
import heed.platform.database.ChangeLog;
import heed.platform.database.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportingCsvTest {
  private static final Path REAL = Path.of("src/test/resources/ravenstack");

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_real_book_is_taken_as_it_stands_and_twice_changes_nothing(Dialect dialect)
      throws IOException {
    try (var importer = new Importer(dialect)) {
      var first = new ArrayList<ImportReport>();
      var second = new ArrayList<ImportReport>();
      for (var reports : java.util.List.of(first, second)) {
        for (var kind : Kind.values()) {
          var file = Files.readAllBytes(REAL.resolve(kind.word() + ".csv"));
          reports.add(importer.run(kind, file, Importer.FOR_GOOD));
        }
      }

      assertThat(first).extracting(ImportReport::created).containsExactly(500L, 295L, 1564L);
      assertThat(second).extracting(ImportReport::unchanged).containsExactly(500L, 295L, 1564L);
      assertThat(first).allMatch(ImportReport::stored).allMatch(report -> report.refused() == 0);
      assertThat(second).allMatch(report -> report.created() + report.updated() == 0);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_rehearsal_counts_the_same_and_leaves_no_trace(Dialect dialect) {
    try (var importer = new Importer(dialect)) {
      importer.accounts("key,name,arr\nacme,Acme,10\n");
      var csv = "key,name,arr\nacme,Acme,20\nglobex,Globex,30\n";
      var before = head(importer);

      var rehearsed = importer.run(Kind.ACCOUNTS, csv, Importer.REHEARSED);
      var trace = head(importer);
      var done = importer.run(Kind.ACCOUNTS, csv, Importer.FOR_GOOD);

      assertThat(rehearsed).usingRecursiveComparison().ignoringFields("stored").isEqualTo(done);
      assertThat(rehearsed.stored()).isFalse();
      assertThat(done.stored()).isTrue();
      assertThat(trace).isEqualTo(before);
      assertThat(head(importer).sequence()).isEqualTo(before.sequence() + 2);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void one_bad_row_in_many_keeps_all_out(Dialect dialect) {
    try (var importer = new Importer(dialect)) {
      var csv =
          IntStream.rangeClosed(1, 2000)
              .mapToObj(i -> "a" + i + ",Account " + i + "," + (i == 1500 ? "$1,200" : i))
              .map(row -> row.replace("$1,200", "\"$1,200\""))
              .collect(Collectors.joining("\n", "key,name,arr\n", "\n"));

      var refused = importer.accounts(csv);

      assertThat(refused.stored()).isFalse();
      assertThat(refused.created()).isEqualTo(1999);
      assertThat(refused.errors())
          .singleElement()
          .satisfies(error -> {
            assertThat(error.line()).isEqualTo(1501);
            assertThat(error.field()).isEqualTo("arr");
            assertThat(error.message()).contains("plain number such as 1200");
          });
      assertThat(head(importer).sequence()).isZero();

      var skipped = importer.run(Kind.ACCOUNTS, csv, Importer.SKIPPING);

      assertThat(skipped.stored()).isTrue();
      assertThat(head(importer).sequence()).isEqualTo(1999);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_blank_cell_forgets_and_a_missing_column_leaves_alone(Dialect dialect) {
    try (var importer = new Importer(dialect)) {
      importer.accounts(
          """
          key,name,arr,health,csm,lifecycle,domain
          acme,Acme,10,50,Ann@Example.com,prospect,acme.example
          """);

      var report = importer.accounts("health,arr,key,name,csm\n,10,acme,Acme,ann@example.com\n");

      var stored = account(importer, "acme");
      assertThat(report.updated()).isEqualTo(1);
      assertThat(stored.health()).isNull();
      assertThat(stored.lifecycle()).isEqualTo(Lifecycle.PROSPECT);
      assertThat(stored.domain()).isEqualTo("acme.example");
      assertThat(stored.csm()).isEqualTo("ann@example.com");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_file_that_knows_only_the_whole_effort_keeps_its_parts(Dialect dialect) {
    try (var importer = new Importer(dialect)) {
      var parts = Effort.split(200, 50, 50);
      importer.desk.write(tx ->
          importer.desk.keepingFeatures.put(
              tx,
              new heed.feature.Feature(
                  "sso",
                  "SSO",
                  null,
                  "security",
                  Status.PLANNED,
                  parts,
                  null,
                  null,
                  null,
                  null,
                  null),
              null));

      var same = importer.features("key,title,effort_person_months\nsso,SSO,3\n");
      var other = importer.features("key,title,effort_person_months\nsso,SSO,4.5\n");

      assertThat(same.unchanged()).isEqualTo(1);
      assertThat(other.updated()).isEqualTo(1);
      var stored = feature(importer, "sso");
      assertThat(stored.effort()).isEqualTo(Effort.ofHundredths(450));
      assertThat(stored.status()).isEqualTo(Status.PLANNED);
      assertThat(stored.area()).isEqualTo("security");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_request_of_an_unknown_account_or_feature_is_a_row_error(Dialect dialect) {
    try (var importer = new Importer(dialect)) {
      importer.desk.keep(acme());
      importer.desk.keep(sso());

      var report =
          importer.requests(
              """
              key,account,feature,severity
              r1,nobody,sso,3
              r2,acme,nothing,3
              r3,acme,sso,3
              """);

      assertThat(report.created()).isEqualTo(1);
      assertThat(report.errors())
          .containsExactly(
              new ImportReport.LineError(2, "account", "There is no account nobody."),
              new ImportReport.LineError(3, "feature", "There is no feature nothing."));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_request_keeps_its_place_and_what_the_file_does_not_say(Dialect dialect) {
    try (var importer = new Importer(dialect)) {
      importer.desk.keep(acme());
      importer.desk.keep(sso());
      importer.requests(
          """
          key,account,feature,severity,core_use_case,expansion_arr,quote,filed_by,filed_at
          r1,acme,sso,3,YES,100.5,"We, too",Cara@heed.test,2026-11-22T01:30:00+02:00
          """);
      var before = request(importer, "r1");

      var again = importer.requests("key,account,feature,severity\nr1,acme,sso,5\n");

      var after = request(importer, "r1");
      assertThat(again.updated()).isEqualTo(1);
      assertThat(after.severity()).isEqualTo(5);
      assertThat(after.place()).isEqualTo(before.place());
      assertThat(after.coreUseCase()).isTrue();
      assertThat(after.expansionArrMinor()).isEqualTo(10_050);
      assertThat(after.quote()).isEqualTo("We, too");
      assertThat(after.filedBy()).isEqualTo("cara@heed.test");
      assertThat(after.filedAt()).isEqualTo("2026-11-21T23:30:00Z");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void naming_the_feature_that_stands_for_a_merged_one_changes_nothing(Dialect dialect) {
    try (var importer = new Importer(dialect)) {
      importer.desk.keep(acme());
      importer.desk.keep(sso());
      importer.desk.keep(export());
      importer.desk.keep("r1", ARequest.by(acme(), export()).severity(3));
      importer.desk.merge(export(), sso());

      var report = importer.requests("key,account,feature,severity\nr1,acme,sso,3\n");

      assertThat(report.unchanged()).isEqualTo(1);
      assertThat(request(importer, "r1").feature()).isEqualTo("export");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_file_that_contradicts_itself_is_refused_and_one_that_repeats_itself_is_not(
      Dialect dialect) {
    try (var importer = new Importer(dialect)) {
      importer.desk.keep(acme());
      importer.desk.keep(sso());

      var report =
          importer.requests(
              """
              key,account,feature,severity
              r1,acme,sso,3
              r1,acme,sso,3
              r1,acme,sso,4
              """);

      assertThat(report.created()).isEqualTo(1);
      assertThat(report.unchanged()).isEqualTo(1);
      assertThat(report.errors())
          .containsExactly(
              new ImportReport.LineError(
                  4, "key", "The key stands in line 2 already, with other facts."));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_book_that_follows_sees_an_import_of_any_length(Dialect dialect) {
    try (var importer = new Importer(dialect)) {
      importer.desk.keep(acme());
      importer.desk.keep(sso());
      var book = new heed.book.LiveBook(heed.cast.Cast.USD);
      try (var following =
          new heed.book.FollowingChanges(
              importer.opened.database(),
              book,
              importer.desk.accounts,
              importer.desk.features,
              importer.desk.requests)) {
        following.start();
        var quote = "x".repeat(9000);
        var csv =
            IntStream.rangeClosed(1, 1000)
                .mapToObj(i -> "r" + i + ",acme,sso,3," + quote)
                .collect(Collectors.joining("\n", "key,account,feature,severity,quote\n", ""));

        importer.requests(csv);

        assertThat(book.requestCount()).isEqualTo(1000);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_caps_of_callers_from_outside_are_checked_before_anything_is_stored(Dialect dialect) {
    try (var importer = new Importer(dialect)) {
      var three = "key,name,arr\na,A,1\nb,B,1\nc,C,1\n";
      var twoRows = new Options(false, true, 1000, 2);
      var thirtyBytes = new Options(false, true, 30, 100);

      assertThatThrownBy(() -> importer.run(Kind.ACCOUNTS, three, twoRows))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.TOO_LARGE))
          .hasMessageContaining("more than 2 rows");
      assertThatThrownBy(() -> importer.run(Kind.ACCOUNTS, three, thirtyBytes))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.TOO_LARGE));
      assertThat(head(importer).sequence()).isZero();
    }
  }

  private static ChangeLog.Head head(Importer importer) {
    return importer.opened.database().read(ChangeLog::head);
  }

  private static heed.account.Account account(Importer importer, String key) {
    return importer
        .opened
        .database()
        .read(handle -> importer.desk.accounts.find(handle, key))
        .orElseThrow()
        .value();
  }

  private static heed.feature.Feature feature(Importer importer, String key) {
    return importer
        .opened
        .database()
        .read(handle -> importer.desk.features.find(handle, key))
        .orElseThrow()
        .value();
  }

  private static heed.request.Request request(Importer importer, String key) {
    return importer
        .opened
        .database()
        .read(handle -> importer.desk.requests.find(handle, key))
        .orElseThrow()
        .value();
  }
}
