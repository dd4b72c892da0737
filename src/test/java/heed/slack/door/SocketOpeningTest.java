package heed.slack.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A socket is opened to Slack and to nobody else.
final class SocketOpeningTest {
  private static final URI SLACK = URI.create("https://slack.com/api/");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wss://wss-primary.slack.com/link/?ticket=1&app_id=2",
        "wss://slack.com/link",
        "wss://wss-backup.slack.com:443/link"
      })
  void an_address_of_slack_is_good(String address) {
    assertThat(SocketOpening.belongsToSlack(address, SLACK)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ws://wss-primary.slack.com/link",
        "wss://slack.com.evil.test/link",
        "wss://evilslack.com/link",
        "wss://slack.com@evil.test/link",
        "wss://me:word@slack.com/link",
        "https://wss-primary.slack.com/link",
        "wss://127.0.0.1/link",
        "ws://slack.com/link",
        "wss:///link",
        "wss:opaque",
        "not an address",
        ""
      })
  void any_other_is_not(String address) {
    assertThat(SocketOpening.belongsToSlack(address, SLACK)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws://127.0.0.1:9/link", "wss://127.0.0.1/link"})
  void the_host_of_another_api_is_good(String address) {
    var api = URI.create("http://127.0.0.1:8/api/");

    assertThat(SocketOpening.belongsToSlack(address, api)).isTrue();
    assertThat(SocketOpening.belongsToSlack("ws://127.0.0.2/link", api)).isFalse();
  }
}
