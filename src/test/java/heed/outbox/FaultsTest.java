package heed.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import heed.platform.database.Dialect;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Everything that can go wrong between an outbox and its target, in a random order that its seed
/// repeats.
class FaultsTest {
  private static final int MESSAGES = 120;
  private static final int RECIPIENTS = 25;

  /// What the target got, in its own order.
  private final List<Message> accepted = new CopyOnWriteArrayList<>();

  /// Deliveries of which the sender cannot know whether they arrived, though they did.
  private final AtomicInteger doubtful = new AtomicInteger();

  private final Set<String> parkedOnce = new HashSet<>();

  @ParameterizedTest
  @CsvSource({"SQLITE, 1", "SQLITE, 2", "SQLITE, 3", "POSTGRESQL, 4"})
  void nothing_is_lost_and_only_what_was_in_doubt_is_repeated(Dialect dialect, long seed) {
    var random = new Random(seed);
    try (var post = new Post(dialect)) {
      post.courier.otherwise(message -> answer(random, message));
      var ids = new HashSet<String>();
      for (var number = 0; number < MESSAGES; number++) {
        ids.add(post.put("who-" + number % RECIPIENTS));
      }

      for (var step = 0; post.counts().waiting() > 0; step++) {
        assertThat(step).as("seed %d comes to an end", seed).isLessThan(2000);
        if (random.nextInt(4) == 0) {
          sendAndDie(post, random);
        } else {
          post.node.runDue();
        }
        retryParked(post);
        post.clock.pass(Duration.ofSeconds(random.nextInt(600)));
      }

      assertThat(post.counts().sent()).isEqualTo(MESSAGES);
      assertThat(accepted.stream().map(Message::id).collect(Collectors.toSet()))
          .as("seed %d", seed)
          .isEqualTo(ids);
      assertThat(accepted.size() - MESSAGES)
          .as("repetitions with seed %d", seed)
          .isLessThanOrEqualTo(doubtful.get());
      assertOrder();
    }
  }

  /// Nobody hears of a later message before an earlier one, unless that was parked on its way.
  private void assertOrder() {
    var highest = new HashMap<String, Long>();
    var first = new HashSet<String>();
    for (var message : accepted) {
      if (first.add(message.id()) && !parkedOnce.contains(message.id())) {
        assertThat(message.place()).isGreaterThan(highest.getOrDefault(message.recipient(), 0L));
        highest.put(message.recipient(), message.place());
      }
    }
  }

  private synchronized Delivery answer(Random random, Message message) {
    return switch (random.nextInt(8)) {
      case 0 -> Delivery.Later.because("HTTP 500");
      case 1 -> new Delivery.Later(Duration.ofSeconds(random.nextInt(60)), "HTTP 429", false);
      case 2 -> new Delivery.Later(Duration.ofSeconds(random.nextInt(60)), "HTTP 429", true);
      case 3 -> throw new IllegalStateException("Connection reset");
      case 4 -> {
        accepted.add(message);
        doubtful.incrementAndGet();
        throw new IllegalStateException("Cut after accepting");
      }
      default -> {
        accepted.add(message);
        yield new Delivery.Sent("x");
      }
    };
  }

  /// A process takes messages, sends some of them, and is killed before it marks any.
  private void sendAndDie(Post post, Random random) {
    var leases = new LeaseStore();
    var now = post.clock.millis();
    var leased =
        post.test
            .database()
            .writer()
            .write(
                "test",
                tx -> {
                  var due = leases.due(tx.handle(), post.courier, now, 5);
                  var until = now + Dispatching.LEASE.toMillis();
                  return leases.lease(tx.handle(), due, post.ids.next("lease"), now, until);
                });
    for (var each : leased) {
      if (random.nextBoolean()) {
        accepted.add(each.message());
        doubtful.incrementAndGet();
      }
    }
  }

  private void retryParked(Post post) {
    for (var parked : post.page(MessageState.PARKED)) {
      parkedOnce.add(parked.id());
      post.test
          .database()
          .writer()
          .write(
              "test",
              tx -> {
                post.outbox.retryParked(tx, parked.id());
                return Map.of();
              });
    }
  }
}
