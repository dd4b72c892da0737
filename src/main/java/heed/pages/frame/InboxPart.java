package heed.pages.frame;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A part of the inbox, with how many stand on the page of all parts and on a page of its own.
public enum InboxPart {
  NEW(5, 20),
  DOUBLES(3, 10),
  FACTS(8, 50),
  AGAIN(10, 50);

  static final Map<String, InboxPart> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toMap(InboxPart::word, part -> part));

  public final int few;
  public final int many;

  InboxPart(int few, int many) {
    this.few = few;
    this.many = many;
  }

  /// How addresses call it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
