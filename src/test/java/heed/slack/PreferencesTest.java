package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.discussion.Discussing;
import heed.feature.Status;
import heed.loop.LoopPolicy;
import heed.loop.LoopPolicyStore;
import heed.loop.StatusChange;
import heed.people.Caller;
import heed.people.PersonStore;
import heed.people.Preference;
import heed.people.PreferenceStore;
import heed.slack.home.PreferenceForm;
import heed.slack.rooms.SlackRooms;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.Reading;
import heed.slack.standin.SlackMember;
import heed.slack.standin.Workspace;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What people choose to hear, when and in which language, is what they get.
final class PreferencesTest {

  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench();
    bench.everybodyAsksForSso();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void the_form_shows_what_holds_and_keeps_what_is_chosen() {
    bench
        .slack
        .workspace()
        .add(SlackMember.full(Bench.CARA, Cast.CARA.email(), "Cara").in("Asia/Shanghai"));
    home();
    FakeSlack.until("the zone is known", () -> preference().zone().equals("Asia/Shanghai"));
    var form = openForm();
    assertThat(Reading.of(form.json())).contains("Asia/Shanghai", "08:00");

    var reply =
        bench.sender.submit(
            Bench.CARA,
            form,
            Map.of("hear", "planned,reminder,nonsense", "hour", "7", "language", "zh-CN"));

    assertThat(reply.body()).isEmpty();
    assertThat(preference())
        .isEqualTo(
            new Preference(
                Cast.CARA.email(),
                List.of("declined", "mention", "shipped", "slipped", "weekly"),
                7,
                "Asia/Shanghai",
                "zh-CN"));
    FakeSlack.until(
        "Home speaks Chinese",
        () -> bench.slack.workspace().lastView().json().toString().contains("提交需求"));
  }

  @Test
  void saved_as_it_stands_it_mutes_nothing_and_follows_slack() {
    home();

    bench.sender.submit(Bench.CARA, openForm(), Map.of());

    assertThat(preference().muted()).isEmpty();
    assertThat(preference().language()).isNull();
    assertThat(preference().digestHour()).isEqualTo(8);
  }

  @Test
  void values_that_the_form_does_not_offer_are_refused_or_left_out() {
    home();
    var form = openForm();

    var reply =
        bench.sender.submit(
            Bench.CARA, form, Map.of("hear", "", "hour", "noon", "language", "tlh"));
    bench.sender.submit(Bench.CARA, form, Map.of("hear", "", "hour", "9", "language", "tlh"));

    assertThat(reply.json().path("errors").path("hour").asString()).isNotBlank();
    assertThat(preference().language()).isNull();
    assertThat(preference().muted()).hasSize(PreferenceForm.kinds().size());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_kind_that_is_not_chosen_is_not_sent_and_every_other_is(String muted) {
    home();
    var heard = new ArrayList<>(kinds());
    heard.remove(muted);
    bench.sender.submit(Bench.CARA, openForm(), Map.of("hear", String.join(",", heard)));

    caraGetsTheWeeklyList();
    piaCallsCara();
    decide(Status.PLANNED, "2027-01-01");
    decide(Status.PLANNED, "2027-02-01");
    decide(Status.SHIPPED, null);
    bench.clock.set(Instant.parse("2026-11-30T09:30:00Z"));
    bench.reminding.remindDue();
    bench.weekly.tellDue();
    decide(Status.UNDER_REVIEW, null);
    decide(Status.DECLINED, null);

    assertThat(bench.outbox())
        .filteredOn(message -> message.recipient().equals(Cast.CARA.email()))
        .extracting(message -> message.kind())
        .containsExactlyInAnyOrderElementsOf(heard);
    assertThat(bench.ledger())
        .as("what is muted is owed all the same")
        .filteredOn(line -> line.loop().state().open())
        .filteredOn(line -> Cast.CARA.email().equals(line.csm()))
        .hasSize(2);
  }

  static List<String> kinds() {
    return PreferenceForm.kinds();
  }

  private void piaCallsCara() {
    var discussing =
        new Discussing(
            bench.desk.features,
            new PersonStore(),
            bench.outbox,
            SlackRooms.TRANSPORT,
            bench.desk.ids);
    bench
        .database
        .writer()
        .write(
            Cast.PIA.email(),
            tx -> {
              new PersonStore().put(tx, Cast.CARA);
              return discussing.say(tx, "sso", "@Cara Cole, still so?", Caller.of(Cast.PIA));
            });
  }

  private void caraGetsTheWeeklyList() {
    var usual = LoopPolicy.DEFAULT;
    var policy =
        new LoopPolicy(usual.dueWorkingDays(), usual.startedOpensLoops(), Cast.CARA.email());
    bench
        .database
        .writer()
        .write(
            Cast.PIA.email(),
            transaction -> new LoopPolicyStore().put(transaction, policy, Caller.of(Cast.PIA)));
  }

  private void decide(Status status, String target) {
    var change =
        new StatusChange(
            status,
            status == Status.DECLINED ? "It does not fit" : null,
            target == null ? null : LocalDate.parse(target),
            null,
            null,
            true);
    bench
        .database
        .writer()
        .write(
            Cast.PIA.email(),
            transaction -> bench.deciding.change(transaction, "sso", change, Caller.of(Cast.PIA)));
    bench.later();
  }

  private Preference preference() {
    return bench.database.read(handle -> new PreferenceStore().of(handle, Cast.CARA.email()));
  }

  private void home() {
    bench.sender.event("Ev1", Map.of("type", "app_home_opened", "user", Bench.CARA, "tab", "home"));
    FakeSlack.until("Home came", () -> !bench.slack.workspace().views().isEmpty());
  }

  private Workspace.View openForm() {
    bench.sender.clickInHome(Bench.CARA, bench.slack.workspace().lastView(), "Preferences");
    return bench.slack.workspace().lastView();
  }
}
