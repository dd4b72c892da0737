package heed.pages.admin;

import heed.pages.frame.Csv;
import heed.platform.database.Change;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Changes as lines of CSV.
final class ChangesCsv {
  static final byte[] HEADER =
      Csv.line(Stream.of("sequence", "at", "actor", "action", "subject", "key", "facts", "note"))
          .getBytes(StandardCharsets.UTF_8);

  private ChangesCsv() {}

  static byte[] lines(List<Change> changes) {
    return changes.stream()
        .map(change ->
            Csv.line(
                Stream.of(
                    Long.toString(change.sequence()),
                    Instant.ofEpochMilli(change.atMs()).toString(),
                    change.actor(),
                    change.action(),
                    change.subject(),
                    change.key(),
                    text(change.facts()),
                    text(change.note()))))
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
