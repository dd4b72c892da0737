package heed.slack.filing;

import heed.book.Book;
import heed.book.Similarity;
import heed.feature.Feature;
import heed.slack.text.Kit;
import heed.slack.text.LoopWords;
import heed.slack.text.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A feature that may be the same ask as a new one.
///
/// @param asks how many accounts ask for it
public record Alike(Feature feature, int asks) {
  /// The button's action, followed by its place.
  public static final String USE = "use_feature";

  /// The block with the suggestions.
  static final String BLOCK = "alike";

  private static final int OFFERED = 3;

  /// Below this, what two texts share is chance. A suggestion that is missed costs a merge later;
  /// one that is beside the point costs the filer a glance.
  private static final double LEAST = 0.2;

  static List<Alike> of(Book book, String title) {
    return Similarity.of(book).find(book, title, OFFERED).stream()
        .filter(match -> match.likeness() >= LEAST)
        .map(match -> new Alike(book.feature(match.feature()), book.asks(match.feature()).count()))
        .toList();
  }

  static List<Map<String, Object>> blocks(Voice voice, List<Alike> alike) {
    if (alike.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    var buttons = new ArrayList<Map<String, Object>>();
    lines.add(voice.say("alike", alike.size()));
    for (var each : alike) {
      lines.add(
          "• *"
              + Voice.name(each.feature.title())
              + "*"
              + LoopWords.BETWEEN
              + voice.status(each.feature.status())
              + LoopWords.BETWEEN
              + voice.say("accounts", each.asks));
      var label = voice.plain("alike.use", each.feature.title());
      buttons.add(Kit.button(label, USE + ":" + buttons.size(), each.feature.key(), label));
    }
    return List.of(Kit.section(String.join("\n", lines)), Kit.actions(BLOCK, List.copyOf(buttons)));
  }
}
