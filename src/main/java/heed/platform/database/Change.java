package heed.platform.database;

import heed.platform.Json;
import org.jspecify.annotations.Nullable;

/// One row of the change log: who did what to which subject, and what the subject was afterwards.
///
/// @param sequence 1, 2, 3 … without gaps in the order of commits
/// @param atMs epoch milliseconds
/// @param actor a person's e-mail address, `token:NAME`, or the command that did it
/// @param action what was done: `stored`, `status`, `merged`, `deleted` …
/// @param subject kind of thing: `account`, `feature`, `request`, `loop`, `policy` …
/// @param facts the subject afterwards, as JSON; null when it is gone
/// @param note what the facts cannot say, as JSON
/// @param typed the same facts as an object, where this process made them
public record Change(
    long sequence,
    long atMs,
    String actor,
    String action,
    String subject,
    String key,
    @Nullable String facts,
    @Nullable String note,
    String checksum,
    @Nullable Object typed) {

  /// The facts as a type of ours.
  public <T> T factsAs(Class<T> type) {
    if (type.isInstance(typed)) {
      return type.cast(typed);
    }
    if (facts == null) {
      throw new IllegalStateException("Change " + sequence + " has no facts");
    }
    return Json.read(facts, type);
  }
}
