package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.NastyTexts;
import heed.slack.standin.BlockKitCheck;
import heed.slack.standin.HouseCheck;
import java.util.ArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every message and view, with every text that is apt to break one.
final class AllMessagesTest {
  static Stream<Integer> texts() {
    return IntStream.range(0, (int) NastyTexts.all().count()).boxed();
  }

  @ParameterizedTest(name = "text {0}")
  @MethodSource("texts")
  void slack_takes_it_and_nothing_in_it_is_parsed(int number) {
    var words = NastyTexts.all().toList().get(number);
    var line = NastyTexts.lines(150).toList().get(number);
    try (var tour = new Tour(line, line, words)) {
      var problems = new ArrayList<String>();
      tour.seen()
          .forEach((what, sent) -> {
            if (sent.has("type")) {
              BlockKitCheck.view(sent).forEach(problem -> problems.add(what + ": " + problem));
              HouseCheck.view(sent).forEach(problem -> problems.add(what + ": " + problem));
            } else {
              var text = sent.path("text").asString("");
              BlockKitCheck.message(text, sent.path("blocks"))
                  .forEach(problem -> problems.add(what + ": " + problem));
              HouseCheck.message(text, sent.path("blocks"))
                  .forEach(problem -> problems.add(what + ": " + problem));
            }
          });
      assertThat(problems).isEmpty();
      assertThat(tour.seen()).hasSizeGreaterThan(15);
    }
  }
}
