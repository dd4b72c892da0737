package heed.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// Entity tags: `"17"`, the version of the stored row, or `"17-…"` where the answer also shows
/// facts from elsewhere. `If-Match` looks at the row alone, for that is what a write replaces;
/// `If-None-Match` looks at the whole tag, for that is what a reader has seen.
public final class ETags {
  private ETags() {}

  /// The tag of an answer that shows one row.
  public static String of(long version) {
    return "\"" + version + "\"";
  }

  /// The tag of an answer that shows a row and more.
  ///
  /// @param more whatever else the answer depends on
  public static String of(long version, String more) {
    return "\"" + version + "-" + sum(more) + "\"";
  }

  /// The tag of an answer that is computed from many rows: a sum of what it says.
  public static String ofContent(String content) {
    return "\"" + sum(content) + "\"";
  }

  /// Sets the tag, and says whether the reader has this answer already; then it gets a 304.
  public static boolean known(Context context, String tag) {
    context.header("ETag", tag);
    var seen = context.req().getHeader("If-None-Match");
    if (seen == null || !matches(seen, tag)) {
      return false;
    }
    context.res().setStatus(304);
    return true;
  }

  private static boolean matches(String header, String tag) {
    return header.strip().equals("*")
        || Arrays.stream(header.split(",", -1))
            .map(String::strip)
            .anyMatch(each -> each.equals(tag) || each.equals("W/" + tag));
  }

  private static String sum(String text) {
    var sum = new CRC32C();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }
}
