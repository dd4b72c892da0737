package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.feature.Status;
import heed.loop.Answer;
import heed.loop.LoopState;
import heed.people.Caller;
import heed.people.Preference;
import heed.people.PreferenceStore;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.SlackMember;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What was put off comes back, and what changes elsewhere changes in Slack.
final class ReminderFlowTest {
  private static final String TO_CARA = Bench.directly(Bench.CARA);

  /// The morning of a Wednesday, before anything is late.
  private static final Instant WEDNESDAY = Instant.parse("2026-11-25T09:30:00Z");

  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(Bench.TRIAGE_CHANNEL);
    bench.everybodyAsksForSso();
    bench.decide("sso", Status.SHIPPED);
    bench.dispatching.runDue();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void what_was_put_off_comes_back_in_one_message_with_its_buttons() {
    putOff("acme", LocalDate.of(2026, 11, 25));
    putOff("globex", LocalDate.of(2026, 11, 25));
    bench.clock.set(WEDNESDAY);

    day();
    day();

    assertThat(bench.posted(TO_CARA)).hasSize(2);
    var reminder = bench.posted(TO_CARA).getLast();
    assertThat(reminder.argument("text"))
        .startsWith("2 customers still wait to hear from you:")
        .contains("Acme Corporation", "Globex");
    assertThat(reminder.argument("blocks")).contains("you put it off", "Told the customer");
    assertThat(reminder.argument("blocks")).doesNotContain("$");
    var key = bench.slack.workspace().messageKeys().getLast();
    bench.sender.click(Bench.CARA, key, "Told the customer");
    bench.later();
    FakeSlack.until("the reminder changed", () -> standing(key).contains("✓ Told by"));
  }

  @Test
  void nothing_comes_before_the_hour_or_on_a_weekend_or_twice_a_day() {
    putOff("acme", LocalDate.of(2026, 11, 25));
    bench.clock.set(WEDNESDAY.minus(Duration.ofHours(3)));
    day();
    assertThat(bench.posted(TO_CARA)).hasSize(1);

    bench.clock.set(WEDNESDAY);
    day();
    putOffNow("globex");
    day();
    assertThat(bench.posted(TO_CARA)).hasSize(2);
  }

  @Test
  void days_without_slack_end_with_one_reminder() {
    bench.clock.set(Instant.parse("2026-11-30T09:30:00Z"));
    bench.slack.goDown();
    for (var day = 0; day < 5; day++) {
      bench.reminding.remindDue();
      bench.clock.pass(Duration.ofDays(1));
    }
    bench.slack.comeBack();
    bench.dispatching.runDue();

    var reminders =
        bench.outbox().stream().filter(message -> message.kind().equals("reminder")).toList();
    assertThat(reminders).extracting(heed.outbox.Message::recipient).doesNotHaveDuplicates();
  }

  @Test
  void late_words_of_nobody_are_told_to_triage_without_money() {
    bench.clock.set(Instant.parse("2026-12-02T09:30:00Z"));
    day();

    assertThat(bench.outbox())
        .filteredOn(message -> message.kind().equals("reminder"))
        .extracting(heed.outbox.Message::recipient)
        .doesNotHaveDuplicates();
    assertThat(bench.posted(Bench.TRIAGE_CHANNEL))
        .allSatisfy(call -> assertThat(call.argument("blocks")).doesNotContain("$", "ARR"));
  }

  @Test
  void who_muted_a_kind_does_not_hear_of_it_and_owes_it_all_the_same() {
    choose(new Preference(Cast.CARA.email(), List.of("declined", "reminder"), 8, "UTC", null));

    bench.decide("sso", Status.DECLINED);
    bench.clock.set(Instant.parse("2026-12-02T09:30:00Z"));
    day();

    assertThat(bench.posted(TO_CARA)).hasSize(1);
    assertThat(bench.ledger())
        .filteredOn(line -> Cast.CARA.email().equals(line.csm()) && line.loop().state().open())
        .isNotEmpty();
  }

  @Test
  void the_hour_is_that_of_their_own_clock() {
    putOff("acme", LocalDate.of(2026, 11, 25));
    bench
        .slack
        .workspace()
        .add(SlackMember.full(Bench.CARA, Cast.CARA.email(), "Cara").in("America/New_York"));
    choose(new Preference(Cast.CARA.email(), List.of(), 9, "America/New_York", null));
    bench.clock.set(WEDNESDAY);
    day();
    assertThat(bench.posted(TO_CARA)).hasSize(1);

    bench.clock.pass(Duration.ofHours(5));
    day();
    assertThat(bench.posted(TO_CARA)).hasSize(2);
  }

  @Test
  void a_loop_told_elsewhere_changes_the_message_once() {
    var key =
        bench.slack.workspace().messageKeys().stream()
            .filter(place -> place.startsWith(TO_CARA))
            .findFirst()
            .orElseThrow();
    answer("acme", "told");
    answer("globex", "told");

    bench.clock.pass(Duration.ofSeconds(2));
    bench.dispatching.runDue();

    assertThat(standing(key)).contains("✓ Told by pia@heed.test");
    assertThat(bench.slack.calls("chat.update")).hasSize(1);
    assertThat(bench.posted(TO_CARA)).hasSize(1);
    assertThat(bench.outbox()).noneMatch(message -> message.kind().equals("refresh"));
  }

  @Test
  void a_message_that_somebody_deleted_needs_no_change() {
    bench.slack.refuse("chat.update", "message_not_found", 1);
    answer("acme", "told");
    bench.clock.pass(Duration.ofSeconds(2));
    bench.dispatching.runDue();

    assertThat(bench.database.read(bench.outboxStore::counts).parked()).isZero();
    assertThat(bench.database.read(bench.outboxStore::counts).waiting()).isZero();
  }

  private void day() {
    bench.waking.wakeDue();
    bench.reminding.remindDue();
    bench.clock.pass(Duration.ofSeconds(2));
    bench.dispatching.runDue();
    bench.clock.pass(Duration.ofSeconds(2));
    bench.dispatching.runDue();
  }

  private void putOff(String account, LocalDate until) {
    bench
        .database
        .writer()
        .write(
            Cast.CARA.email(),
            transaction ->
                bench.answering.snooze(
                    transaction,
                    bench.loopOf(account).id(),
                    new Answer.Snooze(until),
                    Caller.of(Cast.CARA)));
  }

  private void putOffNow(String account) {
    var tomorrow = LocalDate.of(2026, 11, 26);
    putOff(account, tomorrow);
    assertThat(bench.loopOf(account).state()).isEqualTo(LoopState.SNOOZED);
  }

  private void answer(String account, String how) {
    bench
        .database
        .writer()
        .write(
            Cast.PIA.email(),
            transaction ->
                bench.answering.told(
                    transaction,
                    bench.loopOf(account).id(),
                    new Answer.Told(how, null, null),
                    Caller.of(Cast.PIA)));
  }

  private void choose(Preference preference) {
    bench
        .database
        .writer()
        .write(
            preference.person(),
            transaction -> {
              new PreferenceStore().put(transaction, preference);
              return true;
            });
  }

  private String standing(String key) {
    var place = key.split(" ", 2);
    return bench.slack.workspace().message(place[0], place[1]).orElseThrow().toString();
  }
}
