package heed.slack.message;

import heed.loop.Revisit;
import heed.platform.Texts;
import heed.slack.text.Kit;
import heed.slack.text.Voice;
import heed.slack.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Declined features whose day has come, as a message to a PM. Never any money.
public final class RevisitMessage {
  private static final int REASON = 200;

  private RevisitMessage() {}

  public static Words words(Voice voice, Revisit revisit) {
    var names = revisit.items().stream().map(Revisit.Item::title).toList();
    var title = voice.plain("revisit", names.size() + revisit.more());
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(Kit.header(title));
    revisit.items().forEach(item -> blocks.add(Kit.section(line(voice, item))));
    if (revisit.more() > 0) {
      blocks.add(Kit.context(voice.say("revisit.left", revisit.more())));
    }
    var text = voice.say("revisit.text", title, new Voice.Ready(voice.names(names)));
    return new Words(text, List.copyOf(blocks));
  }

  private static String line(Voice voice, Revisit.Item item) {
    var line =
        voice.say("revisit.line", Voice.name(item.title()), item.customers(), item.revisitDate());
    return item.reason() == null
        ? line
        : line + "\n" + voice.say("revisit.reason", Texts.clip(item.reason(), REASON));
  }
}
