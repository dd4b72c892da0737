package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Status;
import heed.loop.LoopState;
import heed.platform.Json;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.Reply;
import heed.slack.standin.SlackMember;
import heed.slack.standin.SlackSender;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that are rightly signed and say what Slack would not say: a member has only the rights
/// that they have here, and nothing goes where it does not belong.
final class ForgedTest {
  private static final String TO_CARA = Bench.directly(Bench.CARA);
  private static final String TO_DEV = Bench.directly(Bench.DEV);

  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(Bench.TRIAGE_CHANNEL);
    bench.everybodyAsksForSso();
    bench.desk.keep("r3", ARequest.by("initech", "sso").quote("Dev’s secret quotation"));
    bench.decide("sso", Status.SHIPPED);
    bench.dispatching.runDue();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void a_button_with_the_loop_of_another_csm_is_refused() {
    var forged = clickOfCara(text -> text.replace(loop("acme"), loop("initech")));

    assertThat(forged.status()).isEqualTo(200);
    FakeSlack.until("it was said", () -> !bench.slack.responses().isEmpty());
    assertThat(said()).contains("This loop is dev@heed.test");
    assertThat(bench.loopOf("initech").state()).isEqualTo(LoopState.OWED);
  }

  @Test
  void a_button_with_the_message_of_another_does_not_bring_it_here() {
    clickOfCara(text -> text.replace(messageTo(TO_CARA), messageTo(TO_DEV)));
    bench.sender.click(Bench.CARA, key(TO_CARA), "Remind me later", 1);
    bench.later();
    FakeSlack.until("the message changed", () -> standing(TO_CARA).contains("Put off"));

    assertThat(standing(TO_CARA)).doesNotContain("secret quotation");
    assertThat(bench.slack.calls("chat.update"))
        .allMatch(call -> !call.argument("blocks").contains("secret quotation"));
  }

  @Test
  void a_click_that_claims_to_stand_in_the_message_of_another_changes_nothing_there() {
    var before = standing(TO_DEV);
    clickOfCara(text -> text.replace(place(TO_CARA), place(TO_DEV)).replace(TO_CARA, TO_DEV));
    bench.sender.click(Bench.CARA, key(TO_CARA), "Remind me later", 1);
    bench.later();
    FakeSlack.until("the message changed", () -> standing(TO_CARA).contains("Put off"));

    assertThat(standing(TO_DEV)).isEqualTo(before);
  }

  @Test
  void a_form_whose_memory_names_the_loop_of_another_is_refused() {
    bench.sender.click(Bench.CARA, key(TO_CARA), "Edit draft");
    var view = bench.slack.workspace().lastView();
    var written = Map.of("draft", "Dear all");

    var reply =
        forged(
            slack -> slack.submit(Bench.CARA, view, written),
            text -> text.replace(loop("acme"), loop("initech")));

    assertThat(reply.json().path("errors").path("draft").asString())
        .contains("This loop is dev@heed.test");
    assertThat(bench.loopOf("initech").state()).isEqualTo(LoopState.OWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "{\\\"target\\\":1}", "null", "{\\\"target\\\":\\\"{}\\\"}"})
  void a_form_without_its_memory_says_that_it_is_too_old(String memory) {
    bench.sender.click(Bench.CARA, key(TO_CARA), "Edit draft");
    var view = bench.slack.workspace().lastView();
    var kept = Json.write(view.json().path("private_metadata").asString());

    var reply =
        forged(
            slack -> slack.submit(Bench.CARA, view, Map.of("draft", "Dear all")),
            text -> text.replace(kept, "\"" + memory + "\""));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("errors").path("draft").asString()).isNotBlank();
    assertThat(bench.loopOf("acme").state()).isEqualTo(LoopState.OWED);
  }

  @Test
  void a_source_that_is_no_link_is_refused_however_it_came_into_the_form() {
    bench.sender.messageShortcut(Bench.CARA, "Login hurts");
    var view = bench.slack.workspace().lastView();
    var kept = Json.write(view.json().path("private_metadata").asString());
    var filled = Map.of("account", "acme", "feature", "f:sso", "severity", "4");
    var before = bench.filed().size();

    var reply =
        forged(
            slack -> slack.submit(Bench.CARA, view, filled),
            text -> text.replace(kept, "\"{\\\"sourceUrl\\\":\\\"javascript:alert(1)\\\"}\""));

    assertThat(reply.json().path("errors").path("account").asString()).isNotBlank();
    assertThat(bench.filed()).hasSize(before);
  }

  @Test
  void answers_are_posted_to_slack_only() throws Exception {
    var heard = new AtomicInteger();
    var canary = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    canary.createContext(
        "/",
        exchange -> {
          heard.incrementAndGet();
          exchange.close();
        });
    canary.start();
    try {
      var elsewhere = "http://127.0.0.1:" + canary.getAddress().getPort() + "/";
      var ours = bench.slack.responseUrl().replaceAll("response/.*", "response/");
      bench.slack.delay("users.info", java.time.Duration.ofSeconds(3), 1);
      forged(slack -> slack.command(Bench.VERA, "help"), to(ours, elsewhere));
      forged(
          slack -> slack.click(Bench.DEV, key(TO_CARA), "Told the customer"), to(ours, elsewhere));
      var list = bench.sender.command(Bench.CARA, "loops");
      forged(
          slack -> slack.clickInAnswer(Bench.CARA, list, "Remind me later"), to(ours, elsewhere));
      FakeSlack.until("all of it is done", () -> bench.loopOf("acme").state() == LoopState.SNOOZED);
    } finally {
      bench.connection.close();
      canary.stop(0);
    }

    assertThat(heard).hasValue(0);
    assertThat(bench.slack.responses()).isEmpty();
  }

  @Test
  void a_member_that_slack_does_not_know_gets_nothing() {
    var reply = bench.sender.command("U9NOBODY", "account acme");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).doesNotContain("Acme", "240");
    assertThat(bench.sender.command("", "account acme").body()).doesNotContain("Acme", "240");
  }

  @ParameterizedTest
  @ValueSource(strings = {"restricted", "ultra", "stranger", "deleted", "bot"})
  void who_is_no_full_member_gets_a_sentence_at_every_door_and_nothing_else(String kind) {
    var guest = "U0GUEST";
    bench.slack.workspace().add(SlackMember.full(guest, Cast.CARA.email(), "Cara’s twin").as(kind));
    bench.sender.command(Bench.CARA, "");
    var view = bench.slack.workspace().lastView();
    var filed = bench.filed().size();
    var filled = Map.of("account", "acme", "feature", "f:sso", "severity", "4");

    var words =
        List.of(
            bench.sender.command(guest, "account acme"),
            bench.sender.command(guest, "top"),
            bench.sender.command(guest, "loops"),
            bench.sender.command(guest, "mine"),
            bench.sender.options(guest, view, "account", "acme"),
            bench.sender.options(guest, view, "feature", "single"),
            bench.sender.submit(guest, view, filled),
            bench.sender.messageShortcut(guest, "Login hurts"),
            bench.sender.click(guest, key(TO_CARA), "Told the customer"));
    bench.sender.globalShortcut(guest);
    bench.sender.event("Ev1", Map.of("type", "app_home_opened", "user", guest, "tab", "home"));
    FakeSlack.until("Home came", () -> !bench.slack.calls("views.publish").isEmpty());

    assertThat(words).allMatch(reply -> reply.status() == 200);
    assertThat(words)
        .noneMatch(reply -> reply.body().matches("(?s).*(Acme|Single sign-on|\\$|240).*"));
    assertThat(bench.slack.workspace().views().stream().skip(1).map(each -> each.json().toString()))
        .noneMatch(shown -> shown.matches("(?s).*(Acme|Single sign-on|\\$|240).*"));
    assertThat(bench.filed()).hasSize(filed);
    assertThat(bench.loopOf("acme").state()).isEqualTo(LoopState.OWED);
  }

  private static UnaryOperator<String> to(String ours, String elsewhere) {
    return text ->
        text.replace(ours, elsewhere)
            .replace(
                java.net.URLEncoder.encode(ours, StandardCharsets.UTF_8),
                java.net.URLEncoder.encode(elsewhere, StandardCharsets.UTF_8));
  }

  private Reply clickOfCara(UnaryOperator<String> tampering) {
    return forged(slack -> slack.click(Bench.CARA, key(TO_CARA), "Told the customer"), tampering);
  }

  /// Sends what Slack would send with something changed in it, rightly signed.
  private Reply forged(Consumer<SlackSender> act, UnaryOperator<String> tampering) {
    return Captured.of(bench.sender, act).changed(tampering).again(0, bench.sender, bench);
  }

  private String loop(String account) {
    return bench.loopOf(account).id();
  }

  private String messageTo(String channel) {
    return bench.posted(channel).getFirst().messageId();
  }

  private String key(String channel) {
    return bench.slack.workspace().messageKeys().stream()
        .filter(key -> key.startsWith(channel))
        .findFirst()
        .orElseThrow();
  }

  /// The timestamp of the message in a channel.
  private String place(String channel) {
    return key(channel).split(" ", 2)[1];
  }

  private String standing(String channel) {
    return bench.slack.workspace().message(channel, place(channel)).orElseThrow().toString();
  }

  private String said() {
    return bench.slack.responses().getFirst().argument("body");
  }
}
