package heed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The pages of promises name tests that are there.
final class ReliabilityPageTest {
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+Test)\\.(\\w+)`");

  @Test
  void every_test_that_is_named_is_one() throws IOException {
    var sources = sources();
    var sheet = Files.readString(Path.of("docs/asvs.md"));
    var named = NAMED.matcher(page() + sheet).results().toList();

    assertThat(named).hasSizeGreaterThan(160);
    assertThat(named)
        .allSatisfy(test ->
            assertThat(sources.getOrDefault(test.group(1), ""))
                .as(test.group())
                .containsPattern(isTest(test.group(2))));
  }

  @Test
  void every_case_has_a_row_with_a_test() throws IOException {
    var rows = page().lines().filter(line -> line.startsWith("| D")).toList();
    var cases =
        Stream.of(
                IntStream.rangeClosed(1, 26),
                IntStream.rangeClosed(78, 93),
                IntStream.rangeClosed(99, 106))
            .flatMap(IntStream::boxed);

    assertThat(cases)
        .allSatisfy(number ->
            assertThat(rows)
                .as("D" + number)
                .anyMatch(row ->
                    row.matches("\\|[^|]*\\bD" + number + "\\b.*")
                        && (NAMED.matcher(row).find() || row.contains("not of this door"))));
  }

  @Test
  void every_item_of_the_security_standard_names_a_test() throws IOException {
    var items =
        Files.readAllLines(Path.of("docs/asvs.md")).stream()
            .filter(line -> line.matches("\\| [0-9]+\\..*"))
            .toList();

    assertThat(items).hasSizeGreaterThan(40);
    assertThat(items).allSatisfy(item -> assertThat(item).containsPattern(NAMED));
  }

  /// A method of this name with the mark of a test above it.
  private static Pattern isTest(String name) {
    return Pattern.compile(
        "@(Test|ParameterizedTest)\\b(?:(?!\\n  }\\n).)*?\\bvoid " + name + "\\(", Pattern.DOTALL);
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("docs/reliability.md"));
  }

  private static Map<String, String> sources() throws IOException {
    var sources = new HashMap<String, String>();
    for (var file : tests()) {
      var name = file.getFileName().toString();
      sources.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
    }
    return sources;
  }

  private static List<Path> tests() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java/heed"))) {
      return files.filter(file -> file.toString().endsWith("Test.java")).toList();
    }
  }
}
