package heed.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import heed.outbox.Overdue.Worth;
import heed.platform.database.Dialect;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Messages that waited too long become one.
class GatheringTest {
  private static final Delivery DOWN = new Delivery.Later(null, "Connection refused.", true);

  private final Set<String> settled = new HashSet<>();

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void after_an_outage_one_message_carries_the_others_under_its_own_id(Dialect dialect) {
    try (var post = late(dialect)) {
      var first = post.put("ann");
      var second = post.put("ann");
      var other = post.put("bob");
      post.node.runDue();
      post.clock.pass(Duration.ofDays(3));
      var third = post.put("ann");

      backAgain(post);

      assertThat(post.courier.ids()).containsExactlyInAnyOrder(first, other);
      assertThat(post.message(first).sentTo()).isEqualTo("first/" + first);
      assertThat(post.message(second).sentTo()).isEqualTo("with " + first);
      assertThat(post.message(third).sentTo()).isEqualTo("with " + first);
      assertThat(carriedBy(post, first)).containsExactly(second, third);
      assertThat(post.counts().waiting()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void messages_that_are_still_news_go_out_one_by_one(Dialect dialect) {
    try (var post = late(dialect)) {
      var first = post.put("ann");
      var second = post.put("ann");
      post.node.runDue();
      post.clock.pass(Gathering.LATE.minusMillis(1));

      backAgain(post);

      assertThat(post.courier.ids()).containsExactly(first, second);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_is_settled_by_then_is_not_sent_at_all(Dialect dialect) {
    try (var post = late(dialect)) {
      var first = post.put("ann");
      var second = post.put("ann");
      var third = post.put("ann");
      var fourth = post.put("ann");
      post.node.runDue();
      settled.addAll(List.of(first, third));
      post.clock.pass(Gathering.LATE);

      backAgain(post);

      assertThat(post.courier.ids()).containsExactly(second);
      assertThat(post.message(first).sentTo()).isEqualTo(Gathering.NOWHERE);
      assertThat(post.message(third).sentTo()).isEqualTo(Gathering.NOWHERE);
      assertThat(post.message(fourth).sentTo()).isEqualTo("with " + second);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void other_kinds_keep_their_own_message_and_their_place(Dialect dialect) {
    try (var post = late(dialect)) {
      var first = post.put("ann");
      var receipt = put(post, "receipt", List.of());
      var second = post.put("ann");
      post.node.runDue();
      post.clock.pass(Gathering.LATE);

      backAgain(post);

      assertThat(post.courier.ids()).containsExactly(first, receipt);
      assertThat(post.message(second).sentTo()).isEqualTo("with " + first);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_changes_later_is_shown_in_the_message_that_carries_it(Dialect dialect) {
    try (var post = late(dialect)) {
      var first = put(post, "greeting", List.of("loop-1"));
      put(post, "greeting", List.of("loop-1", "loop-2"));
      post.node.runDue();
      post.clock.pass(Gathering.LATE);
      backAgain(post);

      change(post, "loop-2");

      assertThat(post.page(MessageState.WAITING)).isEmpty();
      assertThat(post.counts().waiting()).isOne();
      post.node.runDue();
      assertThat(post.courier.bodies().getLast()).isEqualTo("{\"message\":\"" + first + "\"}");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_carrier_that_is_passed_on_takes_the_others_along(Dialect dialect) {
    try (var post = late(dialect)) {
      var first = post.put("ann");
      post.put("ann");
      post.node.runDue();
      post.clock.pass(Gathering.LATE);
      backAgain(post);

      var forwarded =
          post.test
              .database()
              .writer()
              .write("test", tx -> post.outbox.forward(tx, post.message(first), "triage"));
      post.node.runDue();

      assertThat(post.courier.callsFor("triage"))
          .extracting(ScriptedCourier.Call::id)
          .containsExactly(forwarded);
      assertThat(carriedBy(post, forwarded)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_carrier_that_fails_is_tried_again_with_all_that_waits_by_then(Dialect dialect) {
    try (var post = late(dialect)) {
      var first = post.put("ann");
      post.put("ann");
      post.node.runDue();
      post.clock.pass(Gathering.LATE);
      post.courier.on("ann", Delivery.Later.because("Busy."));
      backAgain(post);
      post.put("ann");
      post.clock.pass(Duration.ofMinutes(2));

      post.node.runDue();

      assertThat(post.courier.ids()).containsExactly(first, first);
      assertThat(carriedBy(post, first)).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_courier_that_cannot_say_it_carries_nothing(Dialect dialect) {
    try (var post = new Post(dialect)) {
      post.courier.otherwise(_ -> DOWN);
      post.node.judging((_, message) -> worth(message));
      post.put("ann");
      post.put("ann");
      post.node.runDue();
      post.clock.pass(Duration.ofDays(3));

      backAgain(post);

      assertThat(post.courier.ids()).hasSize(2);
    }
  }

  /// A post whose transport is down, and whose greetings may travel together.
  private Post late(Dialect dialect) {
    var post = new Post(dialect);
    post.courier.gathering().otherwise(_ -> DOWN);
    post.node.judging((_, message) -> worth(message));
    return post;
  }

  private Worth worth(Message message) {
    if (settled.contains(message.id())) {
      return Worth.NOTHING;
    }
    return message.kind().equals("greeting") ? Worth.TOGETHER : Worth.BY_ITSELF;
  }

  private static void backAgain(Post post) {
    post.courier.calls.clear();
    post.courier.otherwise(message -> new Delivery.Sent("first/" + message.id()));
    post.node.runDue();
  }

  private static List<String> carriedBy(Post post, String id) {
    return post.test.database().read(handle -> post.store.carriedBy(handle, id)).stream()
        .map(Message::id)
        .toList();
  }

  private static String put(Post post, String kind, List<String> about) {
    return post.test
        .database()
        .writer()
        .write("test", tx -> post.outbox.put(tx, "scripted", "ann", kind, Map.of(), about));
  }

  private static void change(Post post, String about) {
    post.test
        .database()
        .writer()
        .write(
            "test",
            tx -> {
              post.outbox.changed(tx, List.of(about));
              return true;
            });
  }
}
