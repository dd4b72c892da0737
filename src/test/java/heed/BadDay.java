package heed;

import heed.cast.Product;
import heed.platform.Json;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.SlackMember;
import heed.slack.standin.SlackSender;
import heed.slack.standin.Workspace;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// What people do on a bad day, and what they were told of it: they file over the API and from
/// Slack, decide, and press buttons, and repeat over the API what got no answer. Each act has a
/// number, so that it can be looked for afterwards.
final class BadDay {
  static final int ACCOUNTS = 8;
  private static final int CSMS = 4;

  private final FakeSlack slack;
  private final String token;
  private final Random random;
  private final AtomicInteger number = new AtomicInteger();
  private final int features;

  /// Quotes of filings that were acknowledged, and of those nobody knows about.
  final Set<String> filed = ConcurrentHashMap.newKeySet();

  final Set<String> perhapsFiled = ConcurrentHashMap.newKeySet();

  private int decided;

  /// Loops of which somebody pressed the button.
  final Set<String> pressed = ConcurrentHashMap.newKeySet();

  private record Unanswered(String path, String key, String body) {
    boolean isDecision() {
      return path.endsWith("/status");
    }
  }

  private final List<Unanswered> unanswered = new ArrayList<>();

  BadDay(FakeSlack slack, String token, int features, long seed) {
    this.features = features;
    this.slack = slack;
    this.token = token;
    this.random = new Random(seed);
  }

  static String csm(int number) {
    return "csm" + number + "@example.com";
  }

  static String member(int number) {
    return "U0CSM" + number;
  }

  /// The book of that day: accounts of four CSMs, all of which want everything.
  static void prepare(Product product, FakeSlack slack, int features, Path folder)
      throws Exception {
    var accounts = new StringBuilder("key,name,arr,csm\n");
    var titles = new StringBuilder("key,title,effort_person_months\n");
    var requests = new StringBuilder("key,account,feature,severity\n");
    for (var account = 0; account < ACCOUNTS; account++) {
      accounts.append("a%d,Account %d,50000,%s\n".formatted(account, account, csm(account % CSMS)));
      for (var feature = 0; feature < features; feature++) {
        requests.append("r%d-%d,a%d,f%d,4\n".formatted(account, feature, account, feature));
      }
    }
    for (var feature = 0; feature < features; feature++) {
      titles.append("f%d,Feature %d,2\n".formatted(feature, feature));
    }
    var csv = Map.of("accounts", accounts, "features", titles, "requests", requests);
    for (var kind : List.of("accounts", "features", "requests")) {
      var file = folder.resolve(kind + ".csv");
      java.nio.file.Files.writeString(file, csv.get(kind));
      product.done("import", kind, file.toString());
    }
    for (var csm = 0; csm < CSMS; csm++) {
      slack.workspace().add(SlackMember.full(member(csm), csm(csm), "Csm " + csm));
    }
  }

  /// Repeats over the API what got no answer before: as a client with an `Idempotency-Key` does.
  void repeatUnanswered(Product.Service service) {
    var again = List.copyOf(unanswered);
    unanswered.clear();
    again.forEach(each -> post(service, each));
  }

  void fileOverApi(Product.Service service) {
    var quote = "filing " + number.incrementAndGet();
    var body =
        Map.of(
            "account",
            "a" + random.nextInt(ACCOUNTS),
            "feature",
            "f" + random.nextInt(features),
            "severity",
            1 + random.nextInt(5),
            "quote",
            quote);
    post(service, new Unanswered("/api/v1/requests", quote, Json.write(body)));
  }

  /// Types the command, fills the form in if it opens, and submits it.
  void fileFromSlack(SlackSender sender) {
    var quote = "filing " + number.incrementAndGet();
    var csm = random.nextInt(CSMS);
    try {
      var before = slack.workspace().views().size();
      var answer = sender.command(member(csm), "");
      if (answer.status() != 200 || slack.workspace().views().size() == before) {
        return;
      }
      var form = slack.workspace().lastView();
      var values = filledIn(sender, form, csm, quote);
      perhapsFiled.add(quote);
      var submitted = sender.submit(member(csm), form, values);
      if (submitted.status() == 200 && submitted.body().isEmpty()) {
        filed.add(quote);
      }
    } catch (UncheckedIOException killed) {
      // nobody knows whether it was done; Slack does not repeat a submission
    }
  }

  private static Map<String, String> filledIn(
      SlackSender sender, Workspace.View form, int csm, String quote) {
    return Map.of(
        "account",
        offered(sender, form, csm, "account", "Account " + csm),
        "feature",
        offered(sender, form, csm, "feature", "Feature 0"),
        "severity",
        "4",
        "quote",
        quote);
  }

  private static String offered(
      SlackSender sender, Workspace.View form, int csm, String field, String typed) {
    return sender
        .options(member(csm), form, field, typed)
        .json()
        .at("/options/0/value")
        .asString("");
  }

  /// Decides once more: each feature is planned, and then ships. Not before what was decided last
  /// has got its answer.
  void decide(Product.Service service) {
    if (decided == 2 * features || unanswered.stream().anyMatch(Unanswered::isDecision)) {
      return;
    }
    var status = decided % 2 == 0 ? "planned" : "shipped";
    var path = "/api/v1/features/f" + decided / 2 + "/status";
    post(
        service, new Unanswered(path, "decision " + decided, Json.write(Map.of("status", status))));
  }

  int decided() {
    return decided;
  }

  /// Says of a shipped feature that the customer was told.
  void press(SlackSender sender) {
    for (var key : slack.workspace().messageKeys()) {
      var place = key.split(" ", 2);
      var message = slack.workspace().message(place[0], place[1]).orElseThrow();
      if (!message.path("text").asString("").contains(" shipped.")) {
        continue;
      }
      for (var block : message.path("blocks")) {
        for (var button : block.path("elements")) {
          var label = button.path("text").path("text").asString("");
          var loop = block.path("block_id").asString("");
          if (label.equals("Told the customer")
              && loop.startsWith("loop:")
              && random.nextBoolean()) {
            press(sender, key, button, loop);
            return;
          }
        }
      }
    }
  }

  private void press(
      SlackSender sender, String key, tools.jackson.databind.JsonNode button, String loop) {
    var user = "U" + key.split(" ", 2)[0].substring(1);
    pressed.add(loop.substring("loop:".length()));
    try {
      sender.click(user, key, button, loop);
    } catch (UncheckedIOException killed) {
      // somebody may press it again
    }
  }

  private void post(Product.Service service, Unanswered act) {
    var request =
        service
            .request(act.path(), token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", act.key())
            .POST(HttpRequest.BodyPublishers.ofString(act.body()))
            .build();
    try {
      var answer = service.send(request);
      if (answer.statusCode() == 503) {
        unanswered.add(act);
      } else if (answer.statusCode() >= 300) {
        throw new AssertionError(answer.statusCode() + ": " + answer.body());
      } else if (act.isDecision()) {
        decided++;
      } else {
        filed.add(act.key());
      }
    } catch (UncheckedIOException killed) {
      unanswered.add(act);
    }
  }

  /// Whether everything that was sent over the API got its answer.
  boolean allAnswered() {
    return unanswered.isEmpty();
  }
}
