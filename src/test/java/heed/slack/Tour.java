package heed.slack;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Status;
import heed.platform.Json;
import heed.slack.standin.FakeSlack;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A walk past every message and view of the Slack app, with the texts that people wrote given.
/// Each is what the product really sent to the stand-in, which refuses what Slack refuses.
final class Tour implements AutoCloseable {
  private final Bench bench = new Bench(Bench.TRIAGE_CHANNEL);
  private final Map<String, JsonNode> seen = new LinkedHashMap<>();
  private int events;

  /// @param name of a customer, in one line
  /// @param title of a feature, in one line
  /// @param words of the customer
  Tour(String name, String title, String words) {
    bench.followingFeatures.catchUp();
    bench.desk.keep(Cast.acme().name(name));
    bench.desk.keep(Cast.globex());
    bench.desk.keep(Cast.umbra());
    bench.desk.keep(Cast.sso().title(title));
    bench.desk.keep(Cast.export());
    bench.desk.keep("r1", ARequest.by("acme", "sso").severity(5).quote(words));
    bench.desk.keep("r2", ARequest.by("globex", "sso").severity(3).quote(words));
    bench.desk.keep("r3", ARequest.by("umbra", "export").severity(2).quote(words));
    file(title, words);
    ask();
    decide();
  }

  /// What was sent, by the name of the surface: `text` and `blocks`, or a view.
  Map<String, JsonNode> seen() {
    return seen;
  }

  private void file(String title, String words) {
    bench.sender.command(Bench.CARA, words);
    var form = bench.slack.workspace().lastView();
    seen.put("form", form.json());
    var fields = Map.of("account", "acme", "feature", "f:sso", "severity", "5", "quote", words);
    bench.sender.options(Bench.CARA, form, "account", "a");
    bench.sender.options(Bench.CARA, form, "feature", title);
    bench.sender.submit(Bench.CARA, form, fields);
    keepMessage("receipt");
    bench.sender.command(Bench.CARA, title);
    var another = new LinkedHashMap<>(fields);
    another.put("feature", "n:" + title + " 2");
    bench.sender.submit(Bench.CARA, bench.slack.workspace().lastView(), another);
    settle();
    for (var key : bench.slack.workspace().messageKeys()) {
      if (key.startsWith(Bench.TRIAGE_CHANNEL)) {
        var place = key.split(" ", 2);
        seen.put("triage", bench.slack.workspace().message(place[0], place[1]).orElseThrow());
      }
    }
  }

  private void ask() {
    for (var word : new String[] {"help", "top", "mine", "loops", "account acme", "account zz"}) {
      seen.put(word, bench.sender.command(Bench.CARA, word).json());
    }
  }

  private void decide() {
    for (var status : new Status[] {Status.PLANNED, Status.IN_PROGRESS, Status.SHIPPED}) {
      bench.decide("sso", status);
      keepMessage("notice of " + status.name().toLowerCase(java.util.Locale.ROOT));
    }
    bench.decide("export", Status.DECLINED);
    keepMessage("notice of declined");
    seen.put("loops owed", bench.sender.command(Bench.CARA, "loops").json());
    home("home of a CSM", Bench.CARA);
    openedBy("preferences", "Preferences");
    home("home of a PM", Bench.PIA);
    var key = lastTo(Bench.directly(Bench.CARA));
    bench.sender.click(Bench.CARA, key, "Edit draft");
    FakeSlack.until("the draft opened", () -> last().path("type").asString("").equals("modal"));
    seen.put("draft", last());
    bench.clock.pass(Duration.ofDays(8));
    bench.reminding.remindDue();
    keepMessage("reminder");
  }

  private void home(String what, String member) {
    var before = bench.slack.workspace().views().size();
    bench.sender.event(
        "Ev" + ++events, Map.of("type", "app_home_opened", "user", member, "tab", "home"));
    FakeSlack.until("Home came", () -> bench.slack.workspace().views().size() > before);
    seen.put(what, last());
  }

  private void openedBy(String what, String label) {
    var workspace = bench.slack.workspace();
    var before = workspace.views().size();
    bench.sender.clickInHome(Bench.CARA, workspace.lastView(), label);
    FakeSlack.until("it opened", () -> workspace.views().size() > before);
    seen.put(what, last());
  }

  private JsonNode last() {
    return bench.slack.workspace().lastView().json();
  }

  private void keepMessage(String what) {
    settle();
    var place = lastTo(Bench.directly(Bench.CARA)).split(" ", 2);
    seen.put(what, bench.slack.workspace().message(place[0], place[1]).orElse(Json.tree("null")));
  }

  private String lastTo(String channel) {
    return bench.slack.workspace().messageKeys().stream()
        .filter(key -> key.startsWith(channel + " "))
        .reduce((_, later) -> later)
        .orElse(channel + " none");
  }

  private void settle() {
    bench.followingFeatures.catchUp();
    for (var round = 0; round < 5; round++) {
      bench.dispatching.runDue();
      bench.clock.pass(Duration.ofSeconds(1));
    }
  }

  /// Ends it; fails when a house rule was broken, or Slack refused a message.
  @Override
  public void close() {
    var refused =
        bench.slack.calls().stream()
            .filter(call -> !call.answer().equals("ok"))
            .map(call -> call.method() + ": " + call.answer())
            .distinct()
            .toList();
    bench.close();
    org.assertj.core.api.Assertions.assertThat(refused).isEmpty();
  }
}
