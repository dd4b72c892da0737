package heed.slack;

import heed.loop.LedgerLine;
import heed.loop.Notice;
import heed.platform.Texts;
import heed.request.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A notice as a message: what changed, then for each account their words, a text ready to send and
/// the buttons, or what became of it. Written from the facts and the loops as they stand, so that
/// the same code writes it first and changes it in place later. Never any money.
final class NoticeMessage {
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

  /// @param reader the one who gets it; null in a channel
  record Setting(
      String messageId,
      @Nullable String reader,
      LocalDate today,
      Function<String, Optional<LedgerLine>> loops) {}

  private final Notice notice;
  private final Setting setting;

  private NoticeMessage(Notice notice, Setting setting) {
    this.notice = notice;
    this.setting = setting;
  }

  static SlackCourier.Words words(Notice notice, Setting setting) {
    var message = new NoticeMessage(notice, setting);
    return new SlackCourier.Words(message.text(), message.blocks());
  }

  private String text() {
    var names = notice.items().stream().map(Notice.Item::name).toList();
    var sentence = happened() + " Tell " + LoopWords.names(names);
    return notice.more() > 0 ? sentence + " (and " + notice.more() + " more)." : sentence + ".";
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
      blocks.add(Kit.section("… and " + left + " more. `/heed loops` lists them all."));
    }
    return blocks;
  }

  private String opening() {
    var lines = new ArrayList<String>();
    lines.add("*" + happened() + "* " + whoAsked());
    if (notice.handedBy() != null) {
      lines.add(Mrkdwn.say("{} handed this on.", notice.handedBy()));
    }
    if (notice.reason() != null) {
      lines.add(Mrkdwn.say("Why: {}", Texts.clip(notice.reason(), REASON)));
    }
    if (notice.workaround() != null) {
      lines.add(Mrkdwn.say("Instead: {}", Texts.clip(notice.workaround(), REASON)));
    }
    return String.join("\n", lines);
  }

  private String happened() {
    return LoopWords.happened(
        notice.title(), notice.milestone(), notice.targetDate(), notice.previousDate());
  }

  private String whoAsked() {
    var count = notice.items().size() + notice.more();
    if (setting.reader == null) {
      return (count == 1 ? "1 customer" : count + " customers")
          + " asked for it whom no CSM in Slack looks after.";
    }
    return count == 1
        ? "1 of your customers asked for it."
        : count + " of your customers asked for it.";
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
    var became = loop == null ? "" : LoopWords.became(loop, owner, setting.reader);
    if (!became.isEmpty()) {
      text.append('\n').append(became);
    }
    blocks.add(Kit.section(text.toString()));
    if (answerable) {
      var target = new LoopButtons.Target(item.loopId(), setting.messageId);
      blocks.add(LoopButtons.of(target, item.name(), setting.reader != null));
    }
  }

  private String head(Notice.Item item) {
    var head =
        new StringBuilder("*" + Mrkdwn.literal(Texts.clip(item.name(), LoopWords.SHORT)) + "*");
    if (item.severity() != null) {
      head.append(" · ").append(Severity.words(item.severity()).toLowerCase(Locale.ROOT));
    }
    if (item.filedAt() != null) {
      head.append(" · asked ").append(LoopWords.day(item.filedAt()));
    }
    head.append(LoopWords.decides(item.decisionDate(), setting.today));
    if (item.brokenDate() != null) {
      head.append("\n:warning: You told them ")
          .append(LoopWords.day(item.brokenDate()))
          .append("; that no longer holds.");
    }
    return head.toString();
  }

  private static void words(StringBuilder text, Notice.Item item, String draft, int budget) {
    if (item.quote() != null) {
      text.append('\n')
          .append(
              Mrkdwn.clip(
                  Mrkdwn.quote(Texts.clip(item.quote(), QUOTE)), Math.min(QUOTE * 2, budget / 2)));
    }
    var left = Math.clamp(budget - text.length(), LEAST_DRAFT, MOST_DRAFT);
    text.append("\nReady to send:\n").append(Mrkdwn.clip(Mrkdwn.literal(draft), left));
  }
}
