package heed.loop;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.export;
import static heed.cast.Cast.sso;
import static heed.loop.LoopDesk.CARA;
import static heed.loop.LoopDesk.DEV;
import static heed.loop.LoopDesk.PIA;
import static heed.loop.LoopDesk.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.feature.Status;
import heed.platform.Language;
import heed.platform.Refused;
import heed.platform.database.ChangeLog;
import heed.platform.database.Dialect;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Templates, policies, edited drafts and promises, as both databases keep them.
class KeepingWordsTest {
  private static final OwnTemplate OWN =
      new OwnTemplate(Milestone.PLANNED, Language.ENGLISH, "Hi {contact}, {csm} says: soon.");

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_template_is_kept_with_versions_and_removed(Dialect dialect) {
    try (var desk = PromisesTest.planned(dialect)) {
      desk.desk.keep(Cast.CARA);

      desk.keep(OWN);
      desk.keep(OWN);
      assertThat(desk.draft(desk.open("acme"))).isEqualTo("Hi Ann, Cara Cole says: soon.");
      assertThat(changes(desk, KeepingTemplates.SUBJECT, OWN.key())).containsExactly("created");

      desk.keep(new OwnTemplate(OWN.milestone(), OWN.language(), "Soon."));
      assertThat(desk.draft(desk.open("acme"))).isEqualTo("Soon.");

      desk.as(
          PIA,
          tx -> {
            new KeepingTemplates(new TemplateStore())
                .remove(tx, OWN.milestone(), OWN.language(), PIA);
            return true;
          });
      assertThat(desk.draft(desk.open("acme"))).contains("We have decided to build it.");
      assertThat(changes(desk, KeepingTemplates.SUBJECT, OWN.key()))
          .containsExactly("removed", "updated", "created");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void only_pms_change_words_and_days(Dialect dialect) {
    try (var desk = new LoopDesk(dialect)) {
      var keeping = new KeepingTemplates(new TemplateStore());

      assertThatThrownBy(() -> desk.as(CARA, tx -> keeping.put(tx, OWN, CARA)))
          .isInstanceOf(Refused.class);
      assertThatThrownBy(
              () -> desk.as(CARA, tx -> new LoopPolicyStore().put(tx, LoopPolicy.DEFAULT, CARA)))
          .isInstanceOf(Refused.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void messages_are_written_in_words_of_the_company(Dialect dialect) {
    try (var desk = PromisesTest.planned(dialect)) {
      desk.keep(new OwnTemplate(Milestone.SHIPPED, Language.ENGLISH, "{company}: {feature}!"));

      desk.change("sso", to(Status.SHIPPED));

      assertThat(LoopDesk.notice(desk.outbox().getLast()).items().getFirst().draft())
          .endsWith(": " + sso().title() + "!");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_policy_moves_due_dates_and_has_versions(Dialect dialect) {
    try (var desk = PromisesTest.planned(dialect)) {
      var policy = new LoopPolicy(new LoopPolicy.DueWorkingDays(5, 5, 0, 5, 5), true, null);
      desk.keep(policy);
      desk.keep(policy);

      desk.change("sso", to(Status.IN_PROGRESS));
      assertThat(desk.open("acme").loop().milestone()).isEqualTo(Milestone.STARTED);
      desk.change("sso", to(Status.SHIPPED));

      assertThat(desk.open("initech").loop().dueDate()).isEqualTo(SettableClock.TODAY);
      assertThat(desk.test.database().read(new LoopPolicyStore()::all))
          .extracting(NumberedLoopPolicy::version, NumberedLoopPolicy::policy)
          .containsExactly(tuple(2L, policy));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void an_edited_draft_stays_with_its_loop(Dialect dialect) {
    try (var desk = PromisesTest.planned(dialect)) {
      var loop = desk.open("acme");
      var id = loop.loop().id();
      var ours = desk.draft(loop);

      var edited = desk.as(CARA, tx -> desk.editing.keep(tx, id, "Mine.\r\n", CARA));
      assertThat(desk.draft(edited)).isEqualTo("Mine.");
      var snoozed = desk.snooze(edited, SettableClock.TODAY.plusDays(3), CARA);
      assertThat(desk.draft(snoozed)).isEqualTo("Mine.");
      assertThat(desk.as(CARA, tx -> desk.editing.keep(tx, id, ours, CARA)).loop().draft())
          .isNull();

      desk.as(CARA, tx -> desk.editing.keep(tx, id, "Mine.", CARA));
      assertThatThrownBy(() -> desk.as(DEV, tx -> desk.editing.keep(tx, id, "Not mine.", DEV)))
          .isInstanceOf(Refused.class);
      var told = desk.told(desk.open("acme"), CARA);
      assertThat(told.loop().draft()).isEqualTo("Mine.");
      assertThatThrownBy(() -> desk.as(CARA, tx -> desk.editing.discard(tx, id, CARA)))
          .isInstanceOf(Refused.class);
      var steps = desk.test.database().read(handle -> LoopSteps.of(handle, id));
      assertThat(steps)
          .extracting(LoopSteps.Step::action)
          .containsExactly("opened", "drafted", "snoozed", "drafted", "drafted", "told");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void promises_are_kept_open_or_broken(Dialect dialect) {
    try (var desk = PromisesTest.planned(dialect)) {
      desk.told(desk.open("acme"), CARA);
      desk.told(desk.open("initech"), DEV);
      assertThat(states(desk)).containsExactly("acme open", "initech open");

      desk.change("sso", to(Status.PLANNED, "2027-02-01"));
      assertThat(states(desk)).containsExactly("acme open", "initech open");
      desk.change("sso", PromisesTest.withoutDate(Status.PLANNED));
      assertThat(states(desk)).containsExactly("acme broken", "initech broken");
      desk.change("sso", to(Status.SHIPPED));
      assertThat(states(desk)).containsExactly("acme kept", "initech kept");
      assertThat(promises(desk, new PromiseStore.Filter(null, Cast.DEV.email(), null, null, null)))
          .extracting(Promise::account)
          .containsExactly("initech");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_ships_after_its_day_breaks_the_promise(Dialect dialect) {
    try (var desk = PromisesTest.planned(dialect)) {
      desk.told(desk.open("acme"), CARA);
      desk.clock.pass(java.time.Duration.ofDays(100));

      desk.change("sso", to(Status.SHIPPED));

      assertThat(states(desk)).containsExactly("acme broken");
      assertThat(promises(desk, ALL).getFirst().shippedDate()).isEqualTo("2027-03-02");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void promises_follow_a_merge(Dialect dialect) {
    try (var desk = PromisesTest.planned(dialect)) {
      desk.told(desk.open("acme"), CARA);
      desk.desk.keep(export().status(Status.DECLINED));

      desk.desk.merge(sso(), export());

      assertThat(states(desk)).containsExactly("acme broken");
      assertThat(promises(desk, new PromiseStore.Filter(null, null, null, "export", null)))
          .extracting(Promise::feature)
          .containsExactly("export");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_preview_takes_the_ask_that_was_filed_last(Dialect dialect) {
    try (var desk = PromisesTest.planned(dialect)) {
      desk.desk.keep(export());
      desk.desk.keep("r-9", ARequest.by(acme(), export()).contact("Bo Berg"));
      var previewing = new PreviewingTemplates(desk.desk.features);
      var wish =
          new PreviewingTemplates.Wish(
              "{contact}: {feature}", Milestone.PLANNED, Language.ENGLISH, null, null);

      var preview =
          desk.test.database().read(handle -> previewing.of(handle, wish, SettableClock.TODAY));

      assertThat(preview.text()).isEqualTo("Bo: " + export().title());
      var asks = desk.test.database().read(handle -> previewing.asks(handle, 2));
      assertThat(asks)
          .extracting(PreviewingTemplates.Ask::account, PreviewingTemplates.Ask::feature)
          .containsExactly(tuple("acme", "export"), tuple("initech", "sso"));
    }
  }

  private static final PromiseStore.Filter ALL =
      new PromiseStore.Filter(null, null, null, null, null);

  private static List<Promise> promises(LoopDesk desk, PromiseStore.Filter filter) {
    return desk.test
        .database()
        .read(handle ->
            new PromiseStore().page(handle, filter, today(desk), PromiseStore.Cursor.START, 100));
  }

  private static List<String> states(LoopDesk desk) {
    return promises(desk, ALL).stream()
        .map(promise -> promise.account() + " " + promise.state(today(desk)))
        .sorted()
        .toList();
  }

  private static LocalDate today(LoopDesk desk) {
    return DueDates.day(desk.clock.millis());
  }

  private static List<String> changes(LoopDesk desk, String subject, String key) {
    return desk.test.database().read(handle -> ChangeLog.of(handle, subject, key, 100)).stream()
        .map(change -> change.action())
        .toList();
  }
}
