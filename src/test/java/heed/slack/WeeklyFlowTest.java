package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.feature.Status;
import heed.people.Person;
import heed.people.Role;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The weekly list in Slack.
final class WeeklyFlowTest {
  private static final Instant MONDAY = Instant.parse("2026-11-30T09:30:00Z");

  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(Bench.TRIAGE_CHANNEL);
    bench.everybodyAsksForSso();
    bench.decide("sso", Status.SHIPPED);
    bench.dispatching.runDue();
    bench.clock.set(MONDAY);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void a_lead_reads_who_owes_what_and_no_money_once() {
    week();
    week();

    var posted = bench.posted(Bench.directly(Bench.PIA));
    assertThat(posted).hasSize(1);
    assertThat(posted.getFirst().argument("text"))
        .isEqualTo("2 answers are owed to customers, 2 overdue");
    assertThat(posted.getFirst().argument("blocks"))
        .contains("Who owes it", Cast.CARA.email() + ": 2 open, 2 overdue", "Owed for longest")
        .contains("Acme Corporation: Single sign-on with SAML, shipped on 22 November 2026")
        .doesNotContain("$", "240");
  }

  @Test
  void a_lead_who_is_not_in_slack_finds_it_on_the_page_and_no_channel_hears_of_it() {
    bench.desk.keep(new Person("lea@heed.test", "Lea", Role.ADMIN));

    week();

    assertThat(bench.outbox())
        .filteredOn(message -> message.kind().equals("weekly"))
        .filteredOn(message -> message.recipient().equals("lea@heed.test"))
        .extracting(message -> message.transport())
        .containsExactlyInAnyOrder("page", "slack");
    assertThat(bench.posted(Bench.TRIAGE_CHANNEL))
        .noneMatch(call -> call.argument("text").contains("answers are owed"));
  }

  private void week() {
    bench.weekly.tellDue();
    bench.clock.pass(Duration.ofSeconds(2));
    bench.dispatching.runDue();
    bench.clock.pass(Duration.ofSeconds(2));
    bench.dispatching.runDue();
  }
}
