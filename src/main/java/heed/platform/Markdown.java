package heed.platform;

import java.util.regex.Pattern;

/// Other people's texts within Markdown (CommonMark).
public final class Markdown {
  private static final Pattern MARK = Pattern.compile("([\\\\`*_\\[\\]<>~&|!])");

  /// What makes a heading, a list or a rule, but only where a line begins.
  private static final Pattern BEGINNING = Pattern.compile("^(\\d*)([#+=.)-])");

  private static final Pattern LINE = Pattern.compile("\\R");

  private Markdown() {}

  /// The text in one line, in which nothing is mark-up.
  public static String inert(String text) {
    var line = LINE.matcher(text.strip()).replaceAll(" ");
    var marked = MARK.matcher(line).replaceAll("\\\\$1");
    return BEGINNING.matcher(marked).replaceFirst("$1\\\\$2");
  }
}
