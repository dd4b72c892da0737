package heed.slack.message;

import heed.loop.Weekly;
import heed.loop.WeeklyWords;
import heed.slack.text.Kit;
import heed.slack.text.Mrkdwn;
import heed.slack.text.Voice;
import heed.slack.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The weekly list as a message to somebody who leads. Never any money.
public final class WeeklyMessage {
  /// What fits a section, with room for a mark that it was cut.
  private static final int EACH = 2900;

  private WeeklyMessage() {}

  public static Words words(Voice voice, Weekly list) {
    var words = new WeeklyWords(list, voice.language());
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(Kit.header(words.title()));
    words.sections().forEach(section -> blocks.add(section(section)));
    blocks.add(Kit.context(Mrkdwn.literal(words.counted())));
    return new Words(Mrkdwn.literal(words.title()), List.copyOf(blocks));
  }

  private static Map<String, Object> section(WeeklyWords.Section section) {
    var lines =
        section.lines().stream()
            .map(line -> "• " + Mrkdwn.literal(line))
            .collect(Collectors.joining("\n"));
    return Kit.section(Mrkdwn.clip("*" + Mrkdwn.literal(section.heading()) + "*\n" + lines, EACH));
  }
}
