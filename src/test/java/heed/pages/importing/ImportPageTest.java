package heed.pages.importing;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.http.Bodies;
import heed.pages.site.Page;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ImportPageTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String GOOD =
      """
      key,name,arr,health,renewal_date
      acme,Acme Corporation,250000,35,2027-03-01
      globex,Globex,90000,,
      """;

  private final SettableClock clock = SettableClock.morning();
  private final Site site = new Site(clock);
  private final Visitor ada = Visitor.signedIn(site, Cast.ADA);

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void a_file_is_looked_at_first_and_imported_by_the_same_bytes() {
    site.write(
        tx -> site.keepingAccounts.put(tx, Cast.acme().arr(240_000).health(40).account(), null));

    var sent = send("accounts", GOOD);
    assertThat(sent.status()).isEqualTo(303);
    var checked = ada.get(sent.location());

    assertThat(checked.textOf("h1")).isEqualTo("2 rows would change the book");
    assertThat(checked.text())
        .containsSubsequence("New 1", "Changed 1", "As they were 0", "Refused 0")
        .containsSubsequence("Import 2 rows now", "Nothing has been stored yet")
        .containsSubsequence("acme", "arr", "$240,000.00", "$250,000.00")
        .containsSubsequence("acme", "health", "40", "35");
    assertThat(account("globex")).isFalse();
    ada.post(sent.location() + "/run", Map.of());

    var imported = ada.get(sent.location());
    assertThat(imported.textOf("h1")).isEqualTo("2 rows are in the book");
    assertThat(imported.text()).contains("There is no button that takes an import back");
    assertThat(account("globex")).isTrue();
    ada.post(sent.location() + "/run", Map.of());
    assertThat(ada.get("/admin/changes?subject=account").text())
        .contains("Ada Abt updated account");
    assertThat(ada.get(send("accounts", GOOD).location()).textOf("h1"))
        .isEqualTo("This file says nothing new");
  }

  @Test
  void bad_rows_are_listed_with_line_and_field_and_the_good_ones_go_in_without_them() {
    var rows =
        "key,name,arr\n"
            + IntStream.range(0, 60)
                .mapToObj(i -> "bad-" + i + ",=cmd(),lots\n")
                .collect(Collectors.joining())
            + "globex,Globex,90000\n";

    var sent = send("accounts", rows);
    var checked = ada.get(sent.location());

    assertThat(checked.textOf("h1")).isEqualTo("60 rows have a mistake");
    assertThat(checked.text())
        .containsSubsequence(
            "Import the one good row, leave the others out", "Line Column", "2 arr")
        .contains("51 arr", "Next")
        .doesNotContain("52 arr");
    assertThat(ada.get(sent.location() + "?page=2").text()).contains("61 arr", "Previous");
    var csv = ada.get(sent.location() + "/errors.csv");
    assertThat(csv.header("Content-Disposition").orElseThrow()).contains("attachment");
    assertThat(csv.html().lines()).hasSize(61);
    assertThat(csv.html()).startsWith("\"line\",\"field\",\"message\"\r\n\"2\",\"arr\",");

    ada.post(sent.location() + "/run", Map.of("skipBad", "true"));
    assertThat(account("globex")).isTrue();
  }

  @Test
  void files_that_are_of_no_use_are_named_for_what_they_are() {
    assertThat(shown("accounts", "key,name,arrr\n"))
        .contains("This file cannot be used", "arrr", "arr");
    assertThat(shown("accounts", "key;name;arr\n")).contains("not separated by commas");
    assertThat(shown("accounts", "\n")).contains("The file is empty");
    assertThat(shown("features", GOOD))
        .contains("This file cannot be used", "There is no column name");
    var latin = "key,name,arr\nx,Zürich,1\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(ada.get(send("accounts", latin, "").location()).text())
        .contains("is not UTF-8 text");
    var binary = new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0};
    assertThat(ada.get(send("accounts", binary, "").location()).text())
        .contains("This file cannot be used");
  }

  @Test
  void nothing_sent_is_said_on_the_page_and_keeps_the_kind() {
    var page = send("requests", "");

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("Choose a file, or paste its rows.");
    assertThat(page.html()).contains("value=\"requests\" checked");
  }

  @Test
  void rows_can_be_pasted_instead() {
    var pasted = send("accounts", new byte[0], GOOD.replace("\n", "\r\n"));

    assertThat(ada.get(pasted.location()).textOf("h1")).isEqualTo("2 rows would change the book");
  }

  @Test
  void a_file_beyond_the_cap_is_refused_with_a_sentence() {
    var page = send("accounts", new byte[Bodies.CSV_LIMIT + 100_000], "");

    assertThat(page.status()).isEqualTo(413);
    assertThat(page.text()).contains("may have at most");
  }

  @Test
  void a_book_that_changed_meanwhile_is_checked_again() {
    var requests = "key,account,feature,severity\nr1,acme,sso,5\n";
    site.write(tx -> {
      site.keepingAccounts.put(tx, Cast.acme().account(), null);
      site.keepingFeatures.put(tx, Cast.sso().feature(), null);
      return site.filing.put(
          tx, "r0", heed.cast.ARequest.by(Cast.acme(), Cast.sso()).severity(2).sent(), null);
    });
    var sent = send("features", "key,title\nSSO2,Single\n");
    assertThat(ada.get(sent.location()).textOf("h1")).isEqualTo("One row would change the book");
    site.write(tx -> site.keepingFeatures.put(tx, Cast.sso().key("sso2").feature(), null));

    ada.post(sent.location() + "/run", Map.of());

    var after = ada.get(sent.location());
    assertThat(after.textOf("h1")).isEqualTo("Nothing was stored: one row was refused");
    assertThat(ada.get(send("requests", requests).location()).textOf("h1"))
        .isEqualTo("One row would change the book");
  }

  @Test
  void a_file_is_its_senders_alone_for_half_an_hour_and_a_few_at_a_time() {
    var sent = send("accounts", GOOD);
    var other =
        Visitor.signedIn(
            site, new heed.people.Person("al@heed.test", "Al", heed.people.Role.ADMIN));

    assertThat(other.get(sent.location()).status()).isEqualTo(404);
    assertThat(other.post(sent.location() + "/run", Map.of()).status()).isEqualTo(404);
    assertThat(other.get(sent.location() + "/errors.csv").status()).isEqualTo(404);
    assertThat(ada.get(sent.location()).status()).isEqualTo(200);
    clock.pass(Duration.ofMinutes(31));
    assertThat(ada.get(sent.location()).text()).contains("This file is not here");
    var first = send("accounts", GOOD);
    IntStream.range(0, Uploads.MOST).forEach(_ -> send("accounts", GOOD));
    assertThat(ada.get(first.location()).status()).isEqualTo(404);
  }

  @Test
  void only_admins_get_in_and_other_sites_cannot_send_files() {
    for (var person : List.of(Cast.VERA, Cast.CARA, Cast.PIA)) {
      var visitor = Visitor.signedIn(site, person);
      assertThat(visitor.get("/admin/import").status()).isEqualTo(403);
      assertThat(visitor.get("/admin/import/samples/accounts.csv").status()).isEqualTo(403);
      assertThat(
              upload(visitor, "accounts", GOOD.getBytes(StandardCharsets.UTF_8), "", "same-origin")
                  .status())
          .isEqualTo(403);
    }
    var foreign = upload(ada, "accounts", GOOD.getBytes(StandardCharsets.UTF_8), "", "cross-site");
    assertThat(foreign.status()).isEqualTo(403);
    var plain = ada.post("/admin/import", Map.of("kind", "accounts", "text", GOOD));
    assertThat(plain.status()).isEqualTo(415);
  }

  @Test
  void the_page_names_the_columns_and_gives_samples_that_pass_their_own_check() {
    var page = ada.get("/admin/import");

    assertThat(page.text()).contains("renewal_date", "effort_person_months", "core_use_case");
    for (var kind : List.of("accounts", "features", "requests")) {
      var sample = ada.get("/admin/import/samples/" + kind + ".csv");
      assertThat(sample.status()).isEqualTo(200);
      var sent = send(kind, sample.html());
      assertThat(ada.get(sent.location()).text()).as(kind).contains("Refused 0");
      ada.post(sent.location() + "/run", Map.of());
    }
    assertThat(ada.get("/admin/import/samples/nothing.csv").status()).isEqualTo(404);
  }

  @Test
  void it_speaks_chinese_and_other_peoples_texts_are_inert() {
    var nasty = "key,name,arr\n<img src=x onerror=alert(1)>,\"<script>alert(1)</script>\",x\n";
    var sent = send("accounts", nasty);

    var page = ada.get(sent.location(), "Accept-Language", "zh-CN");

    assertThat(page.textOf("h1")).isEqualTo("1 行有错误");
    assertThat(page.html()).doesNotContain("<script>alert", "<img");
    assertThat(ada.get("/admin/import", "Accept-Language", "zh-CN").text()).contains("导入客户、功能和需求");
  }

  private boolean account(String key) {
    return site.database.read(handle -> site.accounts.find(handle, key)).isPresent();
  }

  private String shown(String kind, String csv) {
    return ada.get(send(kind, csv).location()).text();
  }

  private Page send(String kind, String csv) {
    return send(kind, csv.getBytes(StandardCharsets.UTF_8), "");
  }

  private Page send(String kind, byte[] file, String text) {
    return upload(ada, kind, file, text, "same-origin");
  }

  /// As a browser sends a form with a file.
  private Page upload(Visitor visitor, String kind, byte[] file, String text, String from) {
    var body = new ByteArrayOutputStream();
    part(body, "name=\"kind\"", kind.getBytes(StandardCharsets.UTF_8));
    part(body, "name=\"file\"; filename=\"book.csv\"\r\nContent-Type: text/csv", file);
    part(body, "name=\"text\"", text.getBytes(StandardCharsets.UTF_8));
    body.writeBytes("--edge--\r\n".getBytes(StandardCharsets.US_ASCII));
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + site.server.port() + "/admin/import"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "multipart/form-data; boundary=edge")
            .header("Sec-Fetch-Site", from)
            .header(
                "Cookie",
                visitor.cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; ")))
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    try {
      return new Page(HTTP.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (InterruptedException problem) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(problem);
    }
  }

  private static void part(ByteArrayOutputStream body, String head, byte[] content) {
    body.writeBytes(
        ("--edge\r\nContent-Disposition: form-data; " + head + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
  }
}
