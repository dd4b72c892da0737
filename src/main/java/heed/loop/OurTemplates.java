package heed.loop;

import heed.loop.template.Template;
import heed.platform.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The templates that hold until a company writes its own. They are files of their own and no
/// phrases, since companies begin with them and read the same marks in them.
public final class OurTemplates {
  private static final Map<String, Template> READ = new ConcurrentHashMap<>();

  private OurTemplates() {}

  /// The text of a template, as somebody would write it.
  public static String text(Milestone milestone, Language language) {
    var file = file(milestone, language);
    try (var stream = OurTemplates.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("There is no " + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  static Template of(Milestone milestone, Language language) {
    return READ.computeIfAbsent(
        file(milestone, language), _ -> Template.of(text(milestone, language)));
  }

  private static String file(Milestone milestone, Language language) {
    return "/heed/drafts/" + milestone.word() + "." + language.tag() + ".txt";
  }
}
