package heed;

import static heed.slack.standin.FakeSlack.until;
import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Product;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.SlackMember;
import heed.slack.standin.SlackSender;
import heed.slack.standin.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job, through the built product: its commands, its HTTP and a stand-in for Slack.
class StoryIT {
  private static final String CARA = "U0CARA";
  private static final String PAUL = "U0PAUL";

  @TempDir Path folder;

  @Test
  void a_request_from_slack_is_ranked_and_shipped_and_its_csm_tells_the_customer()
      throws Exception {
    try (var slack = FakeSlack.start()) {
      slack.workspace().add(SlackMember.full(CARA, "cara@example.com", "Cara"));
      slack.workspace().add(SlackMember.full(PAUL, "paul@example.com", "Paul"));
      var product = bookWithAcme(slack);
      var token = product.token("paul", "pm", "--person", "paul@example.com");
      try (var service = product.serve()) {
        var sender = new SlackSender(service.base().resolve("/slack/events"), slack);

        fileForAcme(sender, slack);
        var backlog = service.get("/api/v1/backlog", token).get("items");
        assertThat(backlog).hasSize(1);
        assertThat(backlog.get(0).at("/feature/key").asString()).isEqualTo("SSO");
        assertThat(backlog.get(0).at("/score/protect").asDouble()).isPositive();

        var changed =
            service.post("/api/v1/features/SSO/status", token, "{\"status\": \"shipped\"}");
        assertThat(changed.get("loopsOpened").asInt()).isEqualTo(1);

        until("Cara has the message", () -> noticeOf(slack) != null);
        assertThat(service.get("/api/v1/loops?state=owed", token).get("items")).hasSize(1);
        sender.click(CARA, String.valueOf(noticeOf(slack)), "Told the customer");

        until(
            "the loop is closed",
            () -> service.get("/api/v1/loops?state=told", token).get("items").size() == 1);
        var loop = service.get("/api/v1/loops?state=told", token).get("items").get(0);
        assertThat(loop.get("account").asString()).isEqualTo("acme");
        assertThat(loop.get("csm").asString()).isEqualTo("cara@example.com");
        assertThat(loop.get("milestone").asString()).isEqualTo("shipped");
      }
      assertThat(product.done("verify")).isNotBlank();
    }
  }

  @Test
  void the_real_book_ranks_as_the_scoring_page_says() {
    var product = new Product(folder);
    for (var kind : new String[] {"accounts", "features", "requests"}) {
      product.done("import", kind, "src/test/resources/ravenstack/" + kind + ".csv");
    }

    var again = product.done("import", "requests", "src/test/resources/ravenstack/requests.csv");
    var ranked = product.done("rank", "--as-of", "2026-11-22", "--limit", "5");

    assertThat(again).containsPattern("unchanged\\D+1,?564");
    assertThat(ranked)
        .containsSubsequence("RM-8757", "RM-2568", "RM-21450", "RM-34992", "RM-35861")
        .contains("105,297.95", "86,823.43", "84,584.37", "83,851.19", "71,635.61");
  }

  private Product bookWithAcme(FakeSlack slack) throws Exception {
    var product =
        new Product(folder)
            .with("HEED_SLACK_BOT_TOKEN", FakeSlack.TOKEN)
            .with("HEED_SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET)
            .with("HEED_SLACK_API_URL", slack.apiUrl());
    var accounts = folder.resolve("accounts.csv");
    Files.writeString(
        accounts,
        """
        key,name,arr,health,renewal_date,csm
        acme,Acme,120000,30,2027-01-05,cara@example.com
        """);
    var features = folder.resolve("features.csv");
    Files.writeString(features, "key,title,effort_person_months\nSSO,Single sign-on,2\n");
    product.done("import", "accounts", accounts.toString());
    product.done("import", "features", features.toString());
    product.done("person", "add", "--email", "paul@example.com", "--name", "Paul", "--role", "pm");
    return product;
  }

  private static void fileForAcme(SlackSender sender, FakeSlack slack) {
    assertThat(sender.command(CARA, "").status()).isEqualTo(200);
    until("the form is open", () -> !slack.workspace().views().isEmpty());
    var form = slack.workspace().lastView();
    var answer =
        sender.submit(
            CARA,
            form,
            Map.of(
                "account",
                offered(sender, form, "account", "acm"),
                "feature",
                offered(sender, form, "feature", "single"),
                "severity",
                "5",
                "quote",
                "Login hurts."));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  /// What the typeahead offers first.
  private static String offered(
      SlackSender sender, Workspace.View form, String field, String typed) {
    return sender.options(CARA, form, field, typed).json().at("/options/0/value").asString();
  }

  /// The message with a button to press, or null while there is none.
  private static String noticeOf(FakeSlack slack) {
    return slack.workspace().messageKeys().stream()
        .filter(key -> {
          var parts = key.split(" ", 2);
          return slack
              .workspace()
              .message(parts[0], parts[1])
              .map(message -> SlackSender.labels(message.path("blocks")))
              .map(labels -> labels.contains("Told the customer"))
              .orElse(false);
        })
        .findFirst()
        .orElse(null);
  }
}
