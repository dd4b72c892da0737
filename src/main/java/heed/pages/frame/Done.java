package heed.pages.frame;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody has just done, in words, with the way back where there is one. A plain form takes
/// it along to the next page ([Desk#went]); an answer to htmx holds it as the part `done.jte`.
///
/// @param words a whole sentence, such as "SSO is under review"
/// @param undo the address of ours that a form is sent to in order to undo it, or null when there
///   is no way back
/// @param fields what that form says
public record Done(String words, @Nullable String undo, Map<String, String> fields) {
  public Done {
    fields = Map.copyOf(fields);
  }

  /// There is no way back.
  public static Done of(String words) {
    return new Done(words, null, Map.of());
  }

  /// It can be undone by sending these fields to this address.
  public static Done of(String words, String undo, Map<String, String> fields) {
    return new Done(words, undo, fields);
  }
}
