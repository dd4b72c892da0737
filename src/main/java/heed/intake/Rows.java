package heed.intake;

import heed.platform.Fields;
import heed.platform.Kept;
import heed.platform.Refused;
import java.util.List;

/// How the rows of one kind of file become facts, within one transaction.
///
/// @param <T> a row as it was sent; equal rows are equal
interface Rows<T> {
  /// Reads a row; complaints stay with the fields.
  T read(Fields fields);

  /// The caller's own key of a row.
  String key(T sent);

  /// Turns to the next rows of the file, some hundred with a key each of its own.
  void turnTo(List<String> keys);

  /// Keeps one of the rows turned to. Columns that the file does not have leave alone what is
  /// known.
  ///
  /// @throws Refused when it does not fit what is stored; nothing of it was written then
  Kept.Outcome keep(T sent);
}
