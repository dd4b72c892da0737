package heed.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PhrasesTest {
  private static final Path FOLDER = Path.of("src/main/resources/phrases");
  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

  static Stream<String> rooms() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .map(name -> name.substring(0, name.indexOf('.')))
          .distinct()
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void every_language_has_the_same_texts_with_the_same_places(String room) throws IOException {
    var english = texts(room, Language.ENGLISH);

    for (var language : Language.values()) {
      var texts = texts(room, language);
      assertThat(texts.stringPropertyNames())
          .as(language.tag())
          .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
      for (var key : english.stringPropertyNames()) {
        assertThat(places(texts.getProperty(key)))
            .as("%s of %s in %s", key, room, language.tag())
            .isEqualTo(places(english.getProperty(key)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void every_text_is_a_sound_pattern_that_says_something(String room) throws IOException {
    for (var language : Language.values()) {
      texts(room, language)
          .forEach((key, pattern) -> {
            assertThat(pattern.toString())
                .as("%s of %s", key, room)
                .isNotBlank()
                .doesNotContain("'");
            assertThat(new MessageFormat(pattern.toString(), language.locale())).isNotNull();
          });
    }
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void no_key_stands_twice_in_a_file(String room) throws IOException {
    for (var language : Language.values()) {
      var keys =
          Files.readAllLines(file(room, language)).stream()
              .filter(line -> line.matches("[A-Za-z0-9_.-]+\\s*=.*"))
              .map(line -> line.substring(0, line.indexOf('=')).strip())
              .toList();
      assertThat(keys).as("%s in %s", room, language.tag()).doesNotHaveDuplicates();
    }
  }

  @Test
  void what_people_wrote_is_never_read_as_a_pattern() {
    var words = Phrases.of("words", Language.ENGLISH);

    assertThat(words.say("status.in_progress", "{0} '' {1}")).isEqualTo("in progress");
  }

  @Test
  void a_text_that_is_missing_is_named() {
    var words = Phrases.of("words", Language.CHINESE);

    assertThatThrownBy(() -> words.say("status.lost"))
        .hasMessageContaining("status.lost")
        .hasMessageContaining("words.zh-CN");
    assertThatThrownBy(() -> Phrases.of("nowhere", Language.ENGLISH))
        .hasMessageContaining("nowhere.en");
  }

  @Test
  void a_day_is_written_as_its_readers_write_it() {
    var day = LocalDate.of(2026, 3, 1);

    assertThat(Language.ENGLISH.date(day)).isEqualTo("1 March 2026");
    assertThat(Language.CHINESE.date(day)).isEqualTo("2026年3月1日");
  }

  @ParameterizedTest
  @CsvSource({
    "zh-CN,CHINESE",
    "zh_TW,CHINESE",
    "zh,CHINESE",
    "en-GB,ENGLISH",
    "de,ENGLISH",
    ",ENGLISH",
    "zhuang,ENGLISH"
  })
  void a_reader_gets_the_nearest_language_that_we_speak(String locale, Language language) {
    assertThat(Language.nearest(locale)).isEqualTo(language);
  }

  private static Set<String> places(String pattern) {
    var places = new TreeSet<String>();
    PLACE.matcher(pattern).results().forEach(found -> places.add(found.group(1)));
    return places;
  }

  private static Path file(String room, Language language) {
    return FOLDER.resolve(room + "." + language.tag() + ".properties");
  }

  private static Properties texts(String room, Language language) throws IOException {
    var texts = new Properties();
    try (var reader = Files.newBufferedReader(file(room, language))) {
      texts.load(reader);
    }
    return texts;
  }
}
