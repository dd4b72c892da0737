package heed.slack;

/// Text in Slack's own markup. What people wrote gets into it only through [#say] and [#literal],
/// which escape: in Slack an unescaped `<` can ping a whole channel or pose as a link.
final class Mrkdwn {
  private Mrkdwn() {}

  /// Our sentence with people's texts in the places marked `{}`.
  static String say(String ours, Object... theirs) {
    var said = new StringBuilder();
    var from = 0;
    for (var text : theirs) {
      var place = ours.indexOf("{}", from);
      said.append(ours, from, place).append(literal(String.valueOf(text)));
      from = place + 2;
    }
    return said.append(ours.substring(from)).toString();
  }

  /// A text that means nothing but itself.
  static String literal(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /// What a person typed, from text that Slack escaped: decoded once.
  static String typed(String escaped) {
    return escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  /// A text as a quotation, line by line.
  static String quote(String text) {
    return "> " + String.join("\n> ", literal(text).split("\\R", -1));
  }

  /// The first code points of a text that is escaped already, not cut inside an escape.
  static String clip(String escaped, int codePoints) {
    var clipped = heed.platform.Texts.clip(escaped, codePoints);
    if (clipped.equals(escaped)) {
      return escaped;
    }
    var ampersand = clipped.lastIndexOf('&');
    var whole = ampersand < 0 || clipped.indexOf(';', ampersand) > 0;
    return whole ? clipped : clipped.substring(0, ampersand) + "…";
  }
}
