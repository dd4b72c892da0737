package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Status;
import heed.outbox.Message;
import heed.outbox.Outbox;
import heed.slack.standin.SlackMember;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Where mail is set up beside Slack.
final class ByMailTest {
  @Test
  void a_csm_who_is_not_in_slack_gets_mail_once_and_triage_hears_of_it_as_ever() {
    try (var bench = bench()) {
      bench.outbox.deliveringDigests();
      bench.desk.keep(Cast.DEV);
      bench.decide("sso", Status.SHIPPED);
      bench.dispatching.runDue();
      bench.clock.pass(Duration.ofMinutes(5));
      bench.dispatching.runDue();

      assertThat(byMail(bench)).extracting(Message::recipient).containsExactly(Cast.DEV.email());
      assertThat(bench.posted(Bench.TRIAGE_CHANNEL)).hasSize(1);
      assertThat(bench.posted(Bench.directly(Bench.CARA))).hasSize(1);
    }
  }

  @Test
  void an_address_that_is_nobodys_in_the_book_gets_no_mail() {
    try (var bench = bench()) {
      bench.outbox.deliveringDigests();
      bench.desk.keep(Cast.initech().csm("stranger@evil.example"));
      bench.decide("sso", Status.SHIPPED);
      bench.dispatching.runDue();
      bench.clock.pass(Duration.ofMinutes(5));
      bench.dispatching.runDue();

      assertThat(byMail(bench)).isEmpty();
      assertThat(bench.posted(Bench.TRIAGE_CHANNEL)).hasSize(1);
    }
  }

  @Test
  void without_a_triage_channel_a_pm_who_is_not_in_slack_hears_by_mail() {
    try (var bench = new Bench()) {
      bench.outbox.deliveringDigests();
      bench.desk.keep(Cast.PIA);
      bench.everybodyAsksForSso();
      bench.desk.keep("r4", ARequest.by("umbra", "sso"));
      bench
          .slack
          .workspace()
          .add(SlackMember.full(Bench.PIA, Cast.PIA.email(), "Pia").as("deleted"));
      bench.decide("sso", Status.SHIPPED);
      bench.dispatching.runDue();
      bench.clock.pass(Duration.ofMinutes(5));
      bench.dispatching.runDue();

      assertThat(byMail(bench))
          .extracting(Message::recipient)
          .contains("triage:" + Cast.PIA.email());
    }
  }

  private static Bench bench() {
    var bench = new Bench(Bench.TRIAGE_CHANNEL);
    bench.everybodyAsksForSso();
    bench.desk.keep("r3", ARequest.by("initech", "sso"));
    bench
        .slack
        .workspace()
        .add(SlackMember.full(Bench.DEV, Cast.DEV.email(), "Dev").as("restricted"));
    return bench;
  }

  private static List<Message> byMail(Bench bench) {
    return bench.outbox().stream()
        .filter(message -> message.transport().equals(Outbox.DIGEST))
        .toList();
  }
}
