package heed.slack.text;

import heed.platform.Texts;

/// Texts for Slack: our own words with a little markup (`*bold*`, `` `code` ``, a line that begins
/// with `> `), and in them what people wrote, enclosed so that it means nothing but itself. The two
/// enclosing characters are none that a kept text can hold (see [Texts#unkeepable]), so the
/// enclosure survives joining, message formats and clipping. [RichText] makes blocks of such a
/// text, [#plain] takes all markup away, [#notification] writes the line above the blocks.
public final class Mrkdwn {
  static final char OPEN = '\uFDD0';
  static final char CLOSE = '\uFDD1';

  /// A joiner that is not seen and breaks what Slack would read as more than letters.
  private static final String JOINER = "\u2060";

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

  /// A text that means nothing but itself. Doing it twice does no harm.
  public static String literal(String text) {
    var bare = unmarked(text);
    return bare.isEmpty() ? "" : OPEN + bare + CLOSE;
  }

  /// What a person typed, from text that Slack escaped: decoded once.
  public static String typed(String escaped) {
    return escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  /// A text as a quotation.
  public static String quote(String text) {
    return "> " + literal(text);
  }

  /// The first code points of a text, with an ellipsis when something is left out. The enclosing
  /// characters do not count.
  public static String clip(String text, int codePoints) {
    if (Texts.length(unmarked(text)) <= codePoints) {
      return text;
    }
    var clipped = new StringBuilder();
    var theirs = false;
    for (int i = 0, left = codePoints - 1;
        left > 0;
        i += Character.charCount(text.codePointAt(i))) {
      var point = text.codePointAt(i);
      if (point == OPEN || point == CLOSE) {
        theirs = point == OPEN;
      } else {
        left--;
      }
      clipped.appendCodePoint(point);
    }
    return clipped.append(theirs ? CLOSE + "…" : "…").toString();
  }

  /// The text without any markup, for places where Slack takes none.
  static String plain(String text) {
    return unmarked(withoutMarkup(text));
  }

  /// The text above the blocks, which notifications show and screen readers say. It is the one
  /// place where Slack still parses: the calls switch that off as far as it goes, control sequences
  /// are escaped, and what would become an emoji or a link is broken by a character that is not
  /// seen. Nobody copies from a notification.
  public static String notification(String text) {
    return plain(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll(
            ":(?=[\\p{L}\\p{N}_+'-]+:)|:(?=//)|(?<=\\w)@(?=\\w)|(?<=\\bwww)\\.", "$0" + JOINER)
        .replaceAll("@(?=here|channel|everyone)", "@" + JOINER);
  }

  private static String withoutMarkup(String text) {
    var left = new StringBuilder();
    var theirs = false;
    for (var i = 0; i < text.length(); i++) {
      var at = text.charAt(i);
      theirs = at == OPEN || (theirs && at != CLOSE);
      if (theirs || (at != '*' && at != '`')) {
        left.append(at);
      }
    }
    return left.toString();
  }

  /// The text without the enclosing characters, our markup left in it.
  static String unmarked(String text) {
    return text.replace(String.valueOf(OPEN), "").replace(String.valueOf(CLOSE), "");
  }
}
