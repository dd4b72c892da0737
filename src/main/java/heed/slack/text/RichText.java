package heed.slack.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A text of [Mrkdwn] as a block of rich text. Slack parses nothing in the elements of such a
/// block: no ping, no link, no emoji, no format comes out of what somebody wrote, and whoever
/// copies it gets exactly that. So only our own markup is read here.
final class RichText {
  /// In our own words only: a member, or a link with its label.
  private static final Pattern REFERENCE =
      Pattern.compile("<(?:@(?<member>[A-Z0-9]+)|(?<url>https?://[^|>]+)\\|(?<label>[^>]*))>");

  private static final String QUOTE = "> ";

  /// Slack refuses a block without letters.
  private static final String NOTHING = "–";

  private final List<Map<String, Object>> parts = new ArrayList<>();
  private List<Map<String, Object>> elements = new ArrayList<>();
  private final StringBuilder run = new StringBuilder();
  private boolean quoted;
  private boolean bold;
  private boolean code;

  private RichText() {}

  /// The block.
  static Map<String, Object> of(String text) {
    var reading = new RichText();
    reading.read(text.isBlank() ? NOTHING : text);
    var block = Kit.object("rich_text");
    block.put("elements", List.copyOf(reading.parts));
    return block;
  }

  private void read(String text) {
    var lineBegins = true;
    for (var i = 0; i < text.length(); i++) {
      var at = text.charAt(i);
      if (lineBegins) {
        part(text.startsWith(QUOTE, i));
        lineBegins = false;
        if (quoted) {
          i += QUOTE.length() - 1;
          continue;
        }
      }
      switch (at) {
        case Mrkdwn.OPEN -> i = theirs(text, i);
        case '\n' -> {
          lineBegins = true;
          endLine();
        }
        case '*' -> bold = code ? kept(at, bold) : ended(!bold);
        case '`' -> code = ended(!code);
        case '<' -> i = reference(text, i);
        default -> run.append(at);
      }
    }
    part(!quoted);
  }

  /// Takes what is enclosed as it is; gives where it ends.
  private int theirs(String text, int open) {
    var close = text.indexOf(Mrkdwn.CLOSE, open);
    var end = close < 0 ? text.length() : close;
    run.append(text, open + 1, end);
    return end;
  }

  /// A style that was not ended ends with its line.
  private void endLine() {
    if (bold || code) {
      ended(true);
    }
    bold = false;
    code = false;
    run.append('\n');
  }

  private int reference(String text, int from) {
    var found = REFERENCE.matcher(text).region(from, text.length());
    if (!found.lookingAt()) {
      run.append('<');
      return from;
    }
    ended(true);
    var element = Kit.object(found.group("member") == null ? "link" : "user");
    if (found.group("member") == null) {
      element.put("url", found.group("url"));
      element.put("text", Mrkdwn.plain(found.group("label")));
    } else {
      element.put("user_id", found.group("member"));
    }
    elements.add(element);
    return found.end() - 1;
  }

  private boolean kept(char at, boolean state) {
    run.append(at);
    return state;
  }

  /// Ends the run of letters in one style; gives what it was given.
  private boolean ended(boolean next) {
    if (!run.isEmpty()) {
      var element = Kit.object("text");
      element.put("text", run.toString());
      if (bold || code) {
        element.put("style", style());
      }
      elements.add(element);
      run.setLength(0);
    }
    return next;
  }

  private Map<String, Object> style() {
    var style = new LinkedHashMap<String, Object>();
    if (bold) {
      style.put("bold", true);
    }
    if (code) {
      style.put("code", true);
    }
    return style;
  }

  /// Goes on in a quotation or beside one.
  private void part(boolean quote) {
    if (quote == quoted) {
      return;
    }
    ended(true);
    withoutLastBreak();
    if (!elements.isEmpty()) {
      var part = Kit.object(quoted ? "rich_text_quote" : "rich_text_section");
      part.put("elements", List.copyOf(elements));
      parts.add(part);
      elements = new ArrayList<>();
    }
    quoted = quote;
  }

  /// The end of a part breaks the line by itself.
  private void withoutLastBreak() {
    if (elements.isEmpty()) {
      return;
    }
    var last = elements.removeLast();
    var text = String.valueOf(last.get("text"));
    if (!"text".equals(last.get("type")) || !text.endsWith("\n")) {
      elements.add(last);
    } else if (text.length() > 1) {
      var shorter = new LinkedHashMap<>(last);
      shorter.put("text", text.substring(0, text.length() - 1));
      elements.add(shorter);
    }
  }
}
