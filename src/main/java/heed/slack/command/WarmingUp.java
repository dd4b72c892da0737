package heed.slack.command;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.util.SlackRequestParser;
import heed.platform.Currency;
import heed.platform.Json;
import heed.slack.filing.FilingForm;
import heed.slack.filing.FilingStart;
import heed.slack.text.Voice;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Goes the way of a first request before there is one: cold, it takes more than half of the time
/// that Slack gives. It asks Slack nothing and changes nothing.
public final class WarmingUp {
  /// A command that no manifest declares.
  public static final String COMMAND = "/heed_warming_up";

  private static final String EVENT =
      """
      {"type":"event_callback","team_id":"T0","event_id":"Ev0",
       "event":{"type":"heed_warming_up","user":"U0"}}\
      """;
  private static final Logger log = LoggerFactory.getLogger(WarmingUp.class);

  private WarmingUp() {}

  public static void run(App bolt, Currency currency) {
    try {
      pass(bolt, EVENT);
      pass(bolt, "command=%2Fheed_warming_up&user_id=U0&team_id=T0&text=");
      Json.write(FilingForm.view(Voice.COMPANY, FilingStart.EMPTY, currency, List.of()));
    } catch (Exception needless) { // Bolt declares no less; the first request will be slow
      log.info("Slack: warming up failed: {}", needless.toString());
    }
  }

  private static void pass(App bolt, String body) throws Exception {
    var request =
        SlackRequestParser.HttpRequest.builder()
            .requestUri("/slack/events")
            .queryString(Map.of())
            .requestBody(body)
            .headers(new RequestHeaders(Map.of()))
            .build();
    bolt.run(new SlackRequestParser(bolt.config()).parse(request));
  }
}
