package heed.brief;

import java.util.regex.Pattern;

/// A value brief as Markdown (CommonMark). What people wrote is text in it and never a mark-up.
public final class MarkdownBrief {
  private static final Pattern MARK = Pattern.compile("([\\\\`*_\\[\\]<>~&|!])");

  /// What makes a heading, a list or a rule, but only where a line begins.
  private static final Pattern BEGINNING = Pattern.compile("^(\\d*)([#+=.)-])");

  private static final Pattern LINE = Pattern.compile("\\R");

  private MarkdownBrief() {}

  public static String of(ValueBrief brief) {
    var words = new BriefWords(brief);
    var text = new StringBuilder();
    text.append("# ").append(inert(words.title())).append("\n\n");
    text.append(words.date()).append("\n\n").append(words.summary()).append('\n');
    for (var chapter : words.chapters()) {
      if (chapter.items().isEmpty()) {
        continue;
      }
      text.append("\n## ").append(chapter.heading()).append("\n\n");
      chapter.items().forEach(item -> append(text, item));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, BriefWords.Item item) {
    text.append("- **").append(inert(item.title())).append("**");
    item.sentences().forEach(sentence -> text.append("\\\n  ").append(inert(sentence)));
    if (item.quote() != null) {
      text.append("\\\n  “").append(inert(item.quote())).append('”');
    }
    if (item.owed() != null) {
      text.append("\\\n  *").append(inert(item.owed())).append('*');
    }
    text.append('\n');
  }

  private static String inert(String text) {
    var line = LINE.matcher(text.strip()).replaceAll(" ");
    var marked = MARK.matcher(line).replaceAll("\\\\$1");
    return BEGINNING.matcher(marked).replaceFirst("$1\\\\$2");
  }
}
