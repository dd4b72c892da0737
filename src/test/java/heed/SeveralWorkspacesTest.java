package heed;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.outbox.MessageState;
import heed.people.Person;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.SlackMember;
import heed.slack.standin.Workspace;
import heed.workspace.Gone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several workspaces of one company over one book, with the whole service.
final class SeveralWorkspacesTest {
  private static final String EAST = "xoxb-111-east";
  private static final String WEST = "xoxb-222-west";
  private static final Person DEV = Cast.DEV;

  @TempDir private Path folder;

  @Test
  void two_workspaces_file_into_one_book_and_their_members_never_mix() {
    try (var host = new Hosted(folder)) {
      var east = east(host);
      var west = west(host);
      host.rooms
          .database
          .writer()
          .write("console", tx -> host.rooms.keepingAccounts.put(tx, Cast.acme().account(), null));
      host.rooms
          .database
          .writer()
          .write("console", tx -> host.rooms.keepingFeatures.put(tx, Cast.sso().feature(), null));

      file(host, east, "2");
      file(host, west, "5");

      var requests =
          host.rooms.database.read(handle ->
              host.rooms.requests.page(handle, heed.request.RequestStore.Filter.ALL, 0, 50));
      assertThat(requests).hasSize(2);
      assertThat(requests.stream().map(row -> row.value().filedBy()))
          .containsExactlyInAnyOrder(Cast.CARA.email(), DEV.email());
      FakeSlack.until(
          "both have their receipt",
          () -> host.posted(EAST).size() == 1 && host.posted(WEST).size() == 1);
      assertThat(east.messageKeys()).hasSize(1);
      assertThat(west.messageKeys()).hasSize(1);
    }
  }

  @Test
  void a_person_in_both_is_told_once_where_they_last_used_heed() {
    try (var host = new Hosted(folder)) {
      var east = east(host);
      var west = west(host);
      west.add(SlackMember.full("U2", Cast.CARA.email(), "Cara Cole"));

      host.tell(Cast.CARA.email());
      FakeSlack.until("told in the first", () -> host.posted(EAST).size() == 1);
      host.sender(west).command("U2", "help");
      host.clock.pass(Duration.ofSeconds(2));
      host.tell(Cast.CARA.email());
      FakeSlack.until("told where she was last", () -> host.posted(WEST).size() == 1);
      assertThat(host.posted(WEST).getFirst()).startsWith("D2:");

      FakeSlack.until("it is written down", () -> usedLast(host, Cast.CARA.email(), "T0WEST"));
      host.stop();
      host.start();
      host.clock.pass(Duration.ofSeconds(2));
      host.tell(Cast.CARA.email());
      FakeSlack.until("also after a restart", () -> host.posted(WEST).size() == 2);
      assertThat(host.posted(EAST)).hasSize(1);
      assertThat(east.messageKeys()).hasSize(1);
    }
  }

  @Test
  void a_message_waits_without_any_workspace_and_goes_when_one_comes() {
    try (var host = new Hosted(folder)) {
      host.tell(Cast.CARA.email());
      FakeSlack.until("it was looked at", () -> host.outbox().getFirst().lastProblem() != null);

      assertThat(host.outbox().getFirst().state()).isEqualTo(MessageState.WAITING);
      assertThat(host.outbox().getFirst().attempts()).isZero();
      assertThat(host.outbox().getFirst().lastProblem()).contains("/slack/install");
      east(host);
      host.clock.pass(Duration.ofSeconds(10));
      FakeSlack.until("it is told", () -> host.posted(EAST).size() == 1);
    }
  }

  @Test
  void an_uninstalled_workspace_is_left_out_the_admin_is_told_once_and_the_others_go_on() {
    try (var host = new Hosted(folder)) {
      var east = east(host);
      var west = west(host);
      west.add(SlackMember.full("U9", Cast.ADA.email(), "Ada Abt"));
      west.add(SlackMember.full("U8", Cast.PIA.email(), "Pia Park"));
      host.slack.refuseToken(EAST, "account_inactive");

      var reply = host.sender(east).event("Ev1", Map.of("type", "app_uninstalled"));
      host.sender(east)
          .event(
              "Ev2", Map.of("type", "tokens_revoked", "tokens", Map.of("bot", List.of("U0HEED"))));

      assertThat(reply.status()).isEqualTo(200);
      assertThat(host.readiness()).contains("1 workspace").doesNotContain("inactive");
      assertThat(host.sender(east).command("U1", "top").body()).contains("not any more");
      assertThat(host.sender(west).command("U1", "help").body()).contains("/heed top");
      FakeSlack.until("the admin is told", () -> host.posted(WEST).size() == 1);
      assertThat(host.posted(WEST).getFirst()).startsWith("D9:").contains("removed", "East");
      assertThat(host.outbox().stream().filter(message -> message.kind().equals(Gone.KIND)))
          .hasSize(1);
      host.tell(DEV.email());
      FakeSlack.until("others are told", () -> host.posted(WEST).size() == 2);
      assertThat(host.installed().getFirst().endedWhy()).isEqualTo("app_uninstalled");
      assertThat(host.outbox()).noneMatch(message -> message.state() == MessageState.PARKED);
    }
  }

  @Test
  void a_revoked_token_is_found_by_a_refused_call_and_installing_again_heals() {
    try (var host = new Hosted(folder)) {
      var east = east(host);
      host.slack.refuseToken(EAST, "token_revoked");

      host.tell(Cast.CARA.email());
      FakeSlack.until("it is noted", () -> host.installed().getFirst().gone());

      FakeSlack.until(
          "the admin finds it on the page",
          () ->
              host.outbox().stream()
                  .anyMatch(message ->
                      message.kind().equals(Gone.KIND)
                          && message.transport().equals("page")
                          && message.recipient().equals(Cast.ADA.email())));
      assertThat(host.browser(Cast.ADA).get("/messages").body()).contains("no longer lets Heed in");
      host.install(east, "xoxb-333-east");
      host.clock.pass(Duration.ofSeconds(10));
      FakeSlack.until("the message comes", () -> host.posted("xoxb-333-east").size() == 1);
      assertThat(host.outbox()).noneMatch(message -> message.state() == MessageState.PARKED);
      assertThat(host.readiness()).contains("1 workspace");
    }
  }

  @Test
  void news_of_an_end_that_come_after_a_new_beginning_are_old() {
    try (var host = new Hosted(folder)) {
      var east = east(host);
      var late = host.sender(east);
      var before = new heed.cast.SettableClock(host.clock.instant().minusSeconds(60));
      late.clock(before);

      late.event("Ev1", Map.of("type", "app_uninstalled"));

      assertThat(host.installed().getFirst().gone()).isFalse();
      assertThat(host.sender(east).command("U1", "help").body()).contains("/heed top");
    }
  }

  @Test
  void a_passing_refusal_ends_nothing() {
    try (var host = new Hosted(folder)) {
      var east = east(host);
      host.slack.refuse("chat.postMessage", "token_revoked", 1);

      host.tell(Cast.CARA.email());
      FakeSlack.until("it waits", () -> host.outbox().getFirst().lastProblem() != null);
      FakeSlack.until("it is asked again", () -> !host.readiness().contains("refused"));
      host.clock.pass(Duration.ofSeconds(10));

      FakeSlack.until("the message comes", () -> east.messageKeys().size() == 1);
      assertThat(host.installed().getFirst().gone()).isFalse();
    }
  }

  @Test
  void a_request_for_another_app_is_not_served() {
    try (var host = new Hosted(folder)) {
      var east = east(host);
      var form =
          "command=%2Fheed&text=top&user_id=U1&team_id=T0EAST&api_app_id=A0OTHER&trigger_id=1.2";

      var reply =
          host.sender(east)
              .post(
                  "application/x-www-form-urlencoded",
                  form.getBytes(java.nio.charset.StandardCharsets.UTF_8));

      assertThat(reply.body()).contains("not installed");
    }
  }

  @Test
  void the_workspace_of_a_token_in_the_settings_goes_on_beside_an_installed_one() {
    try (var host =
        new Hosted(
            folder,
            "HEED_SLACK_BOT_TOKEN",
            FakeSlack.TOKEN,
            "HEED_SLACK_TRIAGE_CHANNEL",
            "C0TRIAGE")) {
      host.slack.workspace().add(SlackMember.full("U1", Cast.PIA.email(), "Pia Park"));
      host.slack.workspace().channel("C0TRIAGE", null);
      FakeSlack.until("it is known", () -> !host.slack.calls("auth.test").isEmpty());
      east(host);

      assertThat(host.readiness()).contains("2 workspaces");
      assertThat(host.sender(host.slack.workspace()).command("U1", "help").body())
          .contains("/heed top");
      host.tell(Cast.PIA.email());
      host.tell(Cast.CARA.email());
      host.tell("triage");
      FakeSlack.until(
          "each is told in their own",
          () -> host.posted(EAST).size() == 1 && host.posted(FakeSlack.TOKEN).size() == 2);
      assertThat(host.posted(FakeSlack.TOKEN))
          .anySatisfy(text -> assertThat(text).startsWith("C0TRIAGE:"));
    }
  }

  @Test
  void another_node_serves_a_new_workspace_within_seconds() {
    try (var host = new Hosted(folder)) {
      east(host);
      var node =
          new Hosted(
              folder.resolve("unused").getParent(), "HEED_SLACK_API_URL", host.slack.apiUrl());
      try (node) {
        assertThat(node.readiness()).contains("1 workspace");
        var west = host.slack.another("T0WEST", "West");
        host.install(west, WEST);

        FakeSlack.until("the other node sees it", () -> node.readiness().contains("2 workspaces"));
      }
    }
  }

  private static boolean usedLast(Hosted host, String person, String team) {
    return team.equals(
        host.rooms.database.read(new heed.workspace.UsedLastStore()::all).get(person));
  }

  /// In here U1 is Cara.
  private static Workspace east(Hosted host) {
    var east = host.slack.another("T0EAST", "East");
    east.add(SlackMember.full("U1", Cast.CARA.email(), "Cara Cole"));
    host.install(east, EAST);
    return east;
  }

  /// In here U1 is Dev.
  private static Workspace west(Hosted host) {
    host.clock.pass(Duration.ofSeconds(1));
    var west = host.slack.another("T0WEST", "West");
    west.add(SlackMember.full("U1", DEV.email(), "Dev Das"));
    host.install(west, WEST);
    return west;
  }

  private static void file(Hosted host, Workspace workspace, String severity) {
    var sender = host.sender(workspace);
    sender.command("U1", "");
    var reply =
        sender.submit(
            "U1",
            workspace.lastView(),
            Map.of("account", "acme", "feature", "f:sso", "severity", severity));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEmpty();
  }
}
