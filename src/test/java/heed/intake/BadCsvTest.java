package heed.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.intake.ImportReport.LineError;
import heed.platform.Refused;
import heed.platform.database.Dialect;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Files that people really send, with the exact answer to each.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadCsvTest {
  private static final String HEAD = "key,name,arr\n";
  private static final String NUMBER =
      "ARR must be a plain number such as 1200 or 1200.50, without signs or separators.";
  private Importer importer;

  @BeforeAll
  void open() {
    importer = new Importer(Dialect.SQLITE);
  }

  @AfterAll
  void close() {
    importer.close();
  }

  static Stream<Arguments> rows() {
    return Stream.of(
        row(
            "a quote is left open",
            HEAD + "a,A,1\nb,\"B,1\nc,C,1\n",
            3,
            null,
            "A quote is opened in this row and never closed."),
        row(
            "text follows a quote",
            HEAD + "a,\"A\"x,1\n",
            2,
            "name",
            "Text follows a closing quote. A quote inside a quoted cell is written twice."),
        row(
            "a line ends in a lone CR",
            HEAD + "a,A,1\rb,B,1\n",
            2,
            null,
            "The line ends in a lone carriage return. Save the file with LF or CRLF line ends."),
        row("a cell is missing", HEAD + "a,A\n", 2, null, "The row has 2 cells; the header has 3."),
        row(
            "a cell is too many",
            HEAD + "a,A,1,2\n",
            2,
            null,
            "The row has 4 cells; the header has 3."),
        row(
            "lines inside quotes count",
            HEAD + "a,\"A\nB\",1\n",
            2,
            "name",
            "Name must be one line without control characters."),
        row(
            "the row after one of many lines",
            "key,title,description\nf,\"F\",\"x\n\ny\"\n,G,\n",
            5,
            "key",
            "Key is missing."),
        row("mixed line ends", HEAD + "a,A,1\r\nb,B,1\nc,C,x\r\n", 4, "arr", NUMBER),
        row(
            "a cell of 5 MB",
            HEAD + "a," + "x".repeat(5_000_000) + ",1\n",
            2,
            "name",
            "The cell is longer than 100,000 characters."),
        row(
            "a cell longer than a name",
            HEAD + "a," + "x".repeat(201) + ",1\n",
            2,
            "name",
            "Name may have at most 200 characters."),
        row("NUL", HEAD + "a,A\0B,1\n", 2, "name", "Name contains a NUL character."),
        row(
            "zero-width only",
            HEAD + "a,\u200b,1\n",
            2,
            "name",
            "Name has nothing in it that can be seen."),
        row("thousands", HEAD + "a,A,\"$1,200\"\n", 2, "arr", NUMBER),
        row("a letter for thousand", HEAD + "a,A,1.2k\n", 2, "arr", NUMBER),
        row("a comma for decimals", HEAD + "a,A,\"1 200,00\"\n", 2, "arr", NUMBER),
        row("nothing", HEAD + "a,A,\n", 2, "arr", "ARR is missing; 0 is allowed."),
        row("below zero", HEAD + "a,A,-1\n", 2, "arr", "ARR may not be negative."),
        row("not a number", HEAD + "a,A,NaN\n", 2, "arr", NUMBER),
        row("a huge exponent", HEAD + "a,A,1e10000000\n", 2, "arr", NUMBER),
        row(
            "too much",
            HEAD + "a,A,1000000000001\n",
            2,
            "arr",
            "ARR may be at most 1,000,000,000,000."),
        row(
            "a third decimal",
            HEAD + "a,A,1.005\n",
            2,
            "arr",
            "ARR may have at most 2 decimals in USD."),
        row(
            "an ambiguous date",
            "key,name,arr,renewal_date\na,A,1,03/04/25\n",
            2,
            "renewal_date",
            "Renewal date must be a date from 1900 to 2199, written YYYY-MM-DD."),
        row(
            "a date that is none",
            "key,name,arr,renewal_date\na,A,1,2025-02-29\n",
            2,
            "renewal_date",
            "Renewal date must be a date from 1900 to 2199, written YYYY-MM-DD."),
        row("a key with a slash", HEAD + "../../x,A,1\n", 2, "key", "Key may not contain / or \\."),
        row(
            "a key in two lines",
            HEAD + "\"a\r\nSet-Cookie\",A,1\n",
            2,
            "key",
            "Key must be one line without control characters."));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void a_bad_row_is_named_by_its_line_and_column(String why, String csv, LineError expected) {
    var kind = csv.startsWith("key,title") ? Kind.FEATURES : Kind.ACCOUNTS;

    var report = importer.run(kind, csv, Importer.FOR_GOOD);

    assertThat(report.errors()).containsExactly(expected);
    assertThat(report.refused()).isEqualTo(1);
    assertThat(report.stored()).isFalse();
  }

  static Stream<Arguments> files() {
    var good = HEAD + "a,A,1\n";
    return Stream.of(
        Arguments.of("UTF-16 with a mark", good.getBytes(StandardCharsets.UTF_16), "UTF-16"),
        Arguments.of("UTF-16 without", good.getBytes(StandardCharsets.UTF_16LE), "UTF-16"),
        Arguments.of(
            "Latin-1",
            (HEAD + "a,A,1\nb,Bär,2\n").getBytes(Charset.forName("ISO-8859-1")),
            "Line 3 is not UTF-8 text"),
        Arguments.of(
            "cut in a character",
            new byte[] {'k', 'e', 'y', (byte) 0xC3},
            "Line 1 is not UTF-8 text"),
        Arguments.of("a workbook", new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0}, "Excel workbook"),
        Arguments.of(
            "an old workbook",
            new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0},
            "Excel workbook"),
        Arguments.of("gzip", new byte[] {0x1F, (byte) 0x8B, 8, 0}, "compressed"),
        Arguments.of("nothing", new byte[0], "The file is empty"),
        Arguments.of(
            "a mark and nothing",
            new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
            "The file is empty"),
        Arguments.of("a missing column", bytes("key,name\na,A\n"), "The column arr is missing."),
        Arguments.of(
            "a column twice",
            bytes("key,name,arr,name\na,A,1,B\n"),
            "The column name is there twice."),
        Arguments.of(
            "an unknown column",
            bytes("key,name,arr,helth\na,A,1,5\n"),
            "There is no column helth in accounts. Did you mean health?"),
        Arguments.of(
            "a column in upper case",
            bytes("Key,name,arr\na,A,1\n"),
            "There is no column Key in accounts. Did you mean key?"),
        Arguments.of(
            "semicolons",
            bytes("key;name;arr\na;A;1\n"),
            "The columns are not separated by commas."),
        Arguments.of(
            "a column without a name", bytes("key,name,arr,\na,A,1,\n"), "A column has no name."),
        Arguments.of(
            "carriage returns only",
            bytes("key,name,arr\ra,A,1\r"),
            "The header cannot be read. The line ends in a lone carriage return."));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void a_file_that_is_of_no_use_is_refused_as_a_whole(String why, byte[] file, String sentence) {
    assertThatThrownBy(() -> importer.run(Kind.ACCOUNTS, file, Importer.SKIPPING))
        .isInstanceOf(Refused.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void all_that_is_wrong_with_a_header_is_said_at_once() {
    assertThatThrownBy(() -> importer.accounts("key,helth,arr,arr\n"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.errors())
                    .extracting(heed.platform.FieldError::field)
                    .containsExactly("helth", "arr", "name"));
  }

  @Test
  void formulas_are_kept_as_typed() {
    for (var start : new String[] {"=", "+", "-", "@", "\uff1d"}) {
      var name = start + "HYPERLINK(\"\"http://x\"\")";
      var csv = HEAD + "formula" + (int) start.charAt(0) + ",\"" + name + "\",1\n";

      assertThat(importer.accounts(csv).created()).isEqualTo(1);

      var stored =
          importer
              .opened
              .database()
              .read(
                  handle -> importer.desk.accounts.find(handle, "formula" + (int) start.charAt(0)));
      assertThat(stored.orElseThrow().value().name()).isEqualTo(name.replace("\"\"", "\""));
    }
  }

  @Test
  void a_byte_order_mark_crlf_and_empty_lines_are_no_problem() {
    var report = importer.accounts("\ufeffkey,name,arr\r\n\r\nbom,\"A, \"\"B\"\"\",1\r\n\r\n");

    assertThat(report.created()).isEqualTo(1);
  }

  @Test
  void a_key_that_only_looks_different_is_shown_and_not_doubled() {
    importer.accounts(HEAD + "Café-1,Cafe,1\n");

    for (var key :
        new String[] {
          "café-1", "CAFÉ-1", "Cafe\u0301-1", "Café- 1", "Ｃafé-1", "\u0421af\u00E9-1"
        }) {
      var report = importer.accounts(HEAD + key + ",Cafe,1\n");

      assertThat(report.refused()).as(key).isEqualTo(1);
      assertThat(report.errors().getFirst().message()).startsWith("There is the account Café-1,");
    }
  }

  @Test
  void every_problem_of_a_row_is_named_and_the_list_has_an_end() {
    var many = "key,name,arr,health\n" + "a,,x,101\n".repeat(500);

    var report = importer.accounts(many);

    assertThat(report.refused()).isEqualTo(500);
    assertThat(report.errors()).hasSize(ImportReport.MOST_ERRORS);
    assertThat(report.errors().subList(0, 3))
        .extracting(LineError::field)
        .containsExactly("name", "arr", "health");
  }

  private static Arguments row(
      String why,
      String csv,
      int line,
      @org.jspecify.annotations.Nullable String field,
      String message) {
    return Arguments.of(why, csv, new LineError(line, field, message));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
