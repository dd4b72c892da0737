package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.slack.command.Commands;
import heed.slack.filing.FilingForm;
import heed.slack.team.InstallRoutes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What the manifest declares is what the code handles, and asks for no more than that needs.
final class ManifestTest {
  private static final String DOOR = "/slack/events";

  /// What Slack's manifest schema allows at each place that we fill in; anything else is refused.
  private static final Map<String, Set<String>> KNOWN =
      Map.of(
          "",
          Set.of("_metadata", "display_information", "features", "oauth_config", "settings"),
          "/display_information",
          Set.of("name", "description", "long_description", "background_color"),
          "/features",
          Set.of("app_home", "bot_user", "shortcuts", "slash_commands", "unfurl_domains"),
          "/features/app_home",
          Set.of("home_tab_enabled", "messages_tab_enabled", "messages_tab_read_only_enabled"),
          "/features/bot_user",
          Set.of("display_name", "always_online"),
          "/features/slash_commands/0",
          Set.of("command", "url", "description", "usage_hint", "should_escape"),
          "/oauth_config",
          Set.of("redirect_urls", "scopes", "token_management_enabled", "pkce_enabled"),
          "/settings",
          Set.of(
              "event_subscriptions",
              "interactivity",
              "org_deploy_enabled",
              "socket_mode_enabled",
              "token_rotation_enabled",
              "allowed_ip_address_ranges"),
          "/settings/event_subscriptions",
          Set.of("request_url", "bot_events"),
          "/settings/interactivity",
          Set.of("is_enabled", "request_url", "message_menu_options_url"));

  /// The longest texts that it allows, in characters.
  private static final Map<String, Integer> LONGEST =
      Map.of(
          "/display_information/name", 35,
          "/display_information/description", 140,
          "/display_information/long_description", 4000,
          "/features/bot_user/display_name", 80,
          "/features/shortcuts/0/description", 150,
          "/features/shortcuts/1/description", 150,
          "/features/slash_commands/0/command", 32,
          "/features/slash_commands/0/description", 2000,
          "/features/slash_commands/0/usage_hint", 1000);

  private final JsonNode manifest =
      YAMLMapper.builder().build().readTree(Path.of("bot-manifests", "slack.yaml").toFile());

  @Test
  void it_asks_for_the_least_scopes_and_no_history() {
    assertThat(texts(manifest.at("/oauth_config/scopes/bot")))
        .containsExactlyInAnyOrderElementsOf(InstallRoutes.SCOPES)
        .containsExactlyInAnyOrder(
            "commands", "chat:write", "im:write", "users:read", "users:read.email");
    assertThat(texts(manifest.at("/oauth_config/redirect_urls")))
        .containsExactly(
            "https://heed.example.com/slack/oauth",
            "https://heed.example.com/sign-in/with/slack/back");
    assertThat(texts(manifest.at("/oauth_config/scopes/user")))
        .containsExactly("openid", "email", "profile");
  }

  @Test
  void it_declares_the_command_and_the_shortcuts_that_are_handled() {
    var command = manifest.at("/features/slash_commands/0");
    var shortcuts = manifest.at("/features/shortcuts");

    assertThat(manifest.at("/features/slash_commands")).hasSize(1);
    assertThat(command.path("command").asString()).isEqualTo(Commands.NAME);
    assertThat(shortcuts.valueStream().map(one -> one.path("type").asString("")))
        .containsExactly("message", "global");
    assertThat(shortcuts.valueStream().map(one -> one.path("callback_id").asString("")))
        .containsExactly(FilingForm.CALLBACK, FilingForm.GLOBAL_SHORTCUT);
    for (var shortcut : shortcuts) {
      assertThat(shortcut.path("name").asString("")).hasSizeLessThanOrEqualTo(24);
    }
  }

  @Test
  void it_sends_everything_to_the_one_door() {
    for (var where :
        List.of(
            "/features/slash_commands/0/url",
            "/settings/event_subscriptions/request_url",
            "/settings/interactivity/request_url",
            "/settings/interactivity/message_menu_options_url")) {
      assertThat(manifest.at(where).asString("")).as(where).endsWith(DOOR);
    }
    assertThat(manifest.at("/settings/interactivity/is_enabled").asBoolean()).isTrue();
    assertThat(texts(manifest.at("/settings/event_subscriptions/bot_events")))
        .containsExactlyElementsOf(SlackApp.EVENTS);
  }

  @Test
  void it_has_a_home_and_a_messages_tab_that_nobody_writes_to() {
    var home = manifest.at("/features/app_home");

    assertThat(home.path("home_tab_enabled").asBoolean()).isTrue();
    assertThat(home.path("messages_tab_enabled").asBoolean()).isTrue();
    assertThat(home.path("messages_tab_read_only_enabled").asBoolean()).isTrue();
  }

  @Test
  void it_is_made_for_http_and_holds_no_more_than_slack_knows() {
    assertThat(manifest.at("/settings/socket_mode_enabled").asBoolean(true)).isFalse();
    assertThat(KNOWN)
        .allSatisfy((where, names) ->
            assertThat(manifest.at(where).propertyNames()).as(where).isSubsetOf(names));
  }

  @Test
  void its_texts_are_as_long_as_slack_takes() {
    assertThat(LONGEST)
        .allSatisfy((where, most) ->
            assertThat(manifest.at(where).asString("")).as(where).hasSizeBetween(1, most));
    assertThat(manifest.at("/display_information/long_description").asString(""))
        .hasSizeGreaterThanOrEqualTo(175);
    assertThat(manifest.at("/display_information/background_color").asString(""))
        .matches("#[0-9a-fA-F]{6}");
    assertThat(manifest.at("/features/slash_commands/0/command").asString("")).startsWith("/");
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(one -> one.asString("")).toList();
  }
}
