package heed.slack.message;

import heed.loop.LateNotices;
import heed.loop.Reminder;
import heed.outbox.Message;
import heed.slack.text.Kit;
import heed.slack.text.Words;
import java.util.ArrayList;
import java.util.List;

/// Several notices and reminders as one message, because they waited too long to come one by one:
/// whom the reader still owes word, as a reminder shows it. Never any money.
public final class GatheredMessage {
  /// Each takes two blocks, of fifty.
  private static final int MOST_ITEMS = 20;

  private GatheredMessage() {}

  public static Words words(Message first, List<Message> carried, NoticeMessage.Setting setting) {
    var all = new ArrayList<Message>();
    all.add(first);
    all.addAll(carried);
    var items = LateNotices.gathered(first, all, setting.today(), setting.loops());
    var shown = items.stream().limit(MOST_ITEMS).toList();
    var more = items.size() - shown.size() + LateNotices.more(all);
    var reminder = new Reminder(setting.today(), shown, more);
    var words = ReminderMessage.words(reminder, setting);
    var blocks = new ArrayList<>(words.blocks());
    blocks.add(1, Kit.context(setting.voice().say("gathered.why", all.size())));
    return new Words(words.text(), blocks);
  }
}
