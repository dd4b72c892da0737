package heed.pages.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What somebody may write who means harm, or whose language is not ours.
public final class Payloads {
  private Payloads() {}

  public static List<String> all() {
    return Stream.concat(lines().stream(), odd()).toList();
  }

  /// Those that stand in a file, one a line.
  public static List<String> lines() {
    try (var in = Payloads.class.getResourceAsStream("/heed/pages/payloads.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Those that no file of lines can hold, or whose length is the harm.
  private static Stream<String> odd() {
    return Stream.of(
        "abc\u202Egpj.exe",
        "\u2067right to left\u2069 \u200F\u061C",
        "zero\u200B\u200C\u200D\u2060\uFEFFwidth",
        "👩‍👩‍👧‍👦👩🏽‍🚀🏳️‍🌈🇩🇪",
        "Z" + "\u0301\u0323\u0336\u0488".repeat(125),
        "W".repeat(200),
        "漢".repeat(200),
        "ﷺ".repeat(60),
        "\uD83E\uDD91".repeat(200),
        "a\tb\u0007c\u001B[31md\u0085e\u2028f\u2029g",
        "<script>\nalert(1)\n</script>\n<img\nsrc=x\nonerror=alert(1)>",
        "x\u0000y".replace('\u0000', '\u2400') + " {0} {1} ''{2}'' ${3}",
        "аcme (with a Cyrillic а)");
  }
}
