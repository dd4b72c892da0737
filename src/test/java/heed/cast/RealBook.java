package heed.cast;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import heed.account.Account;
import heed.account.Lifecycle;
import heed.book.Book;
import heed.feature.Effort;
import heed.feature.Feature;
import heed.feature.Status;
import heed.request.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A book that nobody here made up: `src/test/resources/ravenstack`, where its credits are. Read
/// without any code of the product, so that a fault of the import cannot hide one of the ranking.
public final class RealBook {
  /// The day to which the dates of the book belong.
  public static final LocalDate AS_OF = LocalDate.of(2026, 11, 22);

  private static final Path FOLDER = Path.of("src/test/resources/ravenstack");

  private RealBook() {}

  public static Book read() {
    return Book.of(Cast.USD, accounts(), features(), requests());
  }

  public static List<Account> accounts() {
    return rows("accounts.csv", RealBook::account);
  }

  public static List<Feature> features() {
    return rows("features.csv", RealBook::feature);
  }

  public static List<Request> requests() {
    return rows("requests.csv", RealBook::request);
  }

  private static Account account(NamedCsvRecord row) {
    var health = cell(row, "health");
    var renewal = cell(row, "renewal_date");
    return new Account(
        row.getField("key"),
        row.getField("name"),
        hundredths(row.getField("arr")),
        health == null ? null : Integer.valueOf(health),
        renewal == null ? null : LocalDate.parse(renewal),
        cell(row, "csm"),
        cell(row, "segment"),
        cell(row, "industry"),
        cell(row, "country"),
        Lifecycle.of(row.getField("lifecycle")),
        null,
        null,
        null,
        null);
  }

  private static Feature feature(NamedCsvRecord row) {
    var effort = cell(row, "effort_person_months");
    return new Feature(
        row.getField("key"),
        row.getField("title"),
        cell(row, "description"),
        null,
        Status.NEW,
        effort == null ? null : Effort.ofHundredths((int) hundredths(effort)),
        null,
        null,
        null,
        null,
        null);
  }

  private static Request request(NamedCsvRecord row) {
    var expansion = cell(row, "expansion_arr");
    return new Request(
        row.getField("key"),
        row.getStartingLineNumber(),
        row.getField("account"),
        row.getField("feature"),
        Integer.parseInt(row.getField("severity")),
        Boolean.parseBoolean(row.getField("core_use_case")),
        expansion == null ? null : hundredths(expansion),
        cell(row, "quote"),
        null,
        cell(row, "filed_by"),
        null,
        null);
  }

  private static @Nullable String cell(NamedCsvRecord row, String column) {
    var cell = row.getField(column);
    return cell.isBlank() ? null : cell;
  }

  private static long hundredths(String number) {
    return new BigDecimal(number).movePointRight(2).longValueExact();
  }

  private static <T> List<T> rows(String file, Function<NamedCsvRecord, T> made) {
    try (var rows = CsvReader.builder().ofNamedCsvRecord(FOLDER.resolve(file))) {
      return rows.stream().map(made).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
