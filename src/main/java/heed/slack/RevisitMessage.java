package heed.slack;

import heed.loop.Revisit;
import heed.platform.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Declined features whose day has come, as a message to a PM. Never any money.
final class RevisitMessage {
  private static final int REASON = 200;

  private RevisitMessage() {}

  static SlackCourier.Words words(Revisit revisit) {
    var names = revisit.items().stream().map(Revisit.Item::title).toList();
    var count = names.size() + revisit.more();
    var title =
        count == 1
            ? "1 declined feature is to be looked at again"
            : count + " declined features are to be looked at again";
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(Kit.header(title));
    revisit.items().forEach(item -> blocks.add(Kit.section(line(item))));
    if (revisit.more() > 0) {
      blocks.add(Kit.context("… and " + revisit.more() + " more."));
    }
    return new SlackCourier.Words(title + ": " + LoopWords.names(names) + ".", List.copyOf(blocks));
  }

  private static String line(Revisit.Item item) {
    var customers =
        switch (item.customers()) {
          case 0 -> "nobody asks for it now";
          case 1 -> "1 customer asks for it";
          default -> item.customers() + " customers ask for it";
        };
    var line =
        "*"
            + LoopWords.names(List.of(item.title()))
            + "* · "
            + customers
            + " · set for "
            + LoopWords.day(item.revisitDate());
    return item.reason() == null
        ? line
        : line + "\n" + Mrkdwn.say("Declined because: {}", Texts.clip(item.reason(), REASON));
  }
}
