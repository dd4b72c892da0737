package heed.slack.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SlackCallsTest {
  @Test
  void answers_go_only_to_slacks_hosts_and_to_that_of_the_api() {
    var calls = new SlackCalls("xoxb-1", "http://127.0.0.1:8123/api/");

    assertThat(
            List.of(
                "https://hooks.slack.com/commands/1/2",
                "https://slack.com/x",
                "http://127.0.0.1:8123/response/1"))
        .allMatch(calls::answersTo);
    assertThat(
            List.of(
                "http://hooks.slack.com/commands/1",
                "https://hooks.slack.com:8443/x",
                "https://evilslack.com/",
                "https://slack.com.evil.test/",
                "https://slack.com@evil.test/",
                "https://evil.test/?slack.com",
                "http://127.0.0.1:9999/",
                "http://169.254.169.254/",
                "file:///etc/passwd",
                "//hooks.slack.com/x",
                "not an address"))
        .noneMatch(calls::answersTo);
    calls.close();
  }
}
