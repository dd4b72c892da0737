package heed.loop;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.sso;
import static heed.loop.LoopDesk.CARA;
import static heed.loop.LoopDesk.PIA;
import static heed.loop.LoopDesk.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Effort;
import heed.feature.Feature;
import heed.feature.Status;
import heed.loop.AdjustingFeatures.Facts;
import heed.platform.Refused;
import heed.platform.database.Dialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdjustingFeaturesTest {
  private static final Effort FOUR = Effort.ofHundredths(400);

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void both_facts_are_changed_at_once_and_taken_back_exactly(Dialect dialect) {
    try (var desk = asked(dialect)) {
      var before = feature(desk);

      var made = (Adjusted.Made) adjust(desk, new Facts(FOUR, Status.UNDER_REVIEW));
      assertThat(made.changed()).isTrue();
      assertThat(feature(desk).effort()).isEqualTo(FOUR);
      assertThat(feature(desk).status()).isEqualTo(Status.UNDER_REVIEW);
      assertThat(desk.ledger()).isEmpty();

      desk.as(
          PIA,
          tx -> adjusting(desk).takeBack(tx, "sso", made.beforeVersion(), made.version(), PIA));
      assertThat(feature(desk)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_same_again_is_no_change(Dialect dialect) {
    try (var desk = asked(dialect)) {
      var made = (Adjusted.Made) adjust(desk, Facts.of(feature(desk)));

      assertThat(made.changed()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_another_changed_meanwhile_is_left_alone_whole(Dialect dialect) {
    try (var desk = asked(dialect)) {
      var seen = Facts.of(feature(desk));
      desk.change("sso", to(Status.UNDER_REVIEW));

      var outcome =
          desk.as(
              PIA,
              tx ->
                  adjusting(desk)
                      .adjust(tx, "sso", seen, new Facts(FOUR, Status.IN_PROGRESS), PIA));

      assertThat(outcome).isEqualTo(new Adjusted.Meanwhile(feature(desk), Cast.PIA.email()));
      assertThat(feature(desk).effort()).isEqualTo(seen.effort());
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void nothing_that_customers_hear_of_is_done_in_passing(Dialect dialect) {
    try (var desk = asked(dialect)) {
      var effort = feature(desk).effort();
      for (var status : new Status[] {Status.PLANNED, Status.SHIPPED, Status.DECLINED}) {
        assertThat(adjust(desk, new Facts(FOUR, status))).isInstanceOf(Adjusted.Tells.class);
      }
      assertThat(feature(desk).effort()).isEqualTo(effort);

      desk.change("sso", to(Status.PLANNED, "2027-03-01"));
      desk.told(desk.open("acme"), CARA);

      // A customer was told of the day.
      assertThat(adjust(desk, new Facts(effort, Status.NEW))).isInstanceOf(Adjusted.Tells.class);
      assertThat(feature(desk).status()).isEqualTo(Status.PLANNED);
      assertThat(adjust(desk, new Facts(effort, Status.IN_PROGRESS)))
          .isInstanceOf(Adjusted.Made.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void taking_back_is_refused_after_another_change_and_to_others(Dialect dialect) {
    try (var desk = asked(dialect)) {
      var made = (Adjusted.Made) adjust(desk, new Facts(FOUR, Status.NEW));
      desk.change("sso", to(Status.UNDER_REVIEW));

      refused(desk, Refused.Kind.STALE, made.beforeVersion(), made.version());
      var now = (Adjusted.Made) adjust(desk, Facts.of(feature(desk)));
      refused(desk, Refused.Kind.NOT_FOUND, 1, now.version());
      assertThatThrownBy(() ->
              desk.as(
                  CARA,
                  tx ->
                      adjusting(desk).adjust(tx, "sso", Facts.of(feature(desk)), now(FOUR), CARA)))
          .isInstanceOf(Refused.class);
    }
  }

  private static Facts now(Effort effort) {
    return new Facts(effort, Status.UNDER_REVIEW);
  }

  private static void refused(LoopDesk desk, Refused.Kind kind, long before, long version) {
    assertThatThrownBy(
            () -> desk.as(PIA, tx -> adjusting(desk).takeBack(tx, "sso", before, version, PIA)))
        .isInstanceOfSatisfying(
            Refused.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
  }

  private static Adjusted adjust(LoopDesk desk, Facts wished) {
    var seen = Facts.of(feature(desk));
    return desk.as(PIA, tx -> adjusting(desk).adjust(tx, "sso", seen, wished, PIA));
  }

  private static AdjustingFeatures adjusting(LoopDesk desk) {
    return new AdjustingFeatures(desk.desk.features, desk.changing);
  }

  private static Feature feature(LoopDesk desk) {
    return desk.test
        .database()
        .read(handle -> desk.desk.features.find(handle, "sso"))
        .orElseThrow()
        .value();
  }

  private static LoopDesk asked(Dialect dialect) {
    var desk = new LoopDesk(dialect);
    desk.desk.keep(Cast.CARA);
    desk.desk.keep(acme());
    desk.desk.keep(sso());
    desk.desk.keep("r1", ARequest.by(acme(), sso()).severity(5));
    return desk;
  }
}
