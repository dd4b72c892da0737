package heed.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.people.Person;
import heed.people.Role;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MentionsTest {
  private static final Person ANN = new Person("ann@heed.test", "Ann", Role.CSM);
  private static final Person ANNA = new Person("anna@heed.test", "Ann Anders", Role.PM);

  @Test
  void people_are_called_by_name_or_address_in_any_case() {
    assertThat(called("Ask @pia park, please. @ADA@heed.test knows."))
        .containsExactly(Cast.PIA, Cast.ADA);
  }

  @Test
  void the_longest_name_wins() {
    assertThat(Mentions.of("@Ann Anders and @Ann!", List.of(ANN, ANNA)))
        .extracting(Mentions.Part::text, Mentions.Part::person)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("@Ann Anders", ANNA),
            org.assertj.core.groups.Tuple.tuple(" and ", null),
            org.assertj.core.groups.Tuple.tuple("@Ann", ANN),
            org.assertj.core.groups.Tuple.tuple("!", null));
  }

  @Test
  void part_of_another_word_calls_nobody() {
    assertThat(called("mail@Pia Park, @Pia Parker, @@Pia Park, @ Pia Park, @")).isEmpty();
  }

  @Test
  void viewers_and_strangers_are_not_called() {
    assertThat(called("@Vera Voss and @Nobody")).isEmpty();
  }

  @Test
  void the_pieces_are_the_text() {
    for (var text : List.of("", "plain", "@Pia Park", "a @Pia Park b @ada@heed.test", "@@@")) {
      assertThat(
              String.join(
                  "",
                  Mentions.of(text, List.of(Cast.PIA, Cast.ADA)).stream()
                      .map(Mentions.Part::text)
                      .toList()))
          .isEqualTo(text);
    }
  }

  private static List<Person> called(String text) {
    return Mentions.of(text, List.of(Cast.PIA, Cast.ADA, Cast.VERA)).stream()
        .map(Mentions.Part::person)
        .filter(Objects::nonNull)
        .toList();
  }
}
