package heed.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.TestDatabase;
import heed.platform.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WriterTest {
  /// A piece of work that records one change of a thing and answers its sequence.
  private static Writer.Work<Long> note(String key) {
    return tx -> tx.record("noted", "thing", key, key).sequence();
  }

  private static Refused no() {
    return Refused.because(Refused.Kind.CONFLICT, "No.");
  }

  /// Keeps the writer busy until it is told to go on, so that what comes next has to wait.
  private static CountDownLatch hold(Writer writer) {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var _ =
        writer.submit(
            "holder",
            _ -> {
              begun.countDown();
              await(goOn);
              return "done";
            });
    await(begun);
    return goOn;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private static List<String> keys(Database database) {
    return Chain.whole(database).stream().map(Change::key).toList();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whoever_waits_is_committed_in_one_transaction(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var writer = test.database().writer();
      var commits = new CopyOnWriteArrayList<List<Change>>();
      writer.onCommit(commits::add);

      var goOn = hold(writer);
      var answers =
          IntStream.range(0, 50).mapToObj(i -> writer.submit("ann", note("t" + i))).toList();
      goOn.countDown();

      assertThat(answers.stream().map(CompletableFuture::join))
          .containsExactlyElementsOf(IntStream.rangeClosed(1, 50).mapToObj(i -> (long) i).toList());
      assertThat(commits).extracting(List::size).containsExactly(0, 50);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_refused_work_takes_back_only_its_own(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var writer = test.database().writer();

      var goOn = hold(writer);
      var before = writer.submit("ann", note("before"));
      var refused =
          writer.<Long>submit(
              "bob",
              tx -> {
                tx.record("noted", "thing", "refused", null);
                throw no();
              });
      var after = writer.submit("ann", note("after"));
      goOn.countDown();

      assertThat(before.join()).isEqualTo(1);
      assertThatThrownBy(refused::join)
          .hasCauseInstanceOf(Refused.class)
          .hasMessageContaining("No.");
      assertThat(after.join()).isEqualTo(2);
      assertThat(keys(test.database())).containsExactly("before", "after");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_bug_in_one_work_does_not_hurt_the_others(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var writer = test.database().writer();

      var goOn = hold(writer);
      var before = writer.submit("ann", note("before"));
      var bugs =
          List.<CompletableFuture<Long>>of(
              writer.submit("bob", _ -> Long.valueOf("one")),
              writer.submit("bob", _ -> fallForEver(1)),
              writer.submit(
                  "bob",
                  tx -> {
                    tx.record("noted", "thing", "half", null);
                    return (long) tx.handle().execute("INSERT INTO nowhere VALUES (1)");
                  }));
      var after = writer.submit("ann", note("after"));
      goOn.countDown();

      assertThat(before.join()).isEqualTo(1);
      assertThat(after.join()).isEqualTo(2);
      assertThat(bugs)
          .allSatisfy(bug -> assertThatThrownBy(bug::join).isInstanceOf(CompletionException.class));
      assertThat(keys(test.database())).containsExactly("before", "after");
    }
  }

  @SuppressWarnings("InfiniteRecursion")
  private static long fallForEver(long depth) {
    return fallForEver(depth + 1) + 1;
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_caller_gets_the_refusal_itself_not_a_wrapped_one(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var writer = test.database().writer();
      var refusal = no();

      assertThatThrownBy(() ->
              writer.write(
                  "ann",
                  _ -> {
                    throw refusal;
                  }))
          .isSameAs(refusal);
      assertThatThrownBy(() -> writer.write("ann", _ -> Long.valueOf("one")))
          .isInstanceOf(NumberFormatException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void an_answer_comes_after_the_commit_and_after_the_listeners(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var writer = test.database().writer();
      var answered = new AtomicBoolean();
      var seen = new ArrayList<String>();
      writer.onCommit(changes -> {
        if (!changes.isEmpty()) {
          seen.addAll(keys(test.database()));
          seen.add(answered.get() ? "answered too early" : "not answered yet");
        }
      });

      var goOn = hold(writer);
      var answer = writer.submit("ann", note("kept")).thenRun(() -> answered.set(true));
      goOn.countDown();
      answer.join();

      assertThat(seen).containsExactly("kept", "not answered yet");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_listener_that_fails_takes_nothing_back(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var writer = test.database().writer();
      writer.onCommit(_ -> {
        throw new AssertionError("a listener that fails on purpose");
      });
      var heard = new ArrayList<Change>();
      writer.onCommit(heard::addAll);

      assertThat(writer.write("ann", note("kept"))).isEqualTo(1);

      assertThat(heard).extracting(Change::key).containsExactly("kept");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_parts_of_a_long_work_let_others_in_between(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var writer = test.database().writer();

      var goOn = hold(writer);
      var long_ = writer.submit("ann", inParts("part", 3));
      var other = writer.submit("bob", note("other"));
      goOn.countDown();

      assertThat(long_.join()).as("the answer of the first part").isEqualTo(1);
      assertThat(other.join()).isEqualTo(2);
      assertThat(keys(test.database())).containsExactly("part1", "other", "part2", "part3");
      assertThat(Chain.whole(test.database()))
          .extracting(Change::actor)
          .containsExactly("ann", "bob", "ann", "ann");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_work_may_answer_before_its_last_part(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var writer = test.database().writer();
      var goOn = new CountDownLatch(1);

      var first =
          writer.<Long>write(
              "ann",
              tx -> {
                tx.continueLaterWith(rest -> {
                  await(goOn);
                  return note("rest").in(rest);
                });
                return note("first").in(tx);
              });
      goOn.countDown();

      assertThat(first).isEqualTo(1);
      assertThat(writer.write("bob", note("next"))).isEqualTo(3);
      assertThat(keys(test.database())).containsExactly("first", "rest", "next");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_part_that_fails_takes_only_itself_back(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var writer = test.database().writer();

      var refused =
          writer.<Long>write(
              "ann",
              tx -> {
                tx.continueWith(rest -> {
                  rest.record("noted", "thing", "half", null);
                  throw no();
                });
                return note("first").in(tx);
              });

      assertThat(refused).isEqualTo(1);
      assertThat(keys(test.database())).containsExactly("first");
      assertThat(writer.write("ann", note("next"))).isEqualTo(2);
    }
  }

  /// Notes `key1`, `key2` … each in a transaction of its own.
  private static Writer.Work<Long> inParts(String key, int parts) {
    return tx -> {
      noteNext(tx, key, 1, parts);
      return 1L;
    };
  }

  private static long noteNext(Transaction transaction, String key, int part, int parts) {
    if (part < parts) {
      transaction.continueWith(rest -> noteNext(rest, key, part + 1, parts));
    }
    return transaction.record("noted", "thing", key + part, key).sequence();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void one_work_has_one_instant_and_one_actor(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      test.database().writer().write("token:crm", tx -> note("a").in(tx) + note("b").in(tx));

      assertThat(Chain.whole(test.database()))
          .allSatisfy(change -> {
            assertThat(change.actor()).isEqualTo("token:crm");
            assertThat(change.atMs()).isEqualTo(1_795_339_800_000L);
          })
          .hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void too_many_waiting_are_refused_and_those_who_wait_are_kept(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var writer = test.database().writer();

      var goOn = hold(writer);
      var waiting =
          IntStream.range(0, 4096).mapToObj(_ -> writer.submit("ann", _ -> "done")).toList();
      var tooMany = writer.submit("ann", _ -> "done");
      goOn.countDown();

      assertUnavailable(tooMany, "Too many writes are waiting");
      assertThat(waiting).allSatisfy(answer -> assertThat(answer.join()).isEqualTo("done"));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void closing_finishes_what_waits_and_refuses_what_comes_later(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var database = test.another();
      var writer = database.writer();
      var goOn = hold(writer);
      var waiting =
          IntStream.range(0, 20).mapToObj(i -> writer.submit("ann", note("t" + i))).toList();

      var closing = CompletableFuture.runAsync(database::close);
      goOn.countDown();
      closing.join();

      assertThat(waiting).allSatisfy(answer -> assertThat(answer).isCompleted());
      assertThat(keys(test.database())).hasSize(20);
      assertUnavailable(writer.submit("ann", note("late")), "stopping");
    }
  }

  static void assertUnavailable(CompletableFuture<?> answer, String why) {
    assertThatThrownBy(answer::join)
        .hasCauseInstanceOf(Refused.class)
        .hasMessageContaining("Not saved.")
        .hasMessageContaining(why)
        .cause()
        .extracting(problem -> ((Refused) problem).kind())
        .isEqualTo(Refused.Kind.UNAVAILABLE);
  }
}
