package heed.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.platform.Refused;
import heed.platform.database.Dialect;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DispatchingTest {
  private static final Duration LEASE = Dispatching.LEASE;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_message_is_delivered_and_marked(Dialect dialect) {
    try (var post = new Post(dialect)) {
      var id = post.put("ann");

      var begun = post.node.runDue();

      assertThat(begun).isOne();
      assertThat(post.message(id))
          .satisfies(message -> {
            assertThat(message.state()).isEqualTo(MessageState.SENT);
            assertThat(message.sentTo()).isEqualTo("first/" + id);
            assertThat(message.sentAtMs()).isEqualTo(post.clock.millis());
            assertThat(message.attempts()).isOne();
            assertThat(message.body()).isEqualTo("{\"to\":\"ann\"}");
          });
      assertThat(post.node.runDue()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_message_is_kept_only_with_what_it_tells_of(Dialect dialect) {
    try (var post = new Post(dialect)) {
      assertThatThrownBy(() ->
              post.test
                  .database()
                  .writer()
                  .write(
                      "test",
                      tx -> {
                        post.outbox.put(tx, "scripted", "ann", "greeting", Map.of());
                        throw Refused.field("status", "No.");
                      }))
          .isInstanceOf(Refused.class);

      assertThat(post.node.runDue()).isZero();
      assertThat(post.page((MessageState) null)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_recipient_gets_messages_in_the_order_of_writing(Dialect dialect) {
    try (var post = new Post(dialect)) {
      var first = post.put("ann");
      var second = post.put("ann");
      var third = post.put("ann");
      post.courier.on("ann", new Delivery.Sent("x"), Delivery.Later.because("Busy."));

      post.node.runDue();

      assertThat(post.courier.ids()).containsExactly(first, second);
      post.clock.pass(Duration.ofSeconds(6));
      post.node.runDue();
      assertThat(post.courier.ids()).containsExactly(first, second, second, third);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void messages_to_one_recipient_are_spaced(Dialect dialect) {
    try (var post = new Post(dialect)) {
      post.courier.spacing(Duration.ofSeconds(1));
      for (var number = 0; number < 3; number++) {
        post.put("ann");
      }
      post.put("bob");

      post.node.runDue();
      assertThat(post.courier.recipients()).containsExactlyInAnyOrder("ann", "bob");

      post.clock.pass(Duration.ofMillis(999));
      assertThat(post.node.runDue()).isZero();
      post.clock.pass(Duration.ofMillis(1));
      assertThat(post.node.runDue()).isOne();
      post.clock.pass(Duration.ofSeconds(1));
      assertThat(post.node.runDue()).isOne();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void one_recipient_of_fifty_who_is_limited_delays_nobody(Dialect dialect) {
    try (var post = new Post(dialect)) {
      post.courier.on("who-07", new Delivery.Later(Duration.ofSeconds(30), "HTTP 429", false));
      post.putForMany(50);

      post.node.runDue();
      assertThat(post.courier.recipients()).hasSize(50).doesNotHaveDuplicates();
      assertThat(post.counts().sent()).isEqualTo(49);

      post.clock.pass(Duration.ofMillis(29_999));
      assertThat(post.node.runDue()).isZero();
      post.clock.pass(Duration.ofMillis(3_001));
      assertThat(post.node.runDue()).isOne();
      var calls = post.courier.callsFor("who-07");
      assertThat(calls)
          .extracting(ScriptedCourier.Call::id)
          .hasSize(2)
          .containsOnly(calls.getFirst().id());
      assertThat(post.counts().waiting()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_timeout_is_tried_again_later_and_later(Dialect dialect) {
    try (var post = new Post(dialect)) {
      for (var number = 0; number < 3; number++) {
        post.courier.on(
            "ann",
            _ -> {
              throw new UncheckedIOException(new SocketTimeoutException("15 s"));
            });
      }
      var id = post.put("ann");

      post.node.runDue();

      assertThat(post.message(id).lastProblem()).contains("UncheckedIOException").contains("15 s");
      for (var seconds : new int[] {5, 20, 80}) {
        post.clock.pass(Duration.ofMillis(seconds * 1000L - 1));
        assertThat(post.node.runDue()).isZero();
        post.clock.pass(Duration.ofMillis(seconds * 100L + 1));
        assertThat(post.node.runDue()).isOne();
      }
      assertThat(post.message(id).state()).isEqualTo(MessageState.SENT);
      assertThat(post.message(id).lastProblem()).isNull();
      assertThat(post.courier.ids()).containsOnly(id);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_message_that_always_fails_is_parked_and_lets_others_by(Dialect dialect) {
    try (var post = new Post(dialect)) {
      post.courier.on(
          "ann",
          Delivery.Later.because("One."),
          Delivery.Later.because("Two."),
          Delivery.Later.because("Three."),
          Delivery.Later.because("Four."));
      var poison = post.put("ann");
      var next = post.put("ann");

      for (var hour = 0; hour < 4; hour++) {
        post.node.runDue();
        post.clock.pass(Duration.ofHours(2));
      }

      assertThat(post.message(poison).state()).isEqualTo(MessageState.PARKED);
      assertThat(post.message(poison).lastProblem()).isEqualTo("Tried 4 times; the last: Four.");
      assertThat(post.message(next).state()).isEqualTo(MessageState.SENT);
      assertThat(post.counts().parked()).isOne();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_is_impossible_is_parked_at_once_until_a_person_tries_again(Dialect dialect) {
    try (var post = new Post(dialect)) {
      post.courier.on("ann", new Delivery.Impossible("The channel is archived."));
      var id = post.put("ann");
      post.node.runDue();
      assertThat(post.message(id).state()).isEqualTo(MessageState.PARKED);
      assertThat(post.message(id).lastProblem()).isEqualTo("The channel is archived.");
      post.clock.pass(Duration.ofDays(3));
      assertThat(post.node.runDue()).isZero();

      post.test
          .database()
          .writer()
          .write(
              "pia@heed.test",
              tx -> {
                post.outbox.retryParked(tx, id);
                return 0;
              });
      post.node.runDue();

      assertThat(post.message(id).state()).isEqualTo(MessageState.SENT);
      assertThat(post.courier.ids()).containsExactly(id, id);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_node_that_dies_between_sending_and_marking_costs_one_repetition_of_the_same_id(
      Dialect dialect) {
    try (var post = new Post(dialect)) {
      var id = post.put("ann");
      leaseAndDie(post);

      assertThat(post.node.runDue()).isZero();
      post.clock.pass(LEASE.minusMillis(1));
      assertThat(post.node.runDue()).isZero();
      post.clock.pass(Duration.ofMillis(1));
      assertThat(post.node.runDue()).isOne();

      assertThat(post.courier.ids()).containsExactly(id);
      assertThat(post.message(id).state()).isEqualTo(MessageState.SENT);
      assertThat(post.message(id).attempts()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_message_that_kills_every_node_is_parked(Dialect dialect) {
    try (var post = new Post(dialect)) {
      var id = post.put("ann");
      for (var death = 0; death < Post.POLICY.attempts(); death++) {
        leaseAndDie(post);
        post.clock.pass(LEASE);
      }

      post.node.runDue();

      assertThat(post.courier.calls).isEmpty();
      assertThat(post.message(id).state()).isEqualTo(MessageState.PARKED);
      assertThat(post.message(id).lastProblem()).contains("never heard of again");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_node_that_slept_through_its_lease_cannot_mark(Dialect dialect) {
    try (var post = new Post(dialect)) {
      var second = new ScriptedCourier("second", post.clock);
      var other = post.another(second);
      post.courier.on(
          "ann",
          _ -> {
            post.clock.pass(LEASE);
            runDueElsewhere(other);
            return new Delivery.Impossible("I woke up too late to know.");
          });
      var id = post.put("ann");

      post.node.runDue();

      assertThat(second.ids()).containsExactly(id);
      assertThat(post.message(id).state()).isEqualTo(MessageState.SENT);
      assertThat(post.message(id).sentTo()).isEqualTo("second/" + id);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_late_mark_is_refused_even_while_the_message_waits_again(Dialect dialect) {
    try (var post = new Post(dialect)) {
      var second = new ScriptedCourier("second", post.clock);
      second.on("ann", Delivery.Later.because("Busy."));
      var other = post.another(second);
      post.courier.on(
          "ann",
          _ -> {
            post.clock.pass(LEASE);
            runDueElsewhere(other);
            return new Delivery.Impossible("I woke up too late to know.");
          });
      var id = post.put("ann");

      post.node.runDue();

      assertThat(post.message(id).state()).isEqualTo(MessageState.WAITING);
      assertThat(post.message(id).lastProblem()).isEqualTo("Busy.");
    }
  }

  @Test
  void a_node_that_slept_before_sending_does_not_send() throws Exception {
    try (var post = new Post(Dialect.SQLITE)) {
      post.put("ann");
      var flights = new Flights(post.clock);
      var leased = leaseAndDie(post);
      post.clock.pass(LEASE);

      flights.begin(post.courier, leased);
      flights.await(10_000);

      assertThat(post.courier.calls).isEmpty();
      assertThat(flights.takeOutcomes()).isEmpty();
    }
  }

  @Test
  void a_node_that_has_little_of_its_lease_left_does_not_begin() throws Exception {
    try (var post = new Post(Dialect.SQLITE)) {
      var id = post.put("ann");
      var flights = new Flights(post.clock);
      var leased = leaseAndDie(post);
      post.clock.pass(LEASE.dividedBy(2));

      flights.begin(post.courier, leased);
      flights.await(10_000);

      assertThat(post.courier.calls).isEmpty();
      post.clock.pass(LEASE.dividedBy(2));
      post.node.runDue();
      assertThat(post.courier.ids()).containsExactly(id);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_was_not_even_tried_waits_and_does_not_count(Dialect dialect) {
    try (var post = new Post(dialect)) {
      var id = post.put("ann");
      for (var time = 0; time < 10; time++) {
        post.courier.on("ann", new Delivery.NotYet(Duration.ofSeconds(20), "Quiet, please."));
        post.node.runDue();
        assertThat(post.message(id).attempts()).isZero();
        post.clock.pass(Duration.ofMillis(19_999));
        assertThat(post.node.runDue()).isZero();
        post.clock.pass(Duration.ofMillis(2_001));
      }

      post.node.runDue();

      assertThat(post.message(id).state()).isEqualTo(MessageState.SENT);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void two_nodes_send_each_message_once(Dialect dialect) throws Exception {
    try (var post = new Post(dialect)) {
      var second = new ScriptedCourier("second", post.clock);
      var other = post.another(second);
      post.putForMany(99);
      var start = new CountDownLatch(1);
      var helper =
          Thread.ofPlatform()
              .start(() -> {
                start.countDown();
                other.runDue();
              });
      start.await();

      post.node.runDue();
      helper.join();

      assertThat(post.counts().sent()).isEqualTo(99);
      assertThat(post.courier.calls.size() + second.calls.size()).isEqualTo(99);
    }
  }

  @Test
  void a_commit_wakes_the_node_and_one_slow_target_delays_nobody() throws Exception {
    try (var post = new Post(Dialect.SQLITE)) {
      var others = new CountDownLatch(49);
      var release = new CountDownLatch(1);
      post.courier.on("who-01", message -> waitFor(release, message));
      post.courier.otherwise(message -> {
        others.countDown();
        return new Delivery.Sent(message.id());
      });
      post.node.start();

      post.putForMany(50);

      assertThat(others.await(20, TimeUnit.SECONDS)).isTrue();
      release.countDown();
    }
  }

  @Test
  void a_stop_waits_for_what_is_under_way_and_marks_it() throws Exception {
    try (var post = new Post(Dialect.SQLITE)) {
      var begun = new CountDownLatch(1);
      var release = new CountDownLatch(1);
      post.courier.on(
          "ann",
          message -> {
            begun.countDown();
            return waitFor(release, message);
          });
      post.node.start();
      var id = post.put("ann");
      begun.await();
      var stopping = Thread.ofPlatform().start(post.node::close);
      untilItWaits(stopping);
      var after = post.put("bob");

      release.countDown();
      stopping.join();

      assertThat(post.message(id).state()).isEqualTo(MessageState.SENT);
      assertThat(post.message(after).state()).isEqualTo(MessageState.WAITING);
    }
  }

  /// Until a stop has begun and waits for what is under way.
  private static void untilItWaits(Thread stopping) {
    while (stopping.getState() != Thread.State.WAITING
        && stopping.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void messages_for_a_transport_without_a_courier_wait(Dialect dialect) {
    try (var post = new Post(dialect)) {
      var id = post.put("pigeon", "ann");

      assertThat(post.node.runDue()).isZero();
      assertThat(post.message(id).state()).isEqualTo(MessageState.WAITING);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_clock_that_is_set_back_stops_nobody(Dialect dialect) {
    try (var post = new Post(dialect)) {
      post.courier.spacing(Duration.ofSeconds(1));
      post.put("ann");
      post.node.runDue();
      post.clock.pass(Duration.ofDays(-3650));

      var id = post.put("ann");
      post.node.runDue();

      assertThat(post.message(id).state()).isEqualTo(MessageState.SENT);
    }
  }

  @Test
  void the_page_is_a_transport_that_always_has_it() {
    try (var post = new Post(Dialect.SQLITE)) {
      var id = post.put("page", "ann");

      post.another(new PageCourier()).runDue();

      assertThat(post.message(id).sentTo()).isEqualTo("page");
    }
  }

  private static LeaseStore.Leased leaseAndDie(Post post) {
    var leases = new LeaseStore();
    var now = post.clock.millis();
    return post.test
        .database()
        .writer()
        .write(
            "test",
            tx -> {
              var due = leases.due(tx.handle(), post.courier, now, 10);
              var lease = post.ids.next("lease");
              return leases.lease(tx.handle(), due, lease, now, now + LEASE.toMillis()).getFirst();
            });
  }

  /// On a thread that nobody interrupts, as a process of its own would.
  private static void runDueElsewhere(Dispatching node) {
    CompletableFuture.runAsync(node::runDue).join();
  }

  private static Delivery waitFor(CountDownLatch release, Message message) {
    try {
      release.await();
      return new Delivery.Sent(message.id());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Delivery.Later.because("Interrupted.");
    }
  }
}
