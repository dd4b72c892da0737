package heed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
  private static final Path REAL = Path.of("src/test/resources/ravenstack");

  @TempDir Path folder;

  private Terminal terminal;

  @BeforeEach
  void sitDown() {
    terminal = new Terminal(folder);
  }

  @Test
  void the_real_book_is_imported_and_ranked_as_the_scoring_page_says() {
    for (var kind : new String[] {"accounts", "features", "requests"}) {
      var outcome = terminal.type("import", kind, REAL.resolve(kind + ".csv").toString());
      assertThat(outcome.status()).as(outcome.problems()).isZero();
    }

    var again = terminal.type("import", "requests", REAL.resolve("requests.csv").toString());
    var ranked = terminal.type("rank", "--as-of", "2026-11-22", "--limit", "5");

    assertThat(again.out()).isEqualTo("created 0, updated 0, unchanged 1564, refused 0\n");
    assertThat(ranked.out().lines().skip(1).map(line -> line.strip().replaceAll(" {2,}", "  ")))
        .hasSize(5)
        .first()
        .isEqualTo(
            "1  RM-8757  Add hook for bulk edit post-save state  $105,297.95  $45,598.98"
                + "  $7,050.00  $0.00  0.25  15");
    assertThat(ranked.out())
        .containsSubsequence("RM-8757", "RM-2568", "RM-21450", "RM-34992", "RM-35861")
        .containsSubsequence("105,297.95", "86,823.43", "84,584.37", "83,851.19", "71,635.61");
  }

  @Test
  void refused_rows_are_named_and_nothing_is_stored_unless_they_may_be_skipped()
      throws IOException {
    var file = file("key,name,arr\na,A,1\nb,B,x\nc,C\n");

    var rehearsed = terminal.type("import", "accounts", file, "--dry-run");
    var refused = terminal.type("import", "accounts", file);
    var skipped = terminal.type("import", "accounts", file, "--skip-bad");

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.out().lines())
        .containsExactly(
            "created 1, updated 0, unchanged 0, refused 2",
            "line 3, arr: ARR must be a plain number such as 1200 or 1200.50, without signs or"
                + " separators.",
            "line 4: The row has 2 cells; the header has 3.");
    assertThat(refused.problems())
        .isEqualTo("2 rows were refused, so nothing was stored; --skip-bad stores the others.\n");
    assertThat(rehearsed.status()).isEqualTo(1);
    assertThat(rehearsed.out()).isEqualTo("dry run: " + refused.out());
    assertThat(skipped.status()).isZero();
    assertThat(skipped.out()).isEqualTo(refused.out());
  }

  @Test
  void a_file_that_is_of_no_use_is_answered_with_one_sentence() throws IOException {
    var unknown = terminal.type("import", "accounts", file("key,name,arr,helth\n"));
    var missing = terminal.type("import", "accounts", folder.resolve("none.csv").toString());
    var directory = terminal.type("import", "accounts", folder.toString());

    assertThat(unknown.status()).isEqualTo(1);
    assertThat(unknown.problems())
        .isEqualTo("There is no column helth in accounts. Did you mean health?\n");
    assertThat(missing.problems()).startsWith("There is no file").hasLineCount(1);
    assertThat(directory.problems()).contains("is a folder").hasLineCount(1);
  }

  @Test
  void a_long_file_says_how_far_it_is() throws IOException {
    var rows =
        IntStream.range(0, 25_000)
            .mapToObj(i -> "a" + i + ",Account " + i + ",1")
            .collect(Collectors.joining("\n", "key,name,arr\n", "\n"));

    var outcome = terminal.type("import", "accounts", file(rows), "--dry-run");

    assertThat(outcome.out()).contains("created 25000");
    assertThat(outcome.problems().lines())
        .hasSize(2)
        .allMatch(line -> line.matches("[12]0,000 rows, [0-9,]+ rows/s"));
  }

  @Test
  void a_narrow_terminal_clips_titles_and_steers_nothing() throws IOException {
    terminal.type(
        "import",
        "features",
        file("key,title\nf,\"A title of more than forty characters \u202e in a row\"\n"));

    var ranked = terminal.with("COLUMNS", "70").type("rank");
    var json = terminal.type("rank", "--json");

    assertThat(ranked.out().lines()).allMatch(line -> line.length() <= 70);
    assertThat(ranked.out()).contains("…").doesNotContain("\u202e");
    assertThat(json.out()).isEqualTo("{\"ranked\":1}\n");
  }

  @Test
  void an_empty_book_says_what_to_do() {
    assertThat(terminal.type("rank").out()).contains("No open features yet");
  }

  private String file(String text) throws IOException {
    var file = folder.resolve("file.csv");
    Files.writeString(file, text);
    return file.toString();
  }
}
