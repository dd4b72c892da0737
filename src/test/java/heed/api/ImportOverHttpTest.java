package heed.api;

import static org.assertj.core.api.Assertions.assertThat;

import heed.people.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportOverHttpTest {
  private static final String ACCOUNTS = "/api/v1/import/accounts";

  private Service service;
  private Client admin;

  @BeforeEach
  void start() {
    service = new Service();
    admin = service.as(Role.ADMIN);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void the_real_book_comes_in_and_ranks_as_it_should() {
    for (var kind : new String[] {"accounts", "features", "requests"}) {
      var report = csv("/api/v1/import/" + kind, file(kind));
      assertThat(report.status()).as(report.text()).isEqualTo(200);
      assertThat(report.at("/refused").asInt()).isZero();
      assertThat(report.at("/created").asInt()).isPositive();
    }

    var again = csv("/api/v1/import/requests", file("requests"));
    var first = admin.get("/api/v1/backlog?asOf=2026-11-22&limit=5").at("/items");

    assertThat(again.at("/created").asInt()).isZero();
    assertThat(first.findValuesAsString("key"))
        .containsExactly("RM-8757", "RM-2568", "RM-21450", "RM-34992", "RM-35861");
    assertThat(first.at("/0/score/priority").decimalValue()).isEqualByComparingTo("105297.95");
    assertThat(first.at("/4/score/priority").decimalValue()).isEqualByComparingTo("71635.61");
  }

  @Test
  void a_bad_row_refuses_the_file_with_the_report() {
    var file = "key,name,arr\na,A,1\nb,B,\"1.234,56\"\n";

    var refused = csv(ACCOUNTS, file);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.header("Content-Type")).contains("application/problem+json");
    assertThat(refused.at("/refused").asInt()).isEqualTo(1);
    assertThat(refused.at("/errors/0/line").asInt()).isEqualTo(3);
    assertThat(refused.at("/errors/0/field").asString()).isEqualTo("arr");
    assertThat(admin.get("/api/v1/accounts/a").status()).isEqualTo(404);
    assertThat(csv(ACCOUNTS + "?dryRun=true", file).status()).isEqualTo(200);
    assertThat(admin.get("/api/v1/accounts/a").status()).isEqualTo(404);
    assertThat(csv(ACCOUNTS + "?skipBad=true", file).at("/created").asInt()).isEqualTo(1);
    assertThat(admin.get("/api/v1/accounts/a").status()).isEqualTo(200);
  }

  @Test
  void a_dry_run_reports_and_stores_nothing() {
    var report = csv(ACCOUNTS + "?dryRun=true", "key,name,arr\na,A,1\n");

    assertThat(report.at("/created").asInt()).isEqualTo(1);
    assertThat(admin.get("/api/v1/accounts/a").status()).isEqualTo(404);
    assertThat(csv(ACCOUNTS + "?dryRun=maybe", "key,name,arr\n").status()).isEqualTo(400);
  }

  @Test
  void the_same_file_with_one_key_gets_the_same_report() {
    var file = "key,name,arr\na,A,1\n";
    var first = csv(ACCOUNTS, file, "Idempotency-Key", "i");

    assertThat(csv(ACCOUNTS, file, "Idempotency-Key", "i").text()).isEqualTo(first.text());
    assertThat(csv(ACCOUNTS, file + "b,B,2\n", "Idempotency-Key", "i").status()).isEqualTo(422);
    assertThat(csv(ACCOUNTS, file).at("/unchanged").asInt()).isEqualTo(1);
  }

  @Test
  void what_is_no_csv_of_a_known_kind_is_refused() {
    assertThat(csv("/api/v1/import/people", "key\n").status()).isEqualTo(404);
    assertThat(admin.post(ACCOUNTS, "{}").status()).isEqualTo(415);
    assertThat(csv(ACCOUNTS, "").status()).isEqualTo(400);
    assertThat(csv(ACCOUNTS, "name,arr\nA,1\n").status()).isEqualTo(400);
    assertThat(csv(ACCOUNTS, "key,name,arr,key\na,A,1,a\n").status()).isEqualTo(400);
    assertThat(csv(ACCOUNTS, "key,name,arr\n" + "a".repeat(21 * 1024 * 1024)).status())
        .isEqualTo(413);
  }

  private Client.Reply csv(String path, String body, String... headers) {
    var all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = "text/csv";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return admin.post(path, body, all);
  }

  private static String file(String kind) {
    try (var in = ImportOverHttpTest.class.getResourceAsStream("/ravenstack/" + kind + ".csv")) {
      return new String(
          java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
