package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What the manifest declares is what the code handles, and asks for no more than that needs.
final class ManifestTest {
  private static final String DOOR = "/slack/events";

  private final JsonNode manifest =
      YAMLMapper.builder().build().readTree(Path.of("bot-manifests", "slack.yaml").toFile());

  @Test
  void it_asks_for_the_least_scopes_and_no_history() {
    assertThat(texts(manifest.at("/oauth_config/scopes/bot")))
        .containsExactlyInAnyOrder(
            "commands", "chat:write", "im:write", "users:read", "users:read.email");
    assertThat(manifest.at("/oauth_config/scopes/user").isMissingNode()).isTrue();
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
  void its_texts_are_as_long_as_slack_takes() {
    var about = manifest.path("display_information");

    assertThat(about.path("name").asString("")).hasSizeLessThanOrEqualTo(35);
    assertThat(about.path("description").asString("")).hasSizeLessThanOrEqualTo(140);
    assertThat(about.path("long_description").asString("")).hasSizeBetween(175, 4000);
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(one -> one.asString("")).toList();
  }
}
