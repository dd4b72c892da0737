package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Status;
import heed.outbox.Message;
import heed.outbox.MessageState;
import heed.people.Person;
import heed.people.Role;
import heed.slack.call.Waiting;
import heed.slack.standin.Call;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.SlackMember;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages arrive once, in Slack's good and bad hours.
final class CourierTest {
  private static final String POST = "chat.postMessage";
  private static final String TO_CARA = Bench.directly(Bench.CARA);
  private static final String TO_DEV = Bench.directly(Bench.DEV);

  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(Bench.TRIAGE_CHANNEL);
    bench.everybodyAsksForSso();
    bench.desk.keep("r3", ARequest.by("initech", "sso"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void a_limit_is_obeyed_to_the_second_and_holds_nobody_else_up() {
    bench.decide("sso", Status.SHIPPED);
    bench.slack.limit(POST, "30", 1);

    bench.dispatching.runDue();
    var first = bench.slack.calls(POST);
    bench.clock.pass(Duration.ofSeconds(29));
    bench.dispatching.runDue();
    var stillTwo = bench.slack.calls(POST);
    bench.clock.pass(Duration.ofSeconds(10));
    bench.dispatching.runDue();

    assertThat(first).extracting(Call::answer).containsExactlyInAnyOrder("429", "ok");
    assertThat(stillTwo).hasSize(2);
    assertThat(bench.posted(TO_CARA)).hasSize(1);
    assertThat(bench.posted(TO_DEV)).hasSize(1);
    assertThat(bench.slack.calls(POST).stream().map(Call::messageId).distinct()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-5, 1", "1000000000, 3600", "soon, 30", "17, 17"})
  void an_odd_wait_is_brought_to_between_a_second_and_an_hour(String header, long seconds) {
    assertThat(Waiting.of(header)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void a_limited_lookup_is_not_tried_by_the_next_message() {
    bench.slack.limit("users.lookupByEmail", "60", 1);
    bench.decide("sso", Status.SHIPPED);
    bench.dispatching.runDue();
    bench.clock.pass(Duration.ofSeconds(20));

    bench.dispatching.runDue();

    assertThat(bench.slack.calls("users.lookupByEmail").size()).isLessThanOrEqualTo(2);
    bench.clock.pass(Duration.ofMinutes(3));
    bench.dispatching.runDue();
    assertThat(bench.slack.messages()).hasSize(2);
  }

  @Test
  void a_cut_before_the_status_is_sent_again_under_the_same_id() {
    bench.slack.cutBeforeStatus(POST, 1);
    bench.decide("sso", Status.SHIPPED);
    bench.dispatching.runDue();

    bench.clock.pass(Duration.ofMinutes(1));
    bench.dispatching.runDue();

    assertThat(bench.slack.messages()).hasSize(3);
    assertThat(bench.slack.messages().stream().map(Call::messageId).distinct()).hasSize(2);
    assertThat(bench.outbox()).allMatch(message -> message.state() == MessageState.SENT);
  }

  @Test
  void a_cut_after_the_status_counts_as_delivered() {
    bench.slack.cutAfterStatus(POST, 2);
    bench.decide("sso", Status.SHIPPED);
    bench.dispatching.runDue();

    bench.clock.pass(Duration.ofHours(1));
    bench.dispatching.runDue();

    assertThat(bench.slack.messages()).hasSize(2);
    assertThat(bench.outbox()).allMatch(message -> message.state() == MessageState.SENT);
  }

  @Test
  void an_outage_delays_everything_and_loses_and_doubles_nothing() {
    bench.slack.goDown();
    bench.decide("sso", Status.SHIPPED);
    bench.dispatching.runDue();
    bench.clock.pass(Duration.ofHours(8));
    bench.dispatching.runDue();
    assertThat(bench.outbox()).allMatch(message -> message.state() == MessageState.WAITING);

    bench.slack.comeBack();
    bench.clock.pass(Duration.ofHours(2));
    bench.dispatching.runDue();
    bench.clock.pass(Duration.ofMinutes(1));
    bench.dispatching.runDue();

    assertThat(bench.posted(TO_CARA)).hasSize(1);
    assertThat(bench.posted(TO_DEV)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid_auth", "account_inactive", "token_revoked", "token_expired"})
  void a_refused_token_parks_nothing_and_is_looked_at_again(String code) {
    bench.slack.refuse(POST, code, 2);
    bench.decide("sso", Status.SHIPPED);

    bench.dispatching.runDue();
    FakeSlack.until("Slack takes it again", () -> bench.connection.state().equals("http"));
    bench.clock.pass(Duration.ofMinutes(1));
    bench.dispatching.runDue();

    assertThat(parked()).isEmpty();
    assertThat(bench.posted(TO_CARA)).hasSize(1);
    assertThat(bench.posted(TO_DEV)).hasSize(1);
  }

  @Test
  void what_a_person_must_mend_is_parked_with_a_sentence() {
    bench.slack.refuse(POST, "missing_scope", 1);
    bench.decide("sso", Status.SHIPPED);

    bench.dispatching.runDue();

    var parked = parked();
    assertThat(parked).hasSize(1);
    assertThat(parked.getFirst().lastProblem()).endsWith(".").contains(" ");
    assertThat(bench.slack.messages()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"not_in_channel", "is_archived", "channel_not_found"})
  void a_triage_channel_that_is_of_no_use_parks_only_its_own_messages(String code) {
    bench.slack.workspace().channel(Bench.TRIAGE_CHANNEL, code);
    bench.desk.keep("r4", ARequest.by("umbra", "sso"));
    bench.decide("sso", Status.SHIPPED);

    bench.dispatching.runDue();

    assertThat(parked()).extracting(Message::recipient).containsExactly("triage");
    assertThat(parked().getFirst().lastProblem()).contains("channel");
    assertThat(bench.slack.messages()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "is_archived, archived",
    "not_in_channel, /invite @Heed",
    "channel_not_found, /invite @Heed"
  })
  void an_admin_is_told_once_a_day_that_messages_wait_for_a_person(String code, String why) {
    bench.desk.keep(new Person("ada@heed.test", "Ada", Role.ADMIN));
    bench.slack.workspace().add(SlackMember.full("U0ADA", "ada@heed.test", "Ada"));
    bench.slack.workspace().channel(Bench.TRIAGE_CHANNEL, code);
    bench.desk.keep("r4", ARequest.by("umbra", "sso"));
    bench.decide("sso", Status.PLANNED);
    deliverForSeconds(5);
    bench.decide("sso", Status.SHIPPED);
    deliverForSeconds(5);

    assertThat(parked()).hasSize(2);
    assertThat(bench.posted(Bench.directly("U0ADA"))).hasSize(1);
    assertThat(bench.posted(Bench.directly("U0ADA")).getFirst().argument("text"))
        .contains("A message for triage could not be delivered.", why);
    assertThat(bench.posted(TO_CARA)).as("others go on").hasSize(2);

    bench.clock.pass(Duration.ofDays(1));
    bench.decide("sso", Status.DECLINED);
    deliverForSeconds(5);
    assertThat(bench.posted(Bench.directly("U0ADA"))).hasSize(2);
  }

  private void deliverForSeconds(int seconds) {
    for (var second = 0; second < seconds; second++) {
      bench.dispatching.runDue();
      bench.clock.pass(Duration.ofSeconds(1));
    }
  }

  @Test
  void trouble_with_telling_an_admin_makes_no_more_of_it() {
    bench.desk.keep(new Person("ada@heed.test", "Ada", Role.ADMIN));
    bench.slack.workspace().channel(Bench.TRIAGE_CHANNEL, "is_archived");
    bench.slack.workspace().add(SlackMember.full("U0ADA", "ada@heed.test", "Ada"));
    bench.slack.workspace().channel(Bench.directly("U0ADA"), "is_archived");
    bench.desk.keep("r4", ARequest.by("umbra", "sso"));
    bench.decide("sso", Status.SHIPPED);

    for (var turn = 0; turn < 5; turn++) {
      bench.dispatching.runDue();
      bench.clock.pass(Duration.ofDays(1));
    }

    assertThat(parked())
        .extracting(Message::kind)
        .containsExactlyInAnyOrder("shipped", "undelivered");
  }

  @ParameterizedTest
  @ValueSource(strings = {"internal_error", "service_unavailable", "ratelimited"})
  void an_unwell_slack_is_asked_again(String code) {
    bench.slack.refuse(POST, code, 2);
    bench.decide("sso", Status.SHIPPED);
    bench.dispatching.runDue();

    bench.clock.pass(Duration.ofMinutes(2));
    bench.dispatching.runDue();

    assertThat(bench.slack.messages()).hasSize(2);
  }

  @Test
  void a_message_to_triage_from_a_guest_csm_is_passed_on_once() {
    bench
        .slack
        .workspace()
        .add(SlackMember.full(Bench.DEV, Cast.DEV.email(), "Dev").as("restricted"));
    bench.decide("sso", Status.SHIPPED);
    bench.dispatching.runDue();
    bench.clock.pass(Duration.ofMinutes(5));

    bench.dispatching.runDue();

    assertThat(bench.posted(TO_DEV)).isEmpty();
    assertThat(bench.posted(Bench.TRIAGE_CHANNEL)).hasSize(1);
  }

  @Test
  void with_nobody_to_turn_to_a_message_is_parked_and_says_what_to_do() {
    try (var other = new Bench()) {
      other.everybodyAsksForSso();
      other.desk.keep("r4", ARequest.by("umbra", "sso"));
      other
          .slack
          .workspace()
          .add(SlackMember.full(Bench.PIA, Cast.PIA.email(), "Pia").as("deleted"));
      other.decide("sso", Status.SHIPPED);

      other.dispatching.runDue();

      var triage =
          other.outbox().stream().filter(message -> message.recipient().equals("triage")).toList();
      assertThat(triage).hasSize(1);
      assertThat(triage.getFirst().state()).isEqualTo(MessageState.PARKED);
      assertThat(triage.getFirst().lastProblem()).contains("HEED_SLACK_TRIAGE_CHANNEL");
    }
  }

  private List<Message> parked() {
    return bench.outbox().stream()
        .filter(message -> message.state() == MessageState.PARKED)
        .toList();
  }
}
