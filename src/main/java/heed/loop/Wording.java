package heed.loop;

import heed.platform.Texts;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Sets what other people wrote into an English sentence, so that it neither breaks the sentence
/// nor is broken by it. Whatever is stored stays as it was written; only the copy in a text is
/// trimmed.
final class Wording {
  /// Controls that turn the direction of what follows, far beyond the text that holds them.
  private static final Pattern DIRECTION_CONTROLS =
      Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
  private static final Pattern ADDRESS = Pattern.compile("[(<\\[]?\\S+@\\S+");
  private static final Pattern ASIDE = Pattern.compile("[(<\\[,;/|].*$|\\s[-–—]\\s.*$");
  private static final Pattern PERSON_WORD = Pattern.compile("[\\p{L}\\p{M}.'’-]+");
  private static final Pattern ACRONYM = Pattern.compile("\\p{Lu}{2,}");
  private static final Pattern TITLE =
      Pattern.compile("(?:Dr|Prof|Mr|Mrs|Ms|Mx|Herr|Frau)\\.?", Pattern.CASE_INSENSITIVE);

  /// Longest name that is one; a longer one is a description of somebody.
  private static final int MOST_NAME_WORDS = 4;

  /// What people see as one character may be made of many; a pile of hundreds is vandalism.
  private static final int MOST_MARKS = 8;

  private static final char START_ISOLATE = '\u2068';
  private static final char END_ISOLATE = '\u2069';

  private Wording() {}

  /// How to call a contact: "Ann" for "Ann Lee (CTO) ann@example.com", the whole for "Dr. Ann Lee";
  /// null when what was written down is no name, such as an address or a post.
  static @Nullable String callingName(@Nullable String contact) {
    if (contact == null) {
      return null;
    }
    var bare = ADDRESS.matcher(collapsed(contact)).replaceAll(" ");
    var name = ASIDE.matcher(bare).replaceFirst("").strip();
    var words = name.isEmpty() ? new String[0] : name.split(" ");
    if (words.length == 0 || words.length > MOST_NAME_WORDS) {
      return null;
    }
    for (var word : words) {
      if (!PERSON_WORD.matcher(word).matches() || word.equals("of") || word.equals("the")) {
        return null;
      }
    }
    if (ACRONYM.matcher(words[0]).matches() || Character.isLowerCase(words[0].codePointAt(0))) {
      return null;
    }
    return TITLE.matcher(words[0]).matches() ? name : words[0];
  }

  /// In quotation marks.
  static String quoted(String text) {
    return "“" + isolated(text) + "”";
  }

  /// Kept together when it is written from right to left, so that the sentence around it stays in
  /// order.
  static String isolated(String text) {
    return isRightToLeft(text) ? START_ISOLATE + text + END_ISOLATE : text;
  }

  static String oneLine(String text, int longest) {
    return clipped(collapsed(text), longest);
  }

  /// Somebody's words in one line, without the quotation marks they may already have.
  static String words(String quote, int longest) {
    var text = collapsed(quote);
    while (text.length() > 1
        && isQuotationMark(text.charAt(0))
        && isQuotationMark(text.charAt(text.length() - 1))) {
      text = text.substring(1, text.length() - 1).strip();
    }
    return clipped(text, longest);
  }

  /// A text of some lines.
  static String paragraph(String text, int longest) {
    var kept =
        text.lines()
            .map(Wording::collapsed)
            .filter(line -> !line.isEmpty())
            .map(Wording::isolated)
            .collect(Collectors.joining("\n"));
    return clipped(kept, longest);
  }

  /// The beginning of a text, cut between words where there are any, and never inside what people
  /// see as one character.
  static String clipped(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    var end = 0;
    for (var count = 0; count < longest - 1 && end != BreakIterator.DONE; count++) {
      end = characters.next();
    }
    var fits =
        end == BreakIterator.DONE
            || characters.next() == BreakIterator.DONE
            || characters.next() == BreakIterator.DONE;
    if (fits) {
      return Texts.clip(text, longest * MOST_MARKS);
    }
    var space = text.lastIndexOf(' ', end);
    var cut = space > end * 2 / 3 ? space : end;
    return text.substring(0, cut).stripTrailing() + "…";
  }

  private static String collapsed(String text) {
    return SPACE.matcher(DIRECTION_CONTROLS.matcher(text).replaceAll("")).replaceAll(" ").strip();
  }

  private static boolean isQuotationMark(char mark) {
    return "\"'“”„‘’‚«»".indexOf(mark) >= 0;
  }

  private static boolean isRightToLeft(String text) {
    return text.codePoints()
        .map(Character::getDirectionality)
        .anyMatch(direction ->
            direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
  }
}
