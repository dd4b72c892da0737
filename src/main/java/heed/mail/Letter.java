package heed.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A letter before it is written out: its parts in order.
///
/// @param subject one line
record Letter(String subject, String greeting, List<Part> parts, String close) {
  /// What one piece of news says.
  ///
  /// @param customers how many of them wait for word because of it
  /// @param link where it stands in Heed, or null
  record Part(
      String headline, List<String> lines, List<Item> items, int customers, @Nullable Link link) {}

  /// What it says about one account.
  ///
  /// @param note small print, or empty
  /// @param quote the customer's words, or null
  /// @param draft the text ready to send, or null
  record Item(String name, String note, @Nullable String quote, @Nullable String draft) {}

  /// A place in Heed and what it is called.
  record Link(String words, String address) {}

  /// As plain text.
  String text() {
    var text = new StringBuilder(greeting).append("\n");
    for (var part : parts) {
      text.append("\n\n").append(part.headline()).append('\n');
      part.lines().forEach(line -> text.append(line).append('\n'));
      for (var item : part.items()) {
        text.append('\n').append("* ").append(item.name());
        text.append(item.note().isEmpty() ? "" : " (" + item.note() + ")").append('\n');
        if (item.quote() != null) {
          item.quote().lines().forEach(line -> text.append("  > ").append(line).append('\n'));
        }
        if (item.draft() != null) {
          text.append('\n');
          item.draft().lines().forEach(line -> text.append("    ").append(line).append('\n'));
        }
      }
      if (part.link() != null) {
        text.append('\n').append(part.link().words()).append(": ").append(part.link().address());
        text.append('\n');
      }
    }
    return text.append("\n-- \n").append(close).append('\n').toString();
  }

  /// As HTML: without pictures, scripts or anything to fetch.
  ///
  /// @param language its BCP 47 tag
  String html(String language) {
    var html = new StringBuilder("<!doctype html><html lang=\"").append(language);
    html.append("\"><head><meta charset=\"utf-8\"></head>");
    html.append("<body style=\"font:15px/1.5 sans-serif;max-width:40em;margin:0 auto\">");
    html.append(paragraph(greeting));
    for (var part : parts) {
      html.append("<h2 style=\"font-size:17px;margin:2em 0 .3em\">");
      html.append(escaped(part.headline())).append("</h2>");
      part.lines().forEach(line -> html.append(paragraph(line)));
      part.items().forEach(item -> item(html, item));
      if (part.link() != null) {
        html.append("<p><a href=\"").append(escaped(part.link().address())).append("\">");
        html.append(escaped(part.link().words())).append("</a></p>");
      }
    }
    html.append("<hr><p style=\"color:#667\">").append(lines(close)).append("</p></body></html>");
    return html.toString();
  }

  private static void item(StringBuilder html, Item item) {
    html.append("<p><b>").append(escaped(item.name())).append("</b>");
    html.append(item.note().isEmpty() ? "" : " · " + escaped(item.note())).append("</p>");
    if (item.quote() != null) {
      html.append("<blockquote>").append(lines(item.quote())).append("</blockquote>");
    }
    if (item.draft() != null) {
      html.append("<div style=\"border-left:3px solid #ccd;padding-left:1em\">");
      html.append(lines(item.draft())).append("</div>");
    }
  }

  private static String paragraph(String text) {
    return "<p>" + lines(text) + "</p>";
  }

  private static String lines(String text) {
    return escaped(text).replace("\n", "<br>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
