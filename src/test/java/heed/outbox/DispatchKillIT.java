package heed.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import heed.platform.Ids;
import heed.platform.database.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process that delivers messages, for real and at random moments, while their target
/// misbehaves; then looks for every message. The short form of the long check, which is
///
///     mvn verify -Dtest=CastTest -Dit.test=DispatchKillIT -Dheed.kills=1000 -Dheed.messages=10000
class DispatchKillIT {
  private static final int KILLS = Integer.getInteger("heed.kills", 8);
  private static final int MESSAGES = Integer.getInteger("heed.messages", 240);
  private static final int RECIPIENTS = 120;

  /// Longer than a lease and than the longest delay of a message.
  private static final Duration BETWEEN_LIVES = Duration.ofHours(2);

  @TempDir Path folder;

  private final long seed = Long.getLong("heed.seed", System.nanoTime());
  private final Random random = new Random(seed);

  /// What a run came to.
  ///
  /// @param unmarked by the life of the sender, what was not marked as sent when it ended
  private record Outcome(
      Set<String> put, List<MoodyTarget.Accepted> accepted, Map<String, Set<String>> unmarked) {
    /// Messages that the target had when a life ended, and that were not marked: of each only its
    /// sender could know. Counted at the end, as the target may come to what a dead sender left in
    /// its socket only later.
    long inFlight(String life) {
      var then = unmarked.getOrDefault(life, Set.of());
      return accepted.stream()
          .filter(each -> each.life().equals(life) && !each.doubted() && then.contains(each.id()))
          .count();
    }

    long inFlight() {
      return unmarked.keySet().stream().mapToLong(this::inFlight).sum();
    }

    long mostAtOnce() {
      return unmarked.keySet().stream().mapToLong(this::inFlight).max().orElse(0);
    }

    Set<String> lost() {
      var lost = new HashSet<>(put);
      accepted.forEach(each -> lost.remove(each.id()));
      return lost;
    }

    Set<String> unknown() {
      return accepted.stream()
          .map(MoodyTarget.Accepted::id)
          .filter(id -> !put.contains(id))
          .collect(Collectors.toSet());
    }

    long repetitions() {
      return accepted.size() - accepted.stream().map(MoodyTarget.Accepted::id).distinct().count();
    }

    long doubted() {
      return accepted.stream().filter(MoodyTarget.Accepted::doubted).count();
    }
  }

  @Test
  void killing_the_sender_loses_nothing_and_repeats_only_what_was_in_flight() throws Exception {
    System.out.println("DispatchKillIT seed " + seed);

    var outcome = deliverUnderFire(KILLS);

    assertThat(outcome.lost()).as("lost with seed %d", seed).isEmpty();
    assertThat(outcome.unknown()).as("new ids with seed %d", seed).isEmpty();
    assertThat(outcome.repetitions())
        .as("repetitions with seed %d", seed)
        .isLessThanOrEqualTo(outcome.inFlight() + outcome.doubted());
    assertThat(outcome.mostAtOnce())
        .as("in flight at one kill, with seed %d", seed)
        .isLessThanOrEqualTo(DispatchingUnderFire.AT_ONCE);
    System.out.printf(
        "DispatchKillIT %d kills, %d messages: 0 lost, %d repeated; %d were in flight at kills, of"
            + " %d the answer was cut%n",
        KILLS, MESSAGES, outcome.repetitions(), outcome.inFlight(), outcome.doubted());
  }

  @Test
  void the_harness_notices_messages_that_are_marked_before_they_are_sent() throws Exception {
    assertThat(deliverUnderFire(3, "early").lost()).as("seed %d", seed).isNotEmpty();
  }

  private Outcome deliverUnderFire(int kills, String... lies) throws Exception {
    var file = folder.resolve("heed.db");
    var put = fill(file);
    try (var target = new MoodyTarget(seed)) {
      var unmarked = new HashMap<String, Set<String>>();
      for (var life = 0; life < kills; life++) {
        liveAndBeKilled(start(file, target, life, lies), target);
        unmarked.put(ahead(life), waiting(file));
      }
      for (var life = kills; waiting(file).size() > 0; life++) {
        assertThat(life).as("it comes to an end, with seed %d", seed).isLessThan(kills + 40);
        retryParked(file);
        liveInPeace(start(file, target, life, lies));
        unmarked.put(ahead(life), waiting(file));
      }
      return new Outcome(put, target.accepted(), unmarked);
    }
  }

  /// Lets the process begin some deliveries, and kills it.
  private void liveAndBeKilled(Process process, MoodyTarget target) throws InterruptedException {
    target.calls().drainPermits();
    var calls = 1 + random.nextInt(Math.max(2, 2 * MESSAGES / KILLS));
    if (target.calls().tryAcquire(calls, 5, TimeUnit.SECONDS)) {
      var moment = System.nanoTime() + random.nextInt(10_000_000);
      while (System.nanoTime() < moment) {
        Thread.onSpinWait();
      }
    }
    process.destroyForcibly().waitFor();
  }

  /// Lets the process deliver what is due; what must wait comes in its next life. On a slow machine
  /// it is ended amid its work, too.
  private static void liveInPeace(Process process) throws InterruptedException {
    if (!process.waitFor(Math.max(4, MESSAGES / 200), TimeUnit.SECONDS)) {
      process.destroy();
      process.waitFor();
    }
  }

  private Set<String> fill(Path file) {
    var clock = Clock.systemUTC();
    try (var database = open(file)) {
      var outbox = new Outbox(new OutboxStore(), Ids.secure(clock));
      return database
          .writer()
          .write(
              "test",
              tx -> {
                var put = new HashSet<String>();
                for (var number = 0; number < MESSAGES; number++) {
                  var recipient = "csm-" + number % RECIPIENTS;
                  put.add(
                      outbox.put(
                          tx,
                          DispatchingUnderFire.TRANSPORT,
                          recipient,
                          "notice",
                          Map.of("number", number)));
                }
                return put;
              });
    }
  }

  /// What was begun thirty times without an answer is parked, as it may be what kills the process.
  /// Here it is not, and somebody tries it again.
  private static void retryParked(Path file) {
    try (var database = open(file)) {
      var store = new OutboxStore();
      var outbox = new Outbox(store, Ids.secure(Clock.systemUTC()));
      var filter = new OutboxStore.Filter(MessageState.PARKED, null, null);
      for (var parked :
          database.read(handle -> store.page(handle, filter, Long.MAX_VALUE, MESSAGES))) {
        database
            .writer()
            .write(
                "test",
                tx -> {
                  outbox.retryParked(tx, parked.id());
                  return true;
                });
      }
    }
  }

  private static Database open(Path file) {
    return Database.open(file.toString(), Duration.ofSeconds(5), Clock.systemUTC());
  }

  /// How far the clock of a life runs ahead, which is its name too.
  private static String ahead(int life) {
    return BETWEEN_LIVES.multipliedBy(1L + life).toString();
  }

  /// What is not sent.
  private static Set<String> waiting(Path file) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT id FROM outbox WHERE state <> 'sent'")) {
      var found = new HashSet<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private static Process start(Path file, MoodyTarget target, int life, String... lies)
      throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                DispatchingUnderFire.class.getName(),
                file.toString(),
                target.address().toString(),
                ahead(life)));
    command.addAll(List.of(lies));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
