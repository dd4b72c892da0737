package heed.slack.team;

import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import heed.http.Reception;
import heed.http.Route;
import heed.platform.Language;
import heed.platform.Phrases;
import heed.platform.Refused;
import heed.slack.call.SlackCalls;
import heed.slack.call.SlackSettings;
import heed.slack.call.SlackTrouble;
import heed.slack.rooms.SlackRooms;
import heed.workspace.Grant;
import heed.workspace.Inviting;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `GET /slack/install` and `GET /slack/oauth`: an admin lets us into one more workspace. Whoever
/// is not sent by us, comes a second time, or with another browser, changes nothing; only a whole
/// answer of Slack is stored.
public final class InstallRoutes {
  /// What we ask of a workspace, as the manifest does.
  public static final List<String> SCOPES =
      List.of("commands", "chat:write", "im:write", "users:read", "users:read.email");

  /// What Slack says when it is not the person's doing but a setting.
  private static final Set<String> OF_THE_SETTINGS =
      Set.of("bad_client_secret", "invalid_client_id", "bad_redirect_uri", "invalid_client");

  private static final String ACTOR = "slack-install";
  private static final Logger log = LoggerFactory.getLogger(InstallRoutes.class);

  private final SlackCalls line;
  private final SlackSettings.Client client;
  private final SlackRooms rooms;
  private final Workspaces workspaces;
  private final Reception reception;
  private final boolean secure;
  private final String cookie;

  public InstallRoutes(
      SlackCalls line,
      SlackSettings.Client client,
      SlackRooms rooms,
      Workspaces workspaces,
      Reception reception) {
    this.line = line;
    this.client = client;
    this.rooms = rooms;
    this.workspaces = workspaces;
    this.reception = reception;
    this.secure = client.baseUrl().startsWith("https:");
    this.cookie = secure ? "__Host-heed-slack" : "heed-slack";
  }

  public List<Route> routes() {
    return List.of(
        Route.open(Route.Verb.GET, "/slack/install", this::begin),
        Route.open(Route.Verb.GET, "/slack/oauth", this::end));
  }

  private void begin(Context context) {
    var link = context.queryParam("link");
    var admin = reception.signedIn(context);
    if (link == null && admin.isEmpty()) {
      say(context, 401, "signedOut");
      return;
    }
    try {
      var inviting = rooms.workspaces().inviting();
      var begun =
          rooms
              .database()
              .writer()
              .write(
                  ACTOR,
                  transaction ->
                      link == null
                          ? inviting.begin(transaction, admin.orElseThrow())
                          : inviting.begin(transaction, link));
      remember(context, begun.browser(), Inviting.STATE_LASTS.toSeconds());
      context.header("Cache-Control", "no-store");
      context.header("Location", authorization(begun.state()));
      context.res().setStatus(303);
    } catch (Refused refused) {
      say(context, refused);
    }
  }

  private String authorization(String state) {
    return line.authorizeAddress()
        + "?client_id="
        + encoded(client.id())
        + "&scope="
        + encoded(String.join(",", SCOPES))
        + "&redirect_uri="
        + encoded(client.redirectAddress())
        + "&state="
        + encoded(state);
  }

  private void end(Context context) {
    var browser = browser(context);
    remember(context, "", 0);
    try {
      var leave = spent(context, browser);
      if (leave.isEmpty()) {
        say(context, 400, "notBegun");
      } else if (context.queryParam("error") != null) {
        say(context, 400, "denied");
      } else {
        take(context, leave.get());
      }
    } catch (Refused refused) {
      say(context, refused);
    } catch (SlackTrouble trouble) {
      log.warn("Slack: nothing was installed: {}", trouble.getMessage());
      say(context, trouble);
    }
  }

  /// The state is spent first, whatever follows: it is good for one answer of Slack.
  private Optional<Inviting.Leave> spent(Context context, String browser) {
    var state = context.queryParam("state");
    var signedIn = reception.signedIn(context);
    return state == null
        ? Optional.empty()
        : rooms
            .database()
            .writer()
            .write(
                ACTOR,
                transaction ->
                    rooms.workspaces().inviting().spend(transaction, state, browser, signedIn));
  }

  private void take(Context context, Inviting.Leave leave) {
    var code = context.queryParam("code");
    if (code == null || code.isEmpty()) {
      say(context, 400, "notBegun");
      return;
    }
    var answer = line.exchange(code, client);
    var trouble = trouble(answer);
    if (!trouble.isEmpty()) {
      log.warn("Slack: nothing was installed: {}", trouble);
      say(context, 400, trouble);
      return;
    }
    var installed =
        rooms
            .database()
            .writer()
            .write(
                leave.by(),
                transaction -> rooms.workspaces().keep(transaction, leave, grant(answer)));
    workspaces.refresh();
    log.info("Slack: workspace {} lets us in", installed.team());
    say(context, 200, "installed", installed.name());
  }

  /// Why this answer is of no use, as the key of a text; empty when nothing is wrong.
  private static String trouble(OAuthV2AccessResponse answer) {
    var team = answer.getTeam();
    if (answer.isEnterpriseInstall() || team == null || missing(team.getId())) {
      return "organisation";
    }
    if (answer.getRefreshToken() != null || answer.getExpiresIn() != null) {
      return "rotation";
    }
    if (!"bot".equals(answer.getTokenType())
        || missing(answer.getAccessToken())
        || missing(answer.getAppId())
        || missing(answer.getBotUserId())) {
      return "incomplete";
    }
    var granted = Set.of(String.valueOf(answer.getScope()).split(","));
    return granted.containsAll(SCOPES) ? "" : "scopes";
  }

  private static Grant grant(OAuthV2AccessResponse answer) {
    var team = answer.getTeam();
    var enterprise = answer.getEnterprise();
    var name = team.getName();
    return new Grant(
        team.getId(),
        missing(name) ? team.getId() : heed.platform.Texts.clip(name, 200),
        enterprise == null ? null : enterprise.getId(),
        answer.getAppId(),
        answer.getBotUserId(),
        answer.getScope(),
        answer.getAccessToken());
  }

  private static boolean missing(@org.jspecify.annotations.Nullable String text) {
    return text == null || text.isBlank();
  }

  private void say(Context context, SlackTrouble trouble) {
    switch (trouble.kind()) {
      case REFUSED -> {
        var key = OF_THE_SETTINGS.contains(trouble.code()) ? "settings" : "refused";
        say(context, 400, key, trouble.code());
      }
      case LIMITED, HELD_BACK, UNREACHABLE, DONE_UNHEARD -> say(context, 502, "unreachable");
    }
  }

  private void say(Context context, Refused refused) {
    var status =
        switch (refused.kind()) {
          case FORBIDDEN -> 403;
          case UNAUTHENTICATED -> 401;
          case CONFLICT -> 409;
          case UNAVAILABLE -> 503;
          case INVALID, NOT_FOUND, STALE, TOO_LARGE, UNSUPPORTED_MEDIA, KEY_REUSED, TOO_MANY -> 400;
        };
    reception.say(
        context, status, phrases(context).say("install.title.failed"), refused.sentence());
  }

  private void say(Context context, int status, String key, Object... arguments) {
    var phrases = phrases(context);
    var title = status == 200 ? "install.title.done" : "install.title.failed";
    reception.say(context, status, phrases.say(title), phrases.say("install." + key, arguments));
  }

  private static Phrases phrases(Context context) {
    return Phrases.of("workspace", Language.nearest(context.header("Accept-Language")));
  }

  /// Slack sends the browser back from its own pages, and `Lax` lets the cookie come along.
  private void remember(Context context, String value, long seconds) {
    var attributes = "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax";
    context
        .res()
        .addHeader("Set-Cookie", cookie + "=" + value + attributes + (secure ? "; Secure" : ""));
  }

  private String browser(Context context) {
    var cookies = context.req().getCookies();
    return cookies == null
        ? ""
        : Arrays.stream(cookies)
            .filter(each -> each.getName().equals(cookie))
            .map(jakarta.servlet.http.Cookie::getValue)
            .findFirst()
            .orElse("");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
