package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.feature.Status;
import heed.loop.LoopState;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.SlackSender;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The life of a request, from a command to a customer who was told, is the same whichever way
/// Slack reaches us.
final class RequestLifeTest {
  enum Way {
    HTTP {
      @Override
      SlackSender of(Bench bench) {
        return bench.sender;
      }
    },
    SOCKET {
      @Override
      SlackSender of(Bench bench) {
        return bench.sender.overSocket();
      }
    };

    abstract SlackSender of(Bench bench);
  }

  @ParameterizedTest
  @EnumSource
  void a_request_is_filed_decided_and_told(Way way) {
    try (var bench = Bench.overSocket()) {
      var cara = way.of(bench);
      bench.desk.keep(Cast.acme());
      bench.desk.keep(Cast.sso());

      assertThat(cara.command(Bench.CARA, "help").json().path("text").asString()).isNotBlank();
      assertThat(cara.command(Bench.CARA, "They need <SAML> & “SCIM” 日本 👍").body()).isEmpty();
      var view = bench.slack.workspace().lastView();
      var offered = cara.options(Bench.CARA, view, "account", "acme");
      assertThat(offered.json().path("options").path(0).path("value").asString()).isEqualTo("acme");
      var wrong = cara.submit(Bench.CARA, view, Map.of("account", "acme", "feature", "f:NONE"));
      assertThat(wrong.json().path("response_action").asString()).isEqualTo("errors");
      var right =
          cara.submit(
              Bench.CARA, view, Map.of("account", "acme", "feature", "f:sso", "severity", "5"));
      assertThat(right.body()).isEmpty();
      assertThat(bench.filed())
          .singleElement()
          .satisfies(
              filed -> assertThat(filed.quote()).isEqualTo("They need <SAML> & “SCIM” 日本 👍"));

      bench.dispatching.runDue();
      bench.clock.pass(Duration.ofSeconds(10));
      bench.decide("sso", Status.SHIPPED);
      bench.dispatching.runDue();
      assertThat(cara.click(Bench.CARA, notice(bench), "Told the customer").body()).isEmpty();

      assertThat(bench.loopOf("acme").state()).isEqualTo(LoopState.TOLD);
      bench.later();
      FakeSlack.until(
          "the message changed",
          () -> bench.slack.calls("chat.update").stream().anyMatch(call -> call.done()));
      opensHome(bench, cara);
      assertThat(bench.slack.socket().problems()).isEmpty();
      var envelopes = bench.slack.socket().acks().size();
      assertThat(envelopes).isEqualTo(way == Way.SOCKET ? 7 : 0);
    }
  }

  private static void opensHome(Bench bench, SlackSender cara) {
    cara.event("Ev1", Map.of("type", "app_home_opened", "user", Bench.CARA, "tab", "home"));
    FakeSlack.until("Home came", () -> !bench.slack.calls("views.publish").isEmpty());
  }

  /// Where the message stands that has a button to press.
  private static String notice(Bench bench) {
    return bench.slack.workspace().messageKeys().stream()
        .filter(key -> labels(bench, key).contains("Told the customer"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> labels(Bench bench, String key) {
    var place = key.split(" ", 2);
    var message = bench.slack.workspace().message(place[0], place[1]).orElseThrow();
    return SlackSender.labels(message.path("blocks"));
  }
}
