package heed.loop;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.export;
import static heed.cast.Cast.globex;
import static heed.cast.Cast.initech;
import static heed.cast.Cast.sso;
import static heed.cast.Cast.umbra;
import static heed.loop.LoopDesk.CARA;
import static heed.loop.LoopDesk.PIA;
import static heed.loop.LoopDesk.notice;
import static heed.loop.LoopDesk.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Status;
import heed.outbox.Message;
import heed.platform.Json;
import heed.platform.Refused;
import heed.platform.database.ChangeLog;
import heed.platform.database.Dialect;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PoolTest {
  private static final Answer.Told BY_DIGEST =
      new Answer.Told("digest", null, "https://heed.example/shipped");

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void several_loops_of_one_decision_go_to_one_person_with_one_message(Dialect dialect) {
    try (var desk = twoWait(dialect)) {
      var before = desk.outbox().size();

      var handed = hand(desk, ids(pooled(desk)), Cast.DEV.email());

      assertThat(handed).extracting(LedgerLine::csm).containsOnly(Cast.DEV.email()).hasSize(2);
      assertThat(pooled(desk)).isEmpty();
      var sent = desk.outbox().subList(before, desk.outbox().size());
      assertThat(sent).extracting(Message::recipient).containsExactly(Cast.DEV.email());
      assertThat(notice(sent.getFirst()).items())
          .extracting(Notice.Item::account)
          .containsExactlyInAnyOrder("umbra", "initech");
      assertThat(notice(sent.getFirst()).handedBy()).isEqualTo(PIA.name());
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void all_that_one_account_is_owed_goes_with_one_message_too(Dialect dialect) {
    try (var desk = twoWait(dialect)) {
      desk.desk.keep(export());
      desk.desk.keep("r9", ARequest.by("umbra", "export"));
      desk.change("export", to(Status.PLANNED));
      var before = desk.outbox().size();
      var ids = desk.test.database().read(tx -> desk.answering.pool().ofAccount(tx, "umbra"));

      var handed = hand(desk, ids, Cast.DEV.email());

      assertThat(handed).extracting(LedgerLine::featureTitle).hasSize(2).doesNotHaveDuplicates();
      var sent = desk.outbox().subList(before, desk.outbox().size());
      assertThat(sent).extracting(Message::kind).containsExactly(Reminder.KIND);
      assertThat(Json.read(sent.getFirst().body(), Reminder.class).items())
          .extracting(Reminder.Item::loopId)
          .containsExactlyInAnyOrderElementsOf(ids);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void handing_back_is_the_way_back_and_each_step_is_kept(Dialect dialect) {
    try (var desk = twoWait(dialect)) {
      var ids = ids(pooled(desk));
      hand(desk, ids, Cast.DEV.email());
      var before = desk.outbox().size();

      hand(desk, ids, null);

      assertThat(ids(pooled(desk))).isEqualTo(ids);
      assertThat(desk.outbox()).hasSize(before);
      for (var id : ids) {
        var steps = desk.test.database().read(handle -> LoopSteps.of(handle, id));
        assertThat(steps)
            .extracting(LoopSteps.Step::action)
            .containsExactly("opened", "reassigned", "reassigned");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_is_handed_to_its_own_csm_follows_the_account(Dialect dialect) {
    try (var desk = twoWait(dialect)) {
      var acme = desk.open("acme");

      hand(desk, List.of(acme.loop().id()), null);
      assertThat(desk.open("acme").csm()).isNull();
      hand(desk, List.of(acme.loop().id()), Cast.CARA.email());

      assertThat(desk.open("acme").loop().owner()).isNull();
      assertThat(desk.open("acme").csm()).isEqualTo(Cast.CARA.email());
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void csms_hand_out_nothing_and_end_nothing_for_the_pool(Dialect dialect) {
    try (var desk = twoWait(dialect)) {
      var pool = desk.answering.pool();
      var ids = ids(pooled(desk));
      var toCara = new Answer.Handover(Cast.CARA.email());

      assertThatThrownBy(() -> desk.as(CARA, tx -> pool.hand(tx, ids, toCara, CARA)))
          .extracting(thrown -> ((Refused) thrown).kind())
          .isEqualTo(Refused.Kind.FORBIDDEN);
      assertThatThrownBy(
              () -> desk.as(CARA, tx -> pool.told(tx, List.of("sso"), BY_DIGEST, null, CARA)))
          .extracting(thrown -> ((Refused) thrown).kind())
          .isEqualTo(Refused.Kind.FORBIDDEN);
      assertThat(ids(pooled(desk))).isEqualTo(ids);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void nobody_gets_loops_who_cannot_answer_them(Dialect dialect) {
    try (var desk = twoWait(dialect)) {
      var ids = ids(pooled(desk));

      assertThatThrownBy(() -> hand(desk, ids, Cast.VERA.email())).hasMessageContaining("viewer");
      assertThatThrownBy(() -> hand(desk, ids, "typo@heed.test"))
          .hasMessageContaining("typo@heed.test");
      assertThatThrownBy(() -> hand(desk, List.of(), Cast.DEV.email()))
          .hasMessageContaining("1 to");
      assertThat(ids(pooled(desk))).isEqualTo(ids);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void one_loop_that_has_ended_leaves_the_others_where_they_are(Dialect dialect) {
    try (var desk = twoWait(dialect)) {
      var pooled = pooled(desk);
      desk.told(pooled.getFirst(), PIA);

      assertThatThrownBy(() -> hand(desk, ids(pooled), Cast.DEV.email()))
          .extracting(thrown -> ((Refused) thrown).kind())
          .isEqualTo(Refused.Kind.CONFLICT);

      assertThat(pooled(desk)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void one_digest_ends_what_the_pool_owed_and_nothing_else(Dialect dialect) {
    try (var desk = twoWait(dialect)) {
      desk.desk.keep(export());
      desk.desk.keep("r9", ARequest.by("umbra", "export"));
      desk.change("export", to(Status.PLANNED));

      var told =
          desk.as(
              PIA,
              tx -> desk.answering.pool().told(tx, List.of("sso", "export"), BY_DIGEST, 2, PIA));

      assertThat(told).isEqualTo(new Pool.Told(2, 0));
      var ended = desk.ledger(new LoopStore.Filter(LoopState.TOLD, null, null, null, null));
      assertThat(ended)
          .extracting(line -> line.loop().account())
          .containsExactlyInAnyOrder("umbra", "initech");
      assertThat(ended)
          .allSatisfy(line -> {
            assertThat(line.loop().how()).isEqualTo("digest");
            assertThat(line.loop().url()).isEqualTo("https://heed.example/shipped");
            assertThat(line.loop().endedBy()).isEqualTo(PIA.name());
          });
      for (var line : ended) {
        var last =
            desk.test
                .database()
                .read(handle -> ChangeLog.of(handle, "loop", line.loop().id(), 1))
                .getFirst();
        assertThat(last.action()).isEqualTo("told");
      }
      assertThat(desk.open("acme").csm()).isEqualTo(Cast.CARA.email());
      assertThat(pooled(desk)).extracting(LedgerLine::featureTitle).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whoever_was_shown_another_number_looks_again(Dialect dialect) {
    try (var desk = twoWait(dialect)) {
      assertThatThrownBy(() ->
              desk.as(PIA, tx -> desk.answering.pool().told(tx, List.of("sso"), BY_DIGEST, 1, PIA)))
          .hasMessageContaining("2 loops now, not 1");
      assertThat(pooled(desk)).hasSize(2);
    }
  }

  /// SSO shipped, Cara owes Acme word, and nobody in particular owes Umbra and Initech.
  private static LoopDesk twoWait(Dialect dialect) {
    var desk = new LoopDesk(dialect);
    List.of(Cast.CARA, Cast.DEV, Cast.PIA, Cast.VERA).forEach(desk.desk::keep);
    desk.desk.keep(acme());
    desk.desk.keep(globex());
    desk.desk.keep(umbra());
    desk.desk.keep(initech().csm(null));
    desk.desk.keep(sso());
    desk.desk.keep("r1", ARequest.by("acme", "sso"));
    desk.desk.keep("r2", ARequest.by("umbra", "sso"));
    desk.desk.keep("r3", ARequest.by("initech", "sso"));
    desk.change("sso", to(Status.SHIPPED));
    return desk;
  }

  private static List<LedgerLine> pooled(LoopDesk desk) {
    return desk.ledger(LoopStore.Filter.owedBy(Loop.POOL));
  }

  private static List<String> ids(List<LedgerLine> lines) {
    return lines.stream().map(line -> line.loop().id()).toList();
  }

  private static List<LedgerLine> hand(LoopDesk desk, List<String> ids, @Nullable String csm) {
    return desk.as(PIA, tx -> desk.answering.pool().hand(tx, ids, new Answer.Handover(csm), PIA));
  }
}
