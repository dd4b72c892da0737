package heed.pages.frame;

import heed.feature.Status;

/// A status as a mark and words.
public record StatusMark(String style, String words) {
  /// As this reader reads it.
  public static StatusMark of(Status status, Voice voice) {
    return new StatusMark(status.word(), voice.status(status));
  }
}
