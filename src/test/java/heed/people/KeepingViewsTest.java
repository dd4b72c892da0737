package heed.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.platform.Ids;
import heed.platform.Refused;
import heed.platform.database.Dialect;
import heed.platform.database.Writer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeepingViewsTest {
  private static final Caller PIA = Caller.of(Cast.PIA);
  private static final Caller CARA = Caller.of(Cast.CARA);
  private static final Caller DEV = Caller.of(Cast.DEV);
  private static final String QUERY = "sort=-asks&status=new";

  private final SavedViewStore store = new SavedViewStore();
  private final KeepingViews keeping = new KeepingViews(store, Ids.secure(SettableClock.morning()));

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_view_is_seen_by_its_owner_and_a_shared_one_by_all(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      write(test, CARA, tx -> keeping.save(tx, "Mine", QUERY, false, CARA));
      write(test, PIA, tx -> keeping.save(tx, "Ours", "area=Security", true, PIA));

      assertThat(names(test, CARA)).containsExactly("Mine", "Ours");
      assertThat(names(test, DEV)).containsExactly("Ours");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void renaming_sharing_and_removing_are_taken_back_exactly(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var view = write(test, CARA, tx -> keeping.save(tx, "Mine", QUERY, false, CARA));
      var id = view.id();

      assertThat(write(test, CARA, tx -> keeping.rename(tx, id, "New", CARA)).name())
          .isEqualTo("Mine");
      var renamed = find(test, id);
      assertThat(renamed.name()).isEqualTo("New");
      SavedView removed = write(test, CARA, tx -> keeping.remove(tx, id, CARA));
      assertThat(removed).isEqualTo(renamed);
      assertThat(names(test, CARA)).isEmpty();
      SavedView back = write(test, CARA, tx -> keeping.putBack(tx, id, CARA));
      assertThat(back).isEqualTo(renamed);
      assertThat(find(test, id)).isEqualTo(renamed);
      SavedView again = write(test, CARA, tx -> keeping.putBack(tx, id, CARA));
      assertThat(again).isEqualTo(renamed);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void only_pms_share_and_change_what_is_shared(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var ours = write(test, PIA, tx -> keeping.save(tx, "Ours", QUERY, true, PIA));
      var other = Caller.of(Cast.ADA);

      refused(test, CARA, Refused.Kind.FORBIDDEN, tx -> keeping.save(tx, "X", QUERY, true, CARA));
      refused(test, CARA, Refused.Kind.FORBIDDEN, tx -> keeping.rename(tx, ours.id(), "X", CARA));
      refused(test, CARA, Refused.Kind.FORBIDDEN, tx -> keeping.share(tx, ours.id(), false, CARA));
      write(test, other, tx -> keeping.rename(tx, ours.id(), "All of ours", other));
      assertThat(find(test, ours.id()).owner()).isEqualTo(Cast.PIA.email());
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void of_somebody_elses_own_view_nobody_learns_that_it_is_there(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var mine = write(test, CARA, tx -> keeping.save(tx, "Mine", QUERY, false, CARA));

      refused(test, PIA, Refused.Kind.NOT_FOUND, tx -> keeping.rename(tx, mine.id(), "X", PIA));
      refused(test, PIA, Refused.Kind.NOT_FOUND, tx -> keeping.remove(tx, mine.id(), PIA));
      write(test, CARA, tx -> keeping.remove(tx, mine.id(), CARA));
      refused(test, PIA, Refused.Kind.NOT_FOUND, tx -> keeping.putBack(tx, mine.id(), PIA));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_name_that_one_sees_already_is_taken_and_there_are_not_endlessly_many(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      write(test, PIA, tx -> keeping.save(tx, "Ours", QUERY, true, PIA));

      refused(
          test, CARA, Refused.Kind.CONFLICT, tx -> keeping.save(tx, "Ours", QUERY, false, CARA));
      write(
          test,
          CARA,
          tx ->
              IntStream.range(1, KeepingViews.MOST)
                  .mapToObj(number -> keeping.save(tx, "View " + number, QUERY, false, CARA))
                  .toList());
      refused(
          test, CARA, Refused.Kind.CONFLICT, tx -> keeping.save(tx, "More", QUERY, false, CARA));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void tokens_without_a_person_keep_no_views(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var token = new Caller("token:ci", Role.ADMIN, null);

      refused(
          test, token, Refused.Kind.FORBIDDEN, tx -> keeping.save(tx, "X", QUERY, false, token));
    }
  }

  private static <T> T write(TestDatabase test, Caller caller, Writer.Work<T> work) {
    return test.database().writer().write(caller.name(), work);
  }

  private static void refused(
      TestDatabase test, Caller caller, Refused.Kind kind, Writer.Work<?> work) {
    assertThatThrownBy(() -> write(test, caller, work))
        .isInstanceOfSatisfying(
            Refused.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
  }

  private List<String> names(TestDatabase test, Caller caller) {
    return test
        .database()
        .read(handle -> store.seenBy(handle, String.valueOf(caller.email())))
        .stream()
        .map(SavedView::name)
        .toList();
  }

  private SavedView find(TestDatabase test, String id) {
    return test.database().read(handle -> store.find(handle, id)).orElseThrow().value();
  }
}
