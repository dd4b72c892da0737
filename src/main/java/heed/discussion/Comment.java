package heed.discussion;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody said about a feature.
///
/// @param feature key of the feature it was said about; it stays there when that one is merged
/// @param author e-mail address
/// @param text plain, as it was typed
/// @param mentioned addresses of the people it calls by name, in order; each was told once
/// @param atMs when, in milliseconds since 1970-01-01 UTC
/// @param editedMs when it was last changed, likewise; null when it never was
public record Comment(
    String id,
    String feature,
    String author,
    String text,
    List<String> mentioned,
    long atMs,
    @Nullable Long editedMs) {
  public Comment {
    mentioned = mentioned.stream().distinct().sorted().toList();
  }

  Comment saying(String otherText, List<String> nowMentioned, long nowMs) {
    return new Comment(id, feature, author, otherText, nowMentioned, atMs, nowMs);
  }
}
