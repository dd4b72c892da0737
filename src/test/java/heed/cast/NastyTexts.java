package heed.cast;

import java.util.stream.Stream;

/// Texts that people may write and that go wrong wherever somebody took a text for a word.
public final class NastyTexts {
  private NastyTexts() {}

  /// Each can be kept: none is blank, none holds what a database would alter.
  public static Stream<String> all() {
    return Stream.of(
        "👩‍👩‍👧‍👦 family 👩🏽‍🚀🏳️‍🌈 🇩🇪",
        "漢字かな交じり文、「引用」。",
        "שלום עולם (مرحبا) abc",
        "\u202Eright-to-left override\u202C",
        "é̶̛̖ combining " + "a\u0301\u0323".repeat(60),
        "<!channel> <!here> <!everyone> <!subteam^S1>",
        "<@U1> <@U1|ann> <#C1> <#C1|general>",
        "<https://evil.test|yourbank> <mailto:a@b.test|mail> <tel:1|2>",
        "@here @channel @everyone @ann #general",
        "https://evil.test/x http://evil.test www.evil.test evil@evil.test",
        "*bold* _italic_ ~strike~ `code` ```block```",
        "> quoted\n>>> all of it\n• list\n1. list",
        ":tada: :+1: :skin-tone-3: ::",
        "&lt; &amp;lt; &gt; & < >",
        "<!date^1392734382^{date}|fallback>",
        "tab\tbell\u0007escape\u001B[31m and \u0085",
        "back\\slash \"quotes\" 'single' {0} {} %s ${x} {{y}}",
        "a\u200B\u200C\u200D\u2060b",
        "x".repeat(10_000),
        "🏭漢".repeat(5_000),
        "word ".repeat(2_000).strip());
  }

  /// Those that fit into a line: without breaks and other control characters, not too long.
  ///
  /// @param codePoints how long at most
  public static Stream<String> lines(int codePoints) {
    return all()
        .map(text -> text.replaceAll("[\\p{Cc}\\u2028\\u2029]", " ").strip())
        .map(text -> heed.platform.Texts.clip(text, codePoints));
  }
}
