package heed.http;

import heed.platform.Fields;
import heed.platform.Refused;
import heed.platform.Texts;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Parts of addresses: whatever people may call a thing, its address leads to it.
public final class Addresses {
  private Addresses() {}

  /// A part of a route's path that varies, such as `{key}`.
  ///
  /// @throws Refused INVALID for text that nothing stored can hold
  public static String part(Context context, String name) {
    String part;
    try {
      part = context.pathParam(name);
    } catch (IllegalArgumentException malformed) {
      throw Refused.because(Refused.Kind.INVALID, "The address is not percent-encoded UTF-8.");
    }
    var trouble = Texts.unkeepable(part);
    if (trouble != null) {
      throw Refused.field(name, Fields.label(name) + " " + trouble + ".");
    }
    return part;
  }

  /// A text as one part of a path.
  public static String segment(String text) {
    return value(text).replace("+", "%20");
  }

  /// A text as the value of a query, as a browser sends it from a form.
  public static String value(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
