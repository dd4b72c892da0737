package heed.slack.standin;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Slack's side of letting an app into a workspace: gives codes that are good once, and tokens for
/// them to whoever knows the client's secret and where it said it would be.
public final class Installs {
  public static final String CLIENT_ID = "111.222";
  public static final String CLIENT_SECRET = "standin-client-secret";
  public static final String APP = "A0HEED";

  private record Promise(
      Workspace workspace, String token, String redirect, Map<String, Object> odd) {}

  private final Map<String, Promise> codes = new ConcurrentHashMap<>();
  private final AtomicLong number = new AtomicLong();

  /// The code that Slack sends a browser back with, once somebody allowed it.
  ///
  /// @param token what it will be worth
  /// @param redirect where the browser was sent
  public String code(Workspace workspace, String token, String redirect) {
    return oddCode(workspace, token, redirect, Map.of());
  }

  /// A code whose answer has other fields than usual.
  public String oddCode(
      Workspace workspace, String token, String redirect, Map<String, Object> odd) {
    var code = "code-" + number.incrementAndGet();
    codes.put(code, new Promise(workspace, token, redirect, odd));
    return code;
  }

  /// What `oauth.v2.access` answers; `token` and the workspace are good from then on.
  Map<String, Object> exchange(
      Map<String, String> arguments,
      @Nullable String authorization,
      Map<String, Workspace> tokens) {
    var client = CLIENT_ID + ":" + CLIENT_SECRET;
    var basic = Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8));
    var given = arguments.get("client_id") + ":" + arguments.get("client_secret");
    if (!("Basic " + basic).equals(authorization) && !given.equals(client)) {
      return Workspace.no("bad_client_secret");
    }
    var promise = codes.remove(arguments.getOrDefault("code", ""));
    if (promise == null) {
      return Workspace.no("invalid_code");
    }
    if (!promise.redirect.equals(arguments.get("redirect_uri"))) {
      return Workspace.no("bad_redirect_uri");
    }
    tokens.put(promise.token, promise.workspace);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("ok", true);
    answer.put("app_id", APP);
    answer.put("token_type", "bot");
    answer.put("access_token", promise.token);
    answer.put("bot_user_id", "U0HEED");
    answer.put("scope", "commands,chat:write,im:write,users:read,users:read.email");
    answer.put("team", Map.of("id", promise.workspace.team(), "name", promise.workspace.name()));
    answer.put("is_enterprise_install", false);
    answer.putAll(promise.odd);
    return answer;
  }
}
