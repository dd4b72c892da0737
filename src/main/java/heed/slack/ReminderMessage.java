package heed.slack;

import heed.loop.LedgerLine;
import heed.loop.Reminder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A reminder as a message: whom the reader still owes word, with the buttons, or what became of it
/// since. Written from the loops as they stand, so that it changes in place. Never any money.
final class ReminderMessage {
  /// Longest words about one loop, so that twenty fit into a message.
  private static final int EACH = 450;

  private ReminderMessage() {}

  static SlackCourier.Words words(Reminder reminder, NoticeMessage.Setting setting) {
    var names = reminder.items().stream().map(Reminder.Item::account).toList();
    var count = names.size() + reminder.more();
    var title = title(count, setting.reader() != null);
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(Kit.header(title));
    reminder.items().forEach(item -> add(blocks, item, setting));
    if (reminder.more() > 0) {
      blocks.add(Kit.context("… and " + reminder.more() + " more: `/heed loops` lists them."));
    }
    var more = reminder.more() > 0 ? " (and " + reminder.more() + " more)" : "";
    return new SlackCourier.Words(title + ": " + LoopWords.names(names) + more + ".", blocks);
  }

  private static String title(int count, boolean owned) {
    var whom = owned ? "to hear from you" : "for word, and nobody owns it";
    return count == 1 ? "1 customer still waits " + whom : count + " customers still wait " + whom;
  }

  private static void add(
      List<Map<String, Object>> blocks, Reminder.Item item, NoticeMessage.Setting setting) {
    var line = setting.loops().apply(item.loopId());
    var loop = line.map(LedgerLine::loop).orElse(null);
    var owner = line.map(LedgerLine::csm).orElse(null);
    var answerable = loop != null && LoopWords.answerable(loop, owner, setting.reader());
    var became = loop == null ? "" : LoopWords.became(loop, owner, setting.reader());
    var text =
        "*"
            + LoopWords.names(List.of(item.account()))
            + "* · "
            + LoopWords.happened(item.feature(), item.milestone(), null, null)
            + LoopWords.decides(item.decisionDate(), setting.today())
            + (item.woken() ? " · you put it off until now" : "")
            + (item.dueDate().isBefore(setting.today()) ? " · late since " : " · by ")
            + LoopWords.day(item.dueDate());
    blocks.add(Kit.section(Mrkdwn.clip(text, EACH) + (became.isEmpty() ? "" : "\n" + became)));
    if (answerable) {
      var target = new LoopButtons.Target(item.loopId(), setting.messageId());
      blocks.add(LoopButtons.of(target, item.account(), setting.reader() != null));
    }
  }
}
