package heed.platform;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/// All texts of one room or door in one language. They stand in `phrases/ROOM.TAG.properties`
/// (UTF-8): a key, and a pattern of [MessageFormat] whose numbered places take the arguments, with
/// `{0,choice,1#one account|1<{0} accounts}` where a number changes the words. Texts use the
/// typographic apostrophe; the straight one quotes in a pattern.
///
/// Numbers are grouped as the language does. Give dates and money as text: [Language#date].
public final class Phrases {
  private static final Map<String, Phrases> ALL = new ConcurrentHashMap<>();

  private final String file;
  private final Language language;
  private final Map<String, MessageFormat> patterns = new HashMap<>();

  /// The texts without places, which are most on a page: formatting one would cost a copy.
  private final Map<String, String> plain = new HashMap<>();

  private Phrases(String file, Language language) {
    this.file = file;
    this.language = language;
    texts(file)
        .forEach((key, pattern) ->
            patterns.put(key.toString(), new MessageFormat(pattern.toString(), language.locale())));
    patterns.forEach((key, pattern) -> {
      if (pattern.getFormatsByArgumentIndex().length == 0) {
        plain.put(key, pattern.format(new Object[0]));
      }
    });
  }

  /// The texts of a room or door, such as `slack`.
  ///
  /// @throws IllegalArgumentException when it has none
  public static Phrases of(String room, Language language) {
    var file = "/phrases/" + room + "." + language.tag() + ".properties";
    return ALL.computeIfAbsent(file, _ -> new Phrases(file, language));
  }

  public Language language() {
    return language;
  }

  /// A text with its places filled. What stands in the arguments is never read as a pattern.
  ///
  /// @throws IllegalArgumentException when there is no such text
  public String say(String key, Object... arguments) {
    var text = plain.get(key);
    if (text != null) {
      return text;
    }
    var pattern = patterns.get(key);
    if (pattern == null) {
      throw new IllegalArgumentException("No text " + key + " in " + file);
    }
    // A format keeps notes while it works; several threads speak.
    return ((MessageFormat) pattern.clone()).format(arguments);
  }

  /// Whether there is such a text; for texts that belong to words of ours, such as a status.
  public boolean has(String key) {
    return patterns.containsKey(key);
  }

  private static Properties texts(String file) {
    var texts = new Properties();
    try (var stream = Phrases.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalArgumentException("There is no " + file);
      }
      texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return texts;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
