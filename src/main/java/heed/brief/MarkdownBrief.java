package heed.brief;

import static heed.platform.Markdown.inert;

/// A value brief as Markdown (CommonMark). What people wrote is text in it and never a mark-up.
public final class MarkdownBrief {
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
}
