package heed.slack.message;

import heed.loop.LedgerLine;
import heed.loop.Notice;
import heed.platform.Texts;
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
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A notice as a message: what changed, then for each account their words, a text ready to send and
/// the buttons, or what became of it. Written from the facts and the loops as they stand, so that
/// the same code writes it first and changes it in place later. Never any money.
public final class NoticeMessage {
  /// All texts of a message together; Slack gives up near 13,200.
  private static final int BUDGET = 11_500;

  /// What the labels of an account's buttons take of it.
  private static final int BUTTONS = 70;

  /// Two blocks each, in fifty, with room for the frame.
  private static final int MOST_ITEMS = 22;

  private static final int QUOTE = 300;
  private static final int LEAST_DRAFT = 120;
  private static final int MOST_DRAFT = 2300;
  private static final int REASON = 600;

  /// What a notice is put into words with.
  ///
  /// @param reader the one who gets it; null in a channel
  public record Setting(
      Voice voice,
      String messageId,
      @Nullable String reader,
      LocalDate today,
      Function<String, Optional<LedgerLine>> loops) {}

  private final Notice notice;
  private final Setting setting;
  private final Voice voice;

  private NoticeMessage(Notice notice, Setting setting) {
    this.notice = notice;
    this.setting = setting;
    this.voice = setting.voice();
  }

  public static Words words(Notice notice, Setting setting) {
    var message = new NoticeMessage(notice, setting);
    return new Words(message.text(), message.blocks());
  }

  private String text() {
    var names = notice.items().stream().map(Notice.Item::name).toList();
    var happened = new Voice.Ready(happened());
    var named = new Voice.Ready(voice.names(names));
    return notice.more() > 0
        ? voice.say("notice.text.more", happened, named, notice.more())
        : voice.say("notice.text", happened, named);
  }

  private List<Map<String, Object>> blocks() {
    var shown = notice.items().stream().limit(MOST_ITEMS).toList();
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(Kit.section(opening()));
    var each = BUDGET / Math.max(1, shown.size()) - BUTTONS;
    for (var item : shown) {
      if (shown.size() <= MOST_ITEMS / 2) {
        blocks.add(Kit.divider());
      }
      add(blocks, item, each);
    }
    var left = notice.items().size() - shown.size() + notice.more();
    if (left > 0) {
      blocks.add(Kit.section(voice.say("notice.left", left)));
    }
    return blocks;
  }

  private String opening() {
    var lines = new ArrayList<String>();
    lines.add("*" + happened() + "* " + whoAsked());
    if (notice.handedBy() != null) {
      lines.add(voice.say("notice.handed", notice.handedBy()));
    }
    if (notice.reason() != null) {
      lines.add(voice.say("notice.why", Texts.clip(notice.reason(), REASON)));
    }
    if (notice.workaround() != null) {
      lines.add(voice.say("notice.instead", Texts.clip(notice.workaround(), REASON)));
    }
    return String.join("\n", lines);
  }

  private String happened() {
    return LoopWords.happened(
        voice, notice.title(), notice.milestone(), notice.targetDate(), notice.previousDate());
  }

  private String whoAsked() {
    var count = notice.items().size() + notice.more();
    return voice.say(setting.reader == null ? "notice.asked.unowned" : "notice.asked", count);
  }

  private void add(List<Map<String, Object>> blocks, Notice.Item item, int budget) {
    var line = setting.loops.apply(item.loopId());
    var loop = line.map(LedgerLine::loop).orElse(null);
    var owner = line.map(LedgerLine::csm).orElse(null);
    var answerable = loop != null && LoopWords.answerable(loop, owner, setting.reader);
    var text = new StringBuilder(head(item));
    if (answerable) {
      words(text, item, loop == null || loop.draft() == null ? item.draft() : loop.draft(), budget);
    }
    var became = loop == null ? "" : LoopWords.became(voice, loop, owner, setting.reader);
    if (!became.isEmpty()) {
      text.append('\n').append(became);
    }
    blocks.add(Kit.section(text.toString()));
    if (answerable) {
      var target = new LoopButtons.Target(item.loopId(), setting.messageId);
      blocks.add(
          LoopButtons.of(voice, target, item.name(), notice.title(), setting.reader != null));
    }
  }

  private String head(Notice.Item item) {
    var head = new StringBuilder("*" + Voice.name(item.name()) + "*");
    if (item.severity() != null) {
      head.append(LoopWords.BETWEEN).append(voice.severity(item.severity()));
    }
    if (item.filedAt() != null) {
      head.append(LoopWords.BETWEEN).append(voice.say("notice.filed", item.filedAt()));
    }
    return head.append(LoopWords.decides(voice, item.decisionDate(), setting.today))
        .append(LoopWords.broken(voice, item.brokenDate()))
        .toString();
  }

  private void words(StringBuilder text, Notice.Item item, String draft, int budget) {
    if (item.quote() != null) {
      text.append('\n')
          .append(
              Mrkdwn.clip(
                  Mrkdwn.quote(Texts.clip(item.quote(), QUOTE)), Math.min(QUOTE * 2, budget / 2)));
    }
    var left = Math.clamp(budget - text.length(), LEAST_DRAFT, MOST_DRAFT);
    text.append('\n')
        .append(voice.say("notice.ready"))
        .append('\n')
        .append(Mrkdwn.clip(Mrkdwn.literal(draft), left));
  }
}
