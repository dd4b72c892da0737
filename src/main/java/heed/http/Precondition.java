package heed.http;

import heed.platform.Refused;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a writer insists on about the stored row, in `If-Match` and `If-None-Match`.
public final class Precondition {
  private final @Nullable String match;
  private final @Nullable String noneMatch;

  private Precondition(@Nullable String match, @Nullable String noneMatch) {
    this.match = match;
    this.noneMatch = noneMatch;
  }

  /// Read before the transaction: headers belong to the thread of the request.
  public static Precondition of(Context context) {
    return new Precondition(
        context.req().getHeader("If-Match"), context.req().getHeader("If-None-Match"));
  }

  /// Refuses a write that was made from another version than the stored one.
  ///
  /// @param stored looks up the row's version, within the write's transaction; asked only when the
  ///   writer insists on something
  /// @throws Refused STALE
  public void check(Supplier<Optional<Long>> stored) {
    if (match == null && noneMatch == null) {
      return;
    }
    var version = stored.get();
    if (match != null && (version.isEmpty() || !names(match, version.get()))) {
      throw stale("It was changed since you read it. Read it again, then repeat your change.");
    }
    if (noneMatch != null && version.isPresent() && names(noneMatch, version.get())) {
      throw stale("It exists already, and If-None-Match asks that it does not.");
    }
  }

  private static boolean names(String header, long version) {
    return header.strip().equals("*")
        || Arrays.stream(header.split(",", -1))
            .map(String::strip)
            .anyMatch(tag -> tag.equals(ETags.of(version)) || tag.startsWith("\"" + version + "-"));
  }

  private static Refused stale(String sentence) {
    return Refused.because(Refused.Kind.STALE, sentence);
  }
}
