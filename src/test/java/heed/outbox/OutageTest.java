package heed.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import heed.platform.database.Dialect;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A whole transport that cannot be reached, and comes back.
class OutageTest {
  private static final Delivery DOWN = new Delivery.Later(null, "Connection refused.", true);

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_transport_that_asks_for_quiet_gets_it_from_everybody(Dialect dialect) {
    try (var post = new Post(dialect)) {
      post.courier.atOnce(1);
      post.courier.on("who-01", new Delivery.Later(Duration.ofSeconds(30), "HTTP 429", true));
      post.putForMany(50);

      post.node.runDue();
      assertThat(post.courier.calls).hasSize(1);

      post.put("new");
      post.clock.pass(Duration.ofMillis(29_999));
      assertThat(post.node.runDue()).isZero();
      post.clock.pass(Duration.ofMillis(1));
      post.node.runDue();
      assertThat(post.counts().sent()).isEqualTo(51);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void an_outage_of_days_neither_parks_nor_storms(Dialect dialect) {
    try (var post = new Post(dialect)) {
      post.courier.otherwise(_ -> DOWN);
      post.putForMany(200);
      post.node.runDue();
      assertThat(post.courier.calls).as("one burst at most").hasSizeLessThanOrEqualTo(64);

      post.courier.calls.clear();
      for (var probe = 1; probe <= 100; probe++) {
        post.clock.pass(Duration.ofMinutes(45));
        assertThat(post.node.runDue()).as("probes ahead").isOne();
      }
      assertThat(post.counts().waiting()).isEqualTo(200);
      assertThat(post.page((MessageState) null)).allMatch(message -> message.attempts() == 0);

      post.courier.otherwise(message -> new Delivery.Sent(message.id()));
      post.courier.calls.clear();
      post.clock.pass(Duration.ofMinutes(45));
      post.node.runDue();
      assertThat(post.counts().sent()).isEqualTo(200);
      assertThat(post.courier.recipients()).hasSize(200).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void after_an_outage_a_recipient_is_not_flooded(Dialect dialect) {
    try (var post = new Post(dialect)) {
      post.courier.spacing(Duration.ofSeconds(1)).otherwise(_ -> DOWN);
      for (var day = 0; day < 5; day++) {
        post.put("ann");
        post.node.runDue();
        post.clock.pass(Duration.ofDays(1));
      }
      post.courier.otherwise(message -> new Delivery.Sent(message.id()));
      post.courier.calls.clear();

      assertThat(post.node.runDue()).isOne();
      assertThat(post.node.runDue()).isZero();
      for (var second = 0; second < 4; second++) {
        post.clock.pass(Duration.ofSeconds(1));
        assertThat(post.node.runDue()).isOne();
      }
      assertThat(post.counts().sent()).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_pause_outlives_the_node(Dialect dialect) {
    try (var post = new Post(dialect)) {
      post.courier.on("ann", new Delivery.Later(Duration.ofMinutes(10), "HTTP 429", true));
      post.put("ann");
      post.node.runDue();
      var second = new ScriptedCourier("second", post.clock);
      var other = post.another(second);

      post.clock.pass(Duration.ofMinutes(9));
      assertThat(other.runDue()).isZero();
      post.clock.pass(Duration.ofMinutes(1));
      assertThat(other.runDue()).isOne();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_probe_that_fails_by_itself_shows_that_the_transport_is_back(Dialect dialect) {
    try (var post = new Post(dialect)) {
      post.courier.atOnce(1).on("who-01", DOWN, new Delivery.Impossible("No such person."));
      post.putForMany(10);
      post.node.runDue();

      post.clock.pass(Duration.ofSeconds(5));
      post.node.runDue();

      assertThat(post.counts().parked()).isOne();
      assertThat(post.counts().sent()).isEqualTo(9);
    }
  }
}
