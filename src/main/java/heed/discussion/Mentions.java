package heed.discussion;

import heed.people.Person;
import heed.people.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the people that a text calls by `@` and their name or their address. The longest name
/// wins; a letter, digit or `@` right before or a letter or digit right after makes it another
/// word. Viewers are not found: they do not see discussions.
public final class Mentions {
  /// A piece of a text; with whom it calls, or null for plain words.
  public record Part(String text, @Nullable Person person) {}

  private record Called(String name, Person person) {}

  private Mentions() {}

  /// The text in pieces, from start to end.
  public static List<Part> of(String text, Collection<Person> people) {
    var names =
        people.stream()
            .filter(person -> person.role().atLeast(Role.CSM))
            .flatMap(person ->
                Stream.of(new Called(person.name(), person), new Called(person.email(), person)))
            .filter(called -> !called.name.isBlank())
            .sorted(
                Comparator.comparingInt((Called called) -> -called.name.length())
                    .thenComparing(called -> called.person.email()))
            .toList();
    var parts = new ArrayList<Part>();
    var from = 0;
    for (var at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      var called = at < from || inWord(text, at - 1) ? null : at(text, at + 1, names);
      if (called != null) {
        if (at > from) {
          parts.add(new Part(text.substring(from, at), null));
        }
        from = at + 1 + called.name.length();
        parts.add(new Part(text.substring(at, from), called.person));
      }
    }
    if (from < text.length()) {
      parts.add(new Part(text.substring(from), null));
    }
    return parts;
  }

  private static @Nullable Called at(String text, int start, List<Called> names) {
    for (var called : names) {
      var length = called.name.length();
      if (text.regionMatches(true, start, called.name, 0, length)
          && !inWord(text, start + length)) {
        return called;
      }
    }
    return null;
  }

  private static boolean inWord(String text, int at) {
    return at >= 0
        && at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '@');
  }
}
