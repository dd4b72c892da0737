package heed.slack.standin;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What the app may do: the scopes that the manifest asks for, unless a test takes some away, and a
/// token that can be revoked.
public final class Grants {
  /// What each method that Slack has for us asks for, by Slack's reference.
  static final Map<String, Set<String>> NEEDED =
      Map.of(
          "auth.test", Set.of(),
          "chat.postMessage", Set.of("chat:write"),
          "chat.update", Set.of("chat:write"),
          "conversations.open", Set.of("im:write"),
          "users.info", Set.of("users:read"),
          "users.lookupByEmail", Set.of("users:read.email"),
          "views.open", Set.of(),
          "views.publish", Set.of(),
          "views.push", Set.of(),
          "views.update", Set.of());

  private volatile Set<String> scopes = manifest();
  private volatile boolean revoked;

  /// The scopes that the manifest asks for.
  public static Set<String> manifest() {
    var manifest =
        YAMLMapper.builder().build().readTree(Path.of("bot-manifests", "slack.yaml").toFile());
    return manifest
        .at("/oauth_config/scopes/bot")
        .valueStream()
        .map(scope -> scope.asString(""))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Somebody installed the app with fewer scopes.
  public void without(String scope) {
    var left = new TreeSet<>(scopes);
    left.remove(scope);
    scopes = left;
  }

  /// An administrator removed the app.
  public void revoke() {
    revoked = true;
  }

  /// Why a call is refused, or null.
  ///
  /// @param authorization the header, or null
  /// @param known whether its token is one that was given to somebody
  @Nullable Map<String, Object> refusal(
      String method, @Nullable String authorization, boolean known) {
    if (authorization == null) {
      return Workspace.no("not_authed");
    }
    if (!known) {
      return Workspace.no("invalid_auth");
    }
    if (revoked) {
      return Workspace.no("token_revoked");
    }
    var needed = NEEDED.get(method);
    return needed == null || scopes.containsAll(needed)
        ? null
        : Map.of(
            "ok",
            false,
            "error",
            "missing_scope",
            "needed",
            String.join(",", needed),
            "provided",
            String.join(",", List.copyOf(scopes)));
  }
}
