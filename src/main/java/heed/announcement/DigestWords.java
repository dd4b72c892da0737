package heed.announcement;

import heed.platform.Language;
import heed.platform.Markdown;
import heed.platform.Phrases;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Puts a digest into words. What PMs wrote stands in it as they wrote it, in whatever language.
public final class DigestWords {
  /// Controls that turn the direction of text have no place in a text that is pasted elsewhere.
  private static final Pattern TURNS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

  private final Digest digest;
  private final Phrases phrases;

  public DigestWords(Digest digest, Language language) {
    this.digest = digest;
    this.phrases = Phrases.of("digest", language);
  }

  public Language language() {
    return phrases.language();
  }

  /// A month as the language writes it: `November 2026`, `2026年11月`.
  public static String month(YearMonth month, Language language) {
    var phrases = Phrases.of("digest", language);
    var name = phrases.say("month." + month.getMonthValue());
    return phrases.say("month", Integer.toString(month.getYear()), name);
  }

  public String title() {
    return phrases.say("title", month(digest.month(), language()));
  }

  /// As Markdown (CommonMark), in which nothing that somebody wrote is mark-up.
  public String markdown() {
    var text = new StringBuilder("# ").append(title()).append("\n");
    chapters(text, "\n## %s\n\n", "- **%s**: %s\n", Markdown::inert);
    return text.toString();
  }

  /// For an e-mail or a chat, without any mark-up.
  public String plain() {
    var text = new StringBuilder(title()).append("\n");
    chapters(text, "\n%s\n", "• %s: %s\n", String::strip);
    return text.toString();
  }

  private void chapters(
      StringBuilder text, String heading, String line, UnaryOperator<String> written) {
    if (digest.shipped().isEmpty()) {
      text.append('\n').append(phrases.say("nothing")).append('\n');
    }
    chapter(text, heading, line, written, "shipped", digest.shipped());
    chapter(text, heading, line, written, "planned", digest.planned());
  }

  private void chapter(
      StringBuilder text,
      String heading,
      String line,
      UnaryOperator<String> written,
      String chapter,
      List<Announced> items) {
    if (items.isEmpty()) {
      return;
    }
    text.append(heading.formatted(phrases.say(chapter)));
    for (var item : items) {
      var sentences = new ArrayList<String>();
      sentences.add(written.apply(straight(item.text())));
      if (chapter.equals("planned")) {
        sentences.add(when(item));
      }
      text.append(
          line.formatted(written.apply(straight(item.title())), String.join(" ", sentences)));
    }
  }

  private String when(Announced item) {
    var month = item.month();
    return month == null ? phrases.say("undated") : phrases.say("dated", month(month, language()));
  }

  private static String straight(String text) {
    return TURNS.matcher(text).replaceAll("");
  }
}
