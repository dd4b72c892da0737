package heed.slack.door;

import heed.platform.Json;
import heed.slack.call.SlackTrouble;
import heed.slack.call.Waiting;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Asks Slack where the next socket is. The address holds a ticket that is good once: it is never
/// logged.
final class SocketOpening {
  private static final String METHOD = "apps.connections.open";
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final HttpClient http;
  private final URI apiUrl;
  private final HttpRequest request;

  SocketOpening(HttpClient http, String apiUrl, String appToken) {
    this.http = http;
    this.apiUrl = URI.create(apiUrl);
    this.request =
        HttpRequest.newBuilder(this.apiUrl.resolve(METHOD))
            .header("Authorization", "Bearer " + appToken)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
  }

  /// A fresh address.
  ///
  /// @throws SlackTrouble when there is none
  URI address() throws InterruptedException {
    // The client's own time limit ends with the headers; a body that never ends would hang us.
    var answer = http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    try {
      return of(answer.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException unreachable) {
      throw SlackTrouble.unreachable(METHOD, "no answer", true);
    } finally {
      answer.cancel(true);
    }
  }

  private URI of(HttpResponse<String> answer) {
    if (answer.statusCode() == 429) {
      var header = answer.headers().firstValue("Retry-After").orElse(null);
      throw SlackTrouble.limited(METHOD, Waiting.of(header));
    }
    var said = json(answer);
    if (said.path("ok").asBoolean(false)) {
      var address = said.path("url").asString("");
      if (belongsToSlack(address, apiUrl)) {
        return URI.create(address);
      }
      throw SlackTrouble.refused(METHOD, "the address is not Slack's");
    }
    var code = said.path("error").asString("");
    if (code.equals("ratelimited") || code.equals("rate_limited")) {
      throw SlackTrouble.limited(METHOD, Waiting.UNSAID);
    }
    throw answer.statusCode() >= 500 || code.isEmpty()
        ? SlackTrouble.unreachable(METHOD, "status " + answer.statusCode(), false)
        : SlackTrouble.refused(METHOD, code);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return Json.tree(answer.body());
    } catch (JacksonException notJson) {
      throw SlackTrouble.unreachable(METHOD, "status " + answer.statusCode(), false);
    }
  }

  /// Whoever holds the other end speaks as Slack, so it has to be Slack, or the host of the API
  /// that we were told.
  static boolean belongsToSlack(String address, URI apiUrl) {
    URI target;
    try {
      target = URI.create(address);
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
    var host = target.getHost();
    if (host == null || target.getUserInfo() != null) {
      return false;
    }
    var plain = "ws".equals(target.getScheme()) && "http".equals(apiUrl.getScheme());
    if (host.equals(apiUrl.getHost())) {
      return plain || "wss".equals(target.getScheme());
    }
    return "wss".equals(target.getScheme())
        && (host.equals("slack.com") || host.endsWith(".slack.com"));
  }
}
