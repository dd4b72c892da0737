package heed.pages.admin;

import heed.pages.frame.Choice;
import heed.pages.frame.Complaints;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of the change log.
///
/// @param export the same, as CSV
/// @param next the older changes, or null
public record ChangesView(
    String headline,
    Narrowed narrowed,
    List<Row> rows,
    @Nullable String export,
    @Nullable String next) {

  /// What stands in the filters.
  public record Narrowed(
      String actor,
      List<Choice> subjects,
      String key,
      String from,
      String to,
      Complaints complaints,
      boolean any) {}

  /// One change.
  ///
  /// @param actorAddress all that this actor did
  /// @param subjectAddress all that happened to this subject
  /// @param about whose it is and what it is about, where the key alone says nothing; or null
  /// @param facts the subject afterwards, or null when it is gone
  /// @param note what the facts cannot say, or null
  public record Row(
      long sequence,
      String when,
      String actor,
      String actorAddress,
      String did,
      String key,
      String subjectAddress,
      @Nullable String about,
      @Nullable String facts,
      @Nullable String note) {}
}
