package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.feature.Status;
import heed.platform.Json;
import heed.platform.database.Dialect;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.SlackSender;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// Messages about a no that was taken back.
final class ReopenedTest {
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_message_about_a_no_says_that_it_no_longer_holds_and_loses_its_buttons(Dialect dialect) {
    try (var bench = Bench.on(dialect)) {
      bench.everybodyAsksForSso();
      bench.decide("sso", Status.DECLINED);
      bench.later();
      var key = messageTo(bench, Bench.CARA);
      assertThat(SlackSender.labels(blocks(bench, key))).contains("Told the customer");
      var posted = bench.slack.messages().size();

      bench.decide("sso", Status.UNDER_REVIEW);
      bench.later();

      FakeSlack.until(
          "the message changed",
          () -> Json.write(blocks(bench, key)).contains("A newer decision took its place"));
      assertThat(SlackSender.labels(blocks(bench, key))).isEmpty();
      assertThat(bench.slack.messages()).hasSize(posted);
      assertThat(bench.sender.command(Bench.CARA, "loops").body()).contains("Nobody waits");
    }
  }

  private static String messageTo(Bench bench, String member) {
    return bench.slack.workspace().messageKeys().stream()
        .filter(key -> key.startsWith(Bench.directly(member)))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode blocks(Bench bench, String key) {
    var place = key.split(" ", 2);
    return bench.slack.workspace().message(place[0], place[1]).orElseThrow().path("blocks");
  }
}
