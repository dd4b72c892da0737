package heed.platform.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Reads columns that may be unknown.
public final class Columns {
  private Columns() {}

  public static @Nullable Integer whole(ResultSet row, String column) throws SQLException {
    var value = row.getInt(column);
    return row.wasNull() ? null : value;
  }

  public static @Nullable Long amount(ResultSet row, String column) throws SQLException {
    var value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  public static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
    var value = row.getString(column);
    return value == null ? null : LocalDate.parse(value);
  }

  /// How a date is kept: ISO text, null when unknown.
  public static @Nullable String text(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }
}
