package heed.slack.message;

import heed.loop.LedgerLine;
import heed.loop.Reminder;
import heed.slack.text.Kit;
import heed.slack.text.LoopButtons;
import heed.slack.text.LoopWords;
import heed.slack.text.Mrkdwn;
import heed.slack.text.Voice;
import heed.slack.text.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A reminder as a message: whom the reader still owes word, with the buttons, or what became of it
/// since. Written from the loops as they stand, so that it changes in place. Never any money.
public final class ReminderMessage {
  /// Longest words about one loop, so that twenty fit into a message.
  private static final int EACH = 450;

  private ReminderMessage() {}

  public static Words words(Reminder reminder, NoticeMessage.Setting setting) {
    var voice = setting.voice();
    var names = reminder.items().stream().map(Reminder.Item::account).toList();
    var count = names.size() + reminder.more();
    var title = voice.plain(setting.reader() == null ? "reminder.unowned" : "reminder", count);
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(Kit.header(title));
    reminder.items().forEach(item -> add(blocks, item, setting));
    if (reminder.more() > 0) {
      blocks.add(Kit.context(voice.say("reminder.left", reminder.more())));
    }
    var named = new Voice.Ready(voice.names(names));
    var text =
        reminder.more() > 0
            ? voice.say("reminder.text.more", title, named, reminder.more())
            : voice.say("reminder.text", title, named);
    return new Words(text, blocks);
  }

  private static String due(Voice voice, LocalDate due, LocalDate today) {
    if (due.equals(today)) {
      return LoopWords.BETWEEN + voice.say("due.today");
    }
    return due.equals(today.plusDays(1))
        ? LoopWords.BETWEEN + voice.say("due.tomorrow")
        : LoopWords.due(voice, due, due.isBefore(today));
  }

  private static void add(
      List<Map<String, Object>> blocks, Reminder.Item item, NoticeMessage.Setting setting) {
    var voice = setting.voice();
    var line = setting.loops().apply(item.loopId());
    var loop = line.map(LedgerLine::loop).orElse(null);
    var owner = line.map(LedgerLine::csm).orElse(null);
    var answerable = loop != null && LoopWords.answerable(loop, owner, setting.reader());
    var became = loop == null ? "" : LoopWords.became(voice, loop, owner, setting.reader());
    var text =
        "*"
            + Voice.name(item.account())
            + "*"
            + LoopWords.BETWEEN
            + LoopWords.happened(voice, item.feature(), item.milestone(), null, null)
            + LoopWords.decides(voice, item.decisionDate(), setting.today())
            + (item.woken() ? LoopWords.BETWEEN + voice.say("reminder.woken") : "")
            + due(voice, item.dueDate(), setting.today());
    blocks.add(Kit.section(Mrkdwn.clip(text, EACH) + (became.isEmpty() ? "" : "\n" + became)));
    if (answerable) {
      var target = new LoopButtons.Target(item.loopId(), setting.messageId());
      blocks.add(
          LoopButtons.of(voice, target, item.account(), item.feature(), setting.reader() != null));
    }
  }
}
