package heed.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SharedWordsTest {
  @Test
  void words_are_shared_whatever_their_case_accents_and_endings() {
    assertThat(marked("Exports to a café", "Scheduled export for the CAFE"))
        .isEqualTo("[Exports] to a [café]");
  }

  @Test
  void words_that_say_nothing_are_never_shared() {
    assertThat(marked("the export of it", "the import of it")).isEqualTo("the export of it");
  }

  @Test
  void scripts_without_spaces_share_pairs_of_characters() {
    assertThat(marked("导出审计日志", "审计日志下载")).isEqualTo("导出[审计日志]");
    assertThat(marked("审", "审")).isEqualTo("[审]");
  }

  @Test
  void every_character_of_a_text_comes_back() {
    for (var text :
        new String[] {"", " ", "a", "👩‍👩‍👧 𠀀𠀁 x\u202Ey", "é̶̛̖ combining", "a\u0000b"}) {
      assertThat(pieces(text, text)).isEqualTo(text);
      assertThat(pieces(text, "other")).isEqualTo(text);
    }
  }

  private static String pieces(String text, String other) {
    return SharedWords.with(other).in(text).stream()
        .map(SharedWords.Run::text)
        .collect(Collectors.joining());
  }

  private static String marked(String text, String other) {
    return SharedWords.with(other).in(text).stream()
        .map(run -> run.shared() ? "[" + run.text() + "]" : run.text())
        .collect(Collectors.joining());
  }
}
