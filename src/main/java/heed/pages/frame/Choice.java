package heed.pages.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One entry of a list to choose from.
public record Choice(String value, String words, boolean chosen) {
  /// A list to choose from, in which what is chosen stands even when it is unknown.
  ///
  /// @param all what the entry for all of them is called
  public static List<Choice> of(
      String all,
      NavigableSet<String> values,
      Optional<String> chosen,
      Function<String, String> words) {
    var choices = new ArrayList<Choice>();
    choices.add(new Choice("", all, chosen.isEmpty()));
    chosen.ifPresent(values::add);
    for (var value : values) {
      choices.add(
          new Choice(value, Spoken.text(words.apply(value)), chosen.equals(Optional.of(value))));
    }
    return choices;
  }

  /// Whether one of the choices, other than "all", is chosen.
  static boolean any(List<Choice> choices) {
    return choices.stream().anyMatch(choice -> choice.chosen() && !choice.value().isEmpty());
  }

  /// The same as a class of an element; null leaves it out.
  public static @Nullable String set(List<Choice> choices) {
    return any(choices) ? "set" : null;
  }
}
