package heed.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.platform.Refused;
import heed.platform.database.Change;
import heed.platform.database.ChangeLog;
import heed.platform.database.Dialect;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutboxStoreTest {
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void messages_are_listed_newest_first_and_page_by_page(Dialect dialect) {
    try (var post = new Post(dialect)) {
      post.putForMany(5);

      var all = post.page(OutboxStore.Filter.ALL);
      var from = all.get(1).place();
      var next =
          post.test
              .database()
              .read(handle -> post.store.page(handle, OutboxStore.Filter.ALL, from, 2));

      assertThat(all)
          .extracting(Message::recipient)
          .containsExactly("who-05", "who-04", "who-03", "who-02", "who-01");
      assertThat(next).extracting(Message::recipient).containsExactly("who-03", "who-02");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void lists_are_narrowed_and_counts_tell_where_messages_stand(Dialect dialect) {
    try (var post = new Post(dialect)) {
      post.courier.on("ann", new Delivery.Impossible("Gone."));
      post.courier.on("bob", Delivery.Later.because("Busy."));
      assertThat(post.counts()).isEqualTo(new OutboxStore.Counts(0, 0, 0, null));
      var oldest = post.clock.millis();
      post.put("ann");
      post.put("bob");
      post.put("cem");
      post.put("pigeon", "dan");
      post.node.runDue();
      post.clock.pass(Duration.ofMinutes(5));

      assertThat(post.counts()).isEqualTo(new OutboxStore.Counts(2, 1, 1, oldest));
      assertThat(post.page(MessageState.PARKED))
          .extracting(Message::recipient)
          .containsExactly("ann");
      assertThat(post.page(new OutboxStore.Filter(null, "pigeon", null)))
          .extracting(Message::recipient)
          .containsExactly("dan");
      assertThat(post.page(new OutboxStore.Filter(null, null, "cem"))).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_a_person_does_to_a_message_is_logged_without_its_body(Dialect dialect) {
    try (var post = new Post(dialect)) {
      var id = post.put("ann");

      act(post, id, "park");
      act(post, id, "retry");

      var history =
          post.test
              .database()
              .read(handle -> ChangeLog.of(handle, Outbox.SUBJECT, id, 10))
              .reversed();
      assertThat(history).extracting(Change::action).containsExactly("parked", "retried");
      assertThat(history).extracting(Change::actor).containsOnly("pia@heed.test");
      assertThat(history.getFirst().facts())
          .contains("Parked by pia@heed.test: Not needed.")
          .doesNotContain("body");
      assertThat(post.message(id).state()).isEqualTo(MessageState.WAITING);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void only_a_parked_message_is_tried_again_and_only_a_waiting_one_parked(Dialect dialect) {
    try (var post = new Post(dialect)) {
      var id = post.put("ann");

      assertKind(post, id, "retry", Refused.Kind.CONFLICT);
      assertKind(post, "m-unknown", "retry", Refused.Kind.NOT_FOUND);
      post.node.runDue();
      assertKind(post, id, "park", Refused.Kind.CONFLICT);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void parking_the_first_in_a_line_lets_the_next_go(Dialect dialect) {
    try (var post = new Post(dialect)) {
      var first = post.put("ann");
      var second = post.put("ann");
      var third = post.put("ann");
      act(post, second, "park");
      act(post, first, "park");

      post.node.runDue();

      assertThat(post.courier.ids()).containsExactly(third);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_message_tried_again_keeps_its_line(Dialect dialect) {
    try (var post = new Post(dialect)) {
      post.courier.on("ann", new Delivery.Impossible("Gone."), Delivery.Later.because("Busy."));
      var first = post.put("ann");
      var second = post.put("ann");
      var third = post.put("ann");
      post.node.runDue();
      act(post, first, "retry");

      post.clock.pass(Duration.ofSeconds(6));
      post.node.runDue();

      assertThat(post.courier.ids()).containsExactly(first, second, second, first, third);
    }
  }

  private static void assertKind(Post post, String id, String act, Refused.Kind kind) {
    assertThatThrownBy(() -> act(post, id, act))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.kind()).isEqualTo(kind));
  }

  private static void act(Post post, String id, String act) {
    post.test
        .database()
        .writer()
        .write(
            "pia@heed.test",
            tx -> {
              if (act.equals("park")) {
                post.outbox.park(tx, id, "Not needed.");
              } else {
                post.outbox.retryParked(tx, id);
              }
              return 0;
            });
  }
}
