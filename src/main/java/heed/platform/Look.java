package heed.platform;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// How a name looks, whatever its letters are: a Cyrillic “а” looks like a Latin one, and
/// zero-width characters like nothing. For hints only: names that look alike may well be two names.
/// Knows the commonest of Unicode’s confusable characters (UTS 39); all of them come with ICU4J,
/// which is more than a hint needs.
public final class Look {
  /// Letters of other scripts, and the Latin ones below that are drawn alike in most fonts.
  private static final String OTHERS = "АВЕКМНОРСТУХІЈЅԚԜаеорсухіјѕһӏԁԛԝкΑΒΕΖΗΙΚΜΝΟΡΤΥΧοινραυκϲϳ";

  private static final String LATIN = "ABEKMHOPCTYXIJSQWaeopcyxijshldqwkABEZHIKMNOPTYXoivpaukcj";

  private static final Pattern UNDRAWN = Pattern.compile("\\p{Cf}+");
  private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\s]+");

  private Look() {}

  /// The same for all names that look alike, but for case, accents and spaces.
  public static String of(String name) {
    var drawn = UNDRAWN.matcher(latin(name)).replaceAll("");
    return SPACES.matcher(Texts.folded(drawn)).replaceAll(" ").strip();
  }

  /// The name in Latin letters, as far as they look like its own.
  public static String latin(String name) {
    var letters = new StringBuilder(Normalizer.normalize(name, Normalizer.Form.NFKC));
    for (var i = 0; i < letters.length(); i++) {
      var at = OTHERS.indexOf(letters.charAt(i));
      if (at >= 0) {
        letters.setCharAt(i, LATIN.charAt(at));
      }
    }
    return letters.toString();
  }
}
