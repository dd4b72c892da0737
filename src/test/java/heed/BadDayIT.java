package heed;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Product;
import heed.slack.standin.BadWeather;
import heed.slack.standin.Call;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.SlackSender;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A scripted bad day of the built product: people file, decide and press buttons while Slack
/// limits, fails, hangs, cuts its replies and goes away, and the service is killed again and again.
/// The short form of the long day, which is
///
///     mvn verify -Dtest=CastTest -Dit.test=BadDayIT -Dheed.lives=100
class BadDayIT {
  private static final int LIVES = Integer.getInteger("heed.lives", 3);

  private static final int FEATURES = 3 * LIVES + 1;

  /// Longer than a lease, and than all delays of a message but the longest.
  private static final Duration BETWEEN_LIVES = Duration.ofMinutes(2);

  @TempDir Path folder;

  private final long seed = Long.getLong("heed.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final BadWeather weather = new BadWeather(seed);
  private int inFlight;

  @Test
  void a_bad_day_ends_with_everything_kept_and_every_message_delivered_once() throws Exception {
    System.out.println("BadDayIT seed " + seed);
    try (var slack = FakeSlack.start()) {
      var product = product(slack);
      BadDay.prepare(product, slack, FEATURES, folder);
      var token = product.token("day", "admin");
      var day = new BadDay(slack, token, FEATURES, seed);
      slack.weather(weather);

      for (var life = 0; life < LIVES; life++) {
        live(product, slack, day);
        timePasses(BETWEEN_LIVES);
        inFlight += unmarked(slack);
      }
      endInPeace(product, slack, day, token);

      assertDeliveredOnce(slack);
      assertThat(product.done("verify")).isNotBlank();
      System.out.printf(
          "BadDayIT %d kills, %d filings, %d decisions, %d messages, %d calls to Slack: 0 lost, %d"
              + " repeated; %d were in flight at kills, of %d the answer was cut%n",
          LIVES,
          day.filed.size(),
          day.decided(),
          new HashSet<>(posted(slack)).size(),
          slack.calls().size(),
          posted(slack).size() - new HashSet<>(posted(slack)).size(),
          inFlight,
          weather.doubted());
    }
  }

  private Product product(FakeSlack slack) {
    return new Product(folder)
        .with("HEED_SLACK_BOT_TOKEN", FakeSlack.TOKEN)
        .with("HEED_SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET)
        .with("HEED_SLACK_API_URL", slack.apiUrl());
  }

  /// A life of the service: it works for some seconds, and is killed in the middle of something.
  private void live(Product product, FakeSlack slack, BadDay day) {
    var service = product.serve();
    var sender = new SlackSender(service.base().resolve("/slack/events"), slack);
    day.repeatUnanswered(service);
    var killer =
        Thread.ofVirtual()
            .start(() -> {
              LockSupport.parkNanos(3_000_000_000L + random.nextInt(1_500_000_000));
              service.kill();
            });
    for (var act = 0; killer.isAlive(); act++) {
      if (act == 20) {
        slack.goDown();
      } else if (act == 30) {
        slack.comeBack();
      }
      act(service, sender, day, act);
      LockSupport.parkNanos(20_000_000);
    }
    slack.goDown();
    slack.comeBack();
  }

  private static void act(Product.Service service, SlackSender sender, BadDay day, int act) {
    switch (act % 8) {
      case 0, 1, 2 -> day.fileOverApi(service);
      case 3 -> day.decide(service);
      case 4, 5 -> day.fileFromSlack(sender);
      default -> day.press(sender);
    }
  }

  /// Lets the service deliver what is left; what must wait for long comes in its next life.
  private void endInPeace(Product product, FakeSlack slack, BadDay day, String token)
      throws Exception {
    for (var life = 0; ; life++) {
      // Of what waits after the last kill, much is delivered while the weather is still bad.
      slack.weather(life == 0 ? weather : null);
      assertThat(life).as("it comes to an end, with seed %d", seed).isLessThan(12);
      try (var service = product.serve()) {
        day.repeatUnanswered(service);
        if (day.allAnswered() && isEmptyWithin(Duration.ofSeconds(15))) {
          assertKept(service, day, token);
          return;
        }
      }
      timePasses(Duration.ofHours(2));
    }
  }

  private boolean isEmptyWithin(Duration duration) throws SQLException {
    var end = System.nanoTime() + duration.toNanos();
    while (!waiting().isEmpty()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(50_000_000);
    }
    return true;
  }

  /// Every filing that was acknowledged is there once, and none twice.
  private void assertKept(Product.Service service, BadDay day, String token) {
    var quotes = new ArrayList<String>();
    for (var account = 0; account < BadDay.ACCOUNTS; account++) {
      service
          .get("/api/v1/requests?limit=500&account=a" + account, token)
          .get("items")
          .forEach(request -> quotes.add(request.get("quote").asString("")));
    }
    quotes.removeIf(String::isEmpty);
    assertThat(quotes).as("seed %d", seed).doesNotHaveDuplicates().containsAll(day.filed);
    var known = new HashSet<>(day.filed);
    known.addAll(day.perhapsFiled);
    assertThat(known).as("nothing that nobody filed, with seed %d", seed).containsAll(quotes);
    service
        .get("/api/v1/loops?state=told&limit=500", token)
        .get("items")
        .forEach(loop ->
            assertThat(day.pressed).as("seed %d", seed).contains(loop.get("id").asString()));
  }

  private void assertDeliveredOnce(FakeSlack slack) throws SQLException {
    var posted = posted(slack);
    var once = new HashSet<>(posted);
    assertThat(query("SELECT id FROM outbox WHERE state = 'parked'")).isEmpty();
    assertThat(once)
        .as("lost, with seed %d", seed)
        .containsAll(
            query(
                """
                SELECT id FROM outbox
                WHERE kind <> 'refresh' AND sent_to NOT LIKE 'nowhere%'
                  AND sent_to NOT LIKE 'with %' AND sent_to NOT LIKE 'passed on%'
                """));
    assertThat(query("SELECT id FROM outbox")).as("new ids, with seed %d", seed).containsAll(once);
    assertThat(posted.size() - once.size())
        .as("repeated, with seed %d", seed)
        .isLessThanOrEqualTo(inFlight + weather.doubted());
  }

  /// The ids of messages that Slack has and that the killed service had not marked.
  private int unmarked(FakeSlack slack) throws SQLException {
    var unmarked = new HashSet<>(waiting());
    unmarked.retainAll(posted(slack));
    return unmarked.size();
  }

  /// The ids of all messages that stand in Slack.
  private static List<String> posted(FakeSlack slack) {
    return slack.calls("chat.postMessage").stream()
        .filter(Call::done)
        .map(Call::messageId)
        .toList();
  }

  private Set<String> waiting() throws SQLException {
    return query("SELECT id FROM outbox WHERE state = 'waiting'");
  }

  private Set<String> query(String question) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("heed.db"));
        var statement = connection.createStatement();
        var rows = statement.executeQuery(question)) {
      var found = new HashSet<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  /// As if the service had been away for longer than its leases and delays.
  private void timePasses(Duration duration) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("heed.db"));
        var statement = connection.createStatement()) {
      var ms = duration.toMillis();
      statement.executeUpdate(
          """
          UPDATE outbox SET due_at_ms = due_at_ms - %d, lease_until_ms = lease_until_ms - %d
          WHERE state = 'waiting'
          """
              .formatted(ms, ms));
      statement.executeUpdate("UPDATE outbox_pause SET until_ms = until_ms - " + ms);
    }
  }
}
