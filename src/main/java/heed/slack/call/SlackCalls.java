package heed.slack.call;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import com.slack.api.model.User;
import com.slack.api.util.http.SlackHttpClient;
import heed.platform.Json;
import heed.slack.text.Mrkdwn;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// Every call this product makes to Slack, through one client with our own time limits. Any thread
/// may call; each call ends within [#LONGEST]. Failures are [SlackTrouble].
public final class SlackCalls implements AutoCloseable {
  /// Longest a call may take, answer included.
  static final Duration LONGEST = Duration.ofSeconds(10);

  private static final int TOO_MANY = 429;

  /// A message as it is to appear.
  ///
  /// @param channel where
  /// @param text the whole message in one line: what notifications and screen readers say
  /// @param id the message's own id, which travels as metadata
  public record Post(String channel, String text, List<Map<String, Object>> blocks, String id) {}

  /// Where a message stands.
  public record Posted(String channel, String timestamp) {}

  @FunctionalInterface
  private interface Call<T> {
    T now() throws IOException, SlackApiException;
  }

  private final OkHttpClient http;
  private final Slack slack;
  private final MethodsClient methods;
  private final String token;
  private final URI apiUrl;
  private volatile @Nullable String problem = "not asked yet";
  private volatile @Nullable String tokenRefused;
  private volatile Runnable onRefusal = () -> {};

  SlackCalls(String botToken, String apiUrl) {
    this.apiUrl = URI.create(apiUrl);
    http =
        new OkHttpClient.Builder()
            .connectTimeout(Duration.ofSeconds(2))
            .callTimeout(LONGEST)
            .readTimeout(LONGEST)
            .followRedirects(false)
            // A silent second try would post a message twice.
            .retryOnConnectionFailure(false)
            .addInterceptor(new HearingOut())
            .build();
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(apiUrl);
    config.setProxyUrl(null);
    config.setStatsEnabled(false);
    slack = Slack.getInstance(config, new SlackHttpClient(http));
    methods = slack.methods(botToken);
    token = botToken;
  }

  private SlackCalls(SlackCalls line, String botToken) {
    this.apiUrl = line.apiUrl;
    this.http = line.http;
    this.slack = line.slack;
    this.methods = slack.methods(botToken);
    this.token = botToken;
  }

  /// The client without a token: good for what needs none, and to get those with one from.
  public static SlackCalls withoutToken(String apiUrl) {
    return new SlackCalls("", apiUrl);
  }

  /// The same client, calling for another workspace. Only the one it came from is to be closed.
  public SlackCalls withToken(String botToken) {
    return new SlackCalls(this, botToken);
  }

  /// The one client, for Bolt.
  public Slack slack() {
    return slack;
  }

  /// Why Slack cannot be used as of the last call, or null when it can.
  public @Nullable String problem() {
    return problem;
  }

  public String token() {
    return token;
  }

  /// Where a browser goes to let us into a workspace; it stands beside the API.
  public URI authorizeAddress() {
    return apiUrl.resolve("/oauth/v2/authorize");
  }

  /// What Slack gives for the code that an installation brought.
  public OAuthV2AccessResponse exchange(String code, SlackSettings.Client client) {
    return call(
        "oauth.v2.access",
        () ->
            methods.oauthV2Access(request ->
                request
                    .clientId(client.id())
                    .clientSecret(client.secret())
                    .code(code)
                    .redirectUri(client.redirectAddress())));
  }

  /// Hears when a call shows that Slack takes our token no more.
  public void onRefusal(Runnable listener) {
    onRefusal = listener;
  }

  /// Slack's word for why it takes our token no more, or null as long as it does.
  public @Nullable String tokenRefused() {
    return tokenRefused;
  }

  /// Takes note that Slack said so in another way than by refusing a call.
  public void tokenIsRefused(String code) {
    tokenRefused = code;
    problem = "refused: " + code;
  }

  public AuthTestResponse whoAmI() {
    return call("auth.test", () -> methods.authTest(request -> request));
  }

  public User user(String id) {
    return call(
            "users.info", () -> methods.usersInfo(request -> request.user(id).includeLocale(true)))
        .getUser();
  }

  public User userByEmail(String email) {
    return call(
            "users.lookupByEmail",
            () -> methods.usersLookupByEmail(request -> request.email(email)))
        .getUser();
  }

  /// The channel of direct messages with a member.
  public String directChannel(String userId) {
    return call(
            "conversations.open",
            () -> methods.conversationsOpen(request -> request.users(List.of(userId))))
        .getChannel()
        .getId();
  }

  public Posted post(Post post) {
    return post(post, null);
  }

  /// Posts a message beneath another.
  ///
  /// @param thread timestamp of that one, or null; the channel at large never sees it again
  public Posted post(Post post, @Nullable String thread) {
    var metadata =
        Json.write(Map.of("event_type", "heed_message", "event_payload", Map.of("id", post.id())));
    var answer =
        call(
            "chat.postMessage",
            () ->
                methods.chatPostMessage(request ->
                    request
                        .channel(post.channel())
                        .text(Mrkdwn.notification(post.text()))
                        .blocksAsString(Json.write(post.blocks()))
                        .metadataAsString(metadata)
                        .threadTs(thread)
                        .mrkdwn(false)
                        .parse("none")
                        .linkNames(false)
                        .unfurlLinks(false)
                        .unfurlMedia(false)));
    return new Posted(answer.getChannel(), answer.getTs());
  }

  /// Puts other words in the place of a message.
  public void update(Posted where, String text, List<Map<String, Object>> blocks) {
    call(
        "chat.update",
        () ->
            methods.chatUpdate(request ->
                request
                    .channel(where.channel())
                    .ts(where.timestamp())
                    .text(Mrkdwn.notification(text))
                    .blocksAsString(Json.write(blocks))
                    .parse("none")
                    .linkNames(false)));
  }

  /// A view that stands open.
  ///
  /// @param hash of what is in it now
  public record OpenView(String id, String hash) {}

  public OpenView openView(String trigger, Map<String, Object> view) {
    var opened =
        call(
                "views.open",
                () ->
                    methods.viewsOpen(
                        request -> request.triggerId(trigger).viewAsString(Json.write(view))))
            .getView();
    return new OpenView(opened.getId(), opened.getHash());
  }

  /// Shows somebody a Home tab.
  ///
  /// @param hash of the view that it takes the place of; null: whichever there is
  public void publishHome(String userId, Map<String, Object> view, @Nullable String hash) {
    call(
        "views.publish",
        () ->
            methods.viewsPublish(
                request -> request.userId(userId).viewAsString(Json.write(view)).hash(hash)));
  }

  /// Puts other blocks into a form that is open.
  ///
  /// @param hash of the form as it was when that was decided
  public void updateView(String id, @Nullable String hash, Map<String, Object> view) {
    call(
        "views.update",
        () ->
            methods.viewsUpdate(
                request -> request.viewId(id).viewAsString(Json.write(view)).hash(hash)));
  }

  /// Answers a command or a click after the fact, to the one who gave it.
  ///
  /// @param url as Slack sent it; any other host is refused, or a forged one would read our words
  public void respond(String url, Object message) {
    if (!answersTo(url)) {
      throw SlackTrouble.refused("response_url", "not a host of Slack");
    }
    call(
        "response_url",
        () -> {
          try (var answer = slack.getHttpClient().postJsonBody(url, message)) {
            if (!answer.isSuccessful()) {
              throw new IOException("status " + answer.code());
            }
            return answer.code();
          }
        });
  }

  /// Whether answers may be posted there: Slack's hosts, and the host of the API we were told.
  boolean answersTo(String url) {
    try {
      var target = new URI(url);
      var host = target.getHost();
      if (host == null || target.getUserInfo() != null) {
        return false;
      }
      if (host.equals(apiUrl.getHost())
          && target.getPort() == apiUrl.getPort()
          && apiUrl.getScheme().equals(target.getScheme())) {
        return true;
      }
      return "https".equals(target.getScheme())
          && target.getPort() == -1
          && (host.equals("slack.com") || host.endsWith(".slack.com"));
    } catch (java.net.URISyntaxException notAnAddress) {
      return false;
    }
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  private <T> T call(String method, Call<T> call) {
    try {
      var answer = call.now();
      if (answer instanceof SlackApiTextResponse said) {
        if (!said.isOk()) {
          throw refused(method, String.valueOf(said.getError()));
        }
        tokenRefused = null;
      }
      problem = null;
      return answer;
    } catch (SlackApiException status) {
      throw unwell(method, status);
    } catch (HearingOut.AnswerCut cut) {
      throw SlackTrouble.doneUnheard(method);
    } catch (IOException unreachable) {
      problem = "unreachable: " + method + " got no answer";
      throw SlackTrouble.unreachable(
          method,
          String.valueOf(unreachable.getMessage()),
          unreachable instanceof ConnectException || unreachable instanceof UnknownHostException);
    }
  }

  private SlackTrouble refused(String method, String code) {
    if (code.equals("ratelimited") || code.equals("rate_limited")) {
      return SlackTrouble.limited(method, Waiting.UNSAID);
    }
    if (Waiting.ON_THE_TOKEN.contains(code)) {
      tokenIsRefused(code);
      onRefusal.run();
    } else {
      problem = null;
    }
    return SlackTrouble.refused(method, code);
  }

  private SlackTrouble unwell(String method, SlackApiException status) {
    var answer = status.getResponse();
    if (answer.code() == TOO_MANY) {
      return SlackTrouble.limited(method, Waiting.of(answer.header("Retry-After")));
    }
    var code = status.getError() == null ? null : status.getError().getError();
    if (answer.code() < 500 && code != null) {
      return refused(method, code);
    }
    problem = "unreachable: " + method + " answered " + answer.code();
    return SlackTrouble.unreachable(method, "status " + answer.code(), false);
  }
}
