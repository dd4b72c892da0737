package heed.feature;

import static heed.cast.Cast.sso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.Desk;
import heed.cast.TestDatabase;
import heed.platform.Refused;
import heed.platform.Versioned;
import heed.platform.database.ChangeLog;
import heed.platform.database.Dialect;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TellingApartTest {
  private final ToldApartStore pairs = new ToldApartStore();

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_pair_is_kept_once_whichever_is_named_first_and_taken_back(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = deskWith(test, "B", "a", "ä");
      var telling = new TellingApart(pairs, desk.features);

      desk.write(tx -> {
        telling.tellApart(tx, "a", "B");
        telling.tellApart(tx, "B", "a");
        telling.tellApart(tx, "ä", "a");
        return true;
      });

      assertThat(all(desk))
          .containsExactlyInAnyOrder(new ToldApart("B", "a"), new ToldApart("a", "ä"));
      var change =
          test.database()
              .read(handle -> ChangeLog.of(handle, TellingApart.SUBJECT, "B/a", 9))
              .getFirst();
      assertThat(change.action()).isEqualTo("told_apart");
      assertThat(change.facts()).contains("\"first\":\"B\"", "\"second\":\"a\"");
      desk.write(tx -> {
        telling.takeBack(tx, "a", "B");
        telling.takeBack(tx, "a", "B");
        return true;
      });
      assertThat(all(desk)).containsExactly(new ToldApart("a", "ä"));
      var changes =
          test.database().read(handle -> ChangeLog.of(handle, TellingApart.SUBJECT, "B/a", 9));
      assertThat(changes).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void nobody_tells_apart_what_is_one_or_is_not_there(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var desk = deskWith(test, "a");
      var telling = new TellingApart(pairs, desk.features);

      for (var other : List.of("a", "nothing")) {
        assertThatThrownBy(() ->
                desk.write(tx -> {
                  telling.tellApart(tx, "a", other);
                  return true;
                }))
            .isInstanceOf(Refused.class);
      }
      assertThat(all(desk)).isEmpty();
    }
  }

  private List<ToldApart> all(Desk desk) {
    return desk.database().read(pairs::all).stream().map(Versioned::value).toList();
  }

  private static Desk deskWith(TestDatabase test, String... features) {
    var desk = new Desk(test.database());
    for (var key : features) {
      desk.keep(sso().key(key).title("Feature " + key));
    }
    return desk;
  }
}
