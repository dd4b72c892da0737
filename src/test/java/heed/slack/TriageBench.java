package heed.slack;

import heed.cast.Cast;
import heed.feature.Feature;
import heed.request.NewRequest;
import heed.slack.standin.Call;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.Reply;
import heed.slack.standin.SlackSender;
import heed.slack.standin.Workspace;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A bench with a triage channel, whose cards follow when a test says so.
final class TriageBench implements AutoCloseable {
  static final String ADA = "U0ADA";

  final Bench bench = new Bench(Bench.TRIAGE_CHANNEL);
  final SlackSender sender = bench.sender;

  TriageBench() {
    bench.followingFeatures.catchUp();
    bench.desk.keep(Cast.ADA);
    bench.member(ADA, Cast.ADA);
    bench.desk.keep(Cast.CARA);
    bench.desk.keep(Cast.acme());
    bench.desk.keep(Cast.globex());
    bench.desk.keep(Cast.initech());
  }

  /// Cara files for Acme in Slack, and her card is posted.
  ///
  /// @return channel and timestamp of the card
  String cardOf(String title) {
    bench.sender.command(Bench.CARA, title);
    var form = bench.slack.workspace().lastView();
    bench.sender.submit(
        Bench.CARA,
        form,
        Map.of("account", "acme", "feature", "n:" + title, "severity", "4", "coreUseCase", "yes"));
    settle();
    return lastInChannel();
  }

  /// Somebody files by the API.
  String file(String account, String title) {
    var sent =
        new NewRequest(
            account, null, title, null, 2, false, 5_000_000L, null, null, "ann@x.test", null, null);
    return bench.desk.write(tx -> bench.desk.filing.file(tx, sent).value().feature());
  }

  void settle() {
    bench.followingFeatures.catchUp();
    bench.dispatching.runDue();
    for (var round = 0; round < 4; round++) {
      // One message a second into one channel.
      bench.clock.pass(java.time.Duration.ofSeconds(1));
      bench.dispatching.runDue();
    }
  }

  String lastInChannel() {
    return bench.slack.workspace().messageKeys().stream()
        .filter(key -> key.startsWith(Bench.TRIAGE_CHANNEL + " "))
        .filter(key -> message(key).path("thread").asString("").isEmpty())
        .reduce((_, last) -> last)
        .orElseThrow(() -> new AssertionError("No card: " + bench.outbox() + bench.slack.calls()));
  }

  /// What was said beneath a card, in order.
  List<JsonNode> thread(String card) {
    var timestamp = card.split(" ", 2)[1];
    return bench.slack.workspace().messageKeys().stream()
        .map(this::message)
        .filter(message -> message.path("thread").asString("").equals(timestamp))
        .toList();
  }

  JsonNode message(String key) {
    var place = key.split(" ", 2);
    return bench.slack.workspace().message(place[0], place[1]).orElseThrow();
  }

  String text(String key) {
    return message(key).toString();
  }

  List<String> buttons(String key) {
    return SlackSender.labels(message(key).path("blocks"));
  }

  void untilCard(String key, String says) {
    FakeSlack.until("the card says " + says, () -> text(key).contains(says));
  }

  /// Waits for the words that only who pressed sees.
  String whispered(int number) {
    FakeSlack.until("it was said", () -> bench.slack.responses().size() >= number);
    return bench.slack.responses().get(number - 1).argument("body");
  }

  /// Presses a button that opens a form.
  Workspace.View form(String user, String key, String button) {
    var before = bench.slack.workspace().views().size();
    bench.sender.click(user, key, button);
    FakeSlack.until("a form opened", () -> bench.slack.workspace().views().size() > before);
    return bench.slack.workspace().lastView();
  }

  /// What stands at the fields of a form that was refused.
  static JsonNode errors(Reply reply) {
    if (!reply.json().path("response_action").asString("").equals("errors")) {
      throw new AssertionError("Nothing was refused: " + reply.body());
    }
    return reply.json().path("errors");
  }

  Feature feature(String title) {
    var book = bench.book.now();
    for (var id = 0; id < book.featureCount(); id++) {
      if (book.feature(id).title().equals(title)) {
        return book.feature(id);
      }
    }
    throw new AssertionError("No feature is called " + title);
  }

  List<Call> posted() {
    return bench.posted(Bench.TRIAGE_CHANNEL);
  }

  @Override
  public void close() {
    bench.close();
  }
}
