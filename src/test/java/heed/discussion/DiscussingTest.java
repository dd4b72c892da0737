package heed.discussion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.feature.FeatureStore;
import heed.feature.KeepingFeatures;
import heed.feature.MergingFeatures;
import heed.outbox.Outbox;
import heed.outbox.OutboxStore;
import heed.outbox.PageCourier;
import heed.people.Caller;
import heed.people.Person;
import heed.people.PersonStore;
import heed.people.Preference;
import heed.people.PreferenceStore;
import heed.platform.Ids;
import heed.platform.Refused;
import heed.platform.Versioned;
import heed.platform.database.Dialect;
import heed.platform.database.Transaction;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiscussingTest {
  private static final Caller PIA = Caller.of(Cast.PIA);
  private static final Caller CARA = Caller.of(Cast.CARA);

  private final FeatureStore features = new FeatureStore();
  private final KeepingFeatures keeping = new KeepingFeatures(features);
  private final PersonStore people = new PersonStore();
  private final OutboxStore messages = new OutboxStore();
  private final Ids ids = Ids.secure(SettableClock.morning());
  private final Discussing discussing =
      new Discussing(features, people, new Outbox(messages, ids), PageCourier.TRANSPORT, ids);

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void who_is_called_by_name_is_told_once_and_never_of_their_own_words(Dialect dialect) {
    try (var test = filled(dialect)) {
      var said =
          write(
              test, tx -> discussing.say(tx, "sso", "@Pia Park, @Cara Cole: now? @Pia Park", CARA));

      assertThat(said.mentioned()).containsExactly(Cast.CARA.email(), Cast.PIA.email());
      assertThat(told(test)).containsExactly(Cast.PIA.email());

      write(test, tx -> discussing.edit(tx, said.id(), "@Pia Park @Ada Abt: when?", null, CARA));
      assertThat(told(test)).containsExactlyInAnyOrder(Cast.PIA.email(), Cast.ADA.email());

      write(test, tx -> discussing.edit(tx, said.id(), "never mind", null, CARA));
      write(test, tx -> discussing.edit(tx, said.id(), "@Pia Park after all", null, CARA));
      assertThat(told(test)).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void who_muted_it_is_not_told(Dialect dialect) {
    try (var test = filled(dialect)) {
      write(
          test,
          tx -> {
            new PreferenceStore()
                .put(tx, new Preference(Cast.PIA.email(), List.of(Mention.KIND), 8, "UTC", null));
            return discussing.say(tx, "sso", "@Pia Park?", CARA);
          });

      assertThat(told(test)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_was_said_stays_through_a_merge_and_is_read_where_it_went(Dialect dialect) {
    try (var test = filled(dialect)) {
      var first = write(test, tx -> discussing.say(tx, "export", "Is it the same?", CARA));
      var second = write(test, tx -> discussing.say(tx, "sso", "It is.", PIA));
      write(test, tx -> new MergingFeatures(features, keeping).merge(tx, "export", "sso"));

      assertThat(about(test, "sso")).containsExactlyInAnyOrder(first, second);
      assertThat(about(test, "export")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void it_is_removed_and_brought_back_by_its_author_and_by_admins_only(Dialect dialect) {
    try (var test = filled(dialect)) {
      var said = write(test, tx -> discussing.say(tx, "sso", "Hm.", CARA));

      refused(test, Refused.Kind.FORBIDDEN, tx -> discussing.remove(tx, said.id(), PIA));
      refused(test, Refused.Kind.FORBIDDEN, tx -> discussing.edit(tx, said.id(), "Ha.", null, PIA));
      write(test, tx -> discussing.remove(tx, said.id(), CARA));
      assertThat(about(test, "sso")).isEmpty();
      refused(test, Refused.Kind.NOT_FOUND, tx -> discussing.edit(tx, said.id(), "x", null, CARA));
      refused(test, Refused.Kind.FORBIDDEN, tx -> discussing.bringBack(tx, said.id(), PIA));
      write(test, tx -> discussing.bringBack(tx, said.id(), CARA));
      assertThat(about(test, "sso")).containsExactly(said);
      write(test, tx -> discussing.remove(tx, said.id(), Caller.of(Cast.ADA)));
      assertThat(about(test, "sso")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void nothing_too_much_the_unknown_the_stale_and_viewers_are_refused(Dialect dialect) {
    try (var test = filled(dialect)) {
      var said = write(test, tx -> discussing.say(tx, "sso", "Hm.", CARA));

      refused(test, Refused.Kind.INVALID, tx -> discussing.say(tx, "sso", "  ", CARA));
      refused(
          test, Refused.Kind.INVALID, tx -> discussing.say(tx, "sso", "x".repeat(10_001), CARA));
      refused(test, Refused.Kind.NOT_FOUND, tx -> discussing.say(tx, "nowhere", "x", CARA));
      refused(test, Refused.Kind.STALE, tx -> discussing.edit(tx, said.id(), "x", 1L, CARA));
      refused(
          test, Refused.Kind.FORBIDDEN, tx -> discussing.say(tx, "sso", "x", Caller.of(Cast.VERA)));
    }
  }

  private TestDatabase filled(Dialect dialect) {
    var test = TestDatabase.of(dialect);
    write(
        test,
        tx -> {
          for (Person person : List.of(Cast.CARA, Cast.PIA, Cast.ADA, Cast.VERA)) {
            people.put(tx, person);
          }
          keeping.put(tx, Cast.sso().feature(), null);
          return keeping.put(tx, Cast.export().feature(), null);
        });
    return test;
  }

  private List<Comment> about(TestDatabase test, String key) {
    return test.database()
        .read(handle -> discussing.about(handle, key).stream().map(Versioned::value).toList());
  }

  private static List<String> told(TestDatabase test) {
    return test.database()
        .read(handle ->
            handle
                .createQuery("SELECT recipient FROM outbox WHERE kind = 'mention'")
                .mapTo(String.class)
                .list());
  }

  private static <T> T write(TestDatabase test, Function<Transaction, T> work) {
    return test.database().writer().write("test", work::apply);
  }

  private static void refused(TestDatabase test, Refused.Kind kind, Function<Transaction, ?> work) {
    assertThatThrownBy(() -> write(test, work))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.kind()).isEqualTo(kind));
  }
}
