package heed.slack.command;

import heed.account.AccountStore;
import heed.brief.BriefWords;
import heed.brief.Briefing;
import heed.brief.MarkdownBrief;
import heed.brief.ValueBrief;
import heed.platform.Json;
import heed.platform.Texts;
import heed.slack.rooms.SlackRooms;
import heed.slack.text.Kit;
import heed.slack.text.Mrkdwn;
import heed.slack.text.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The value brief of an account as a view: what came of each thing it asked for, told or not, and
/// the whole as Markdown to copy. The brief is in the language of the account, what stands around
/// it in that of the reader.
public final class BriefModal {
  /// The action of the button that opens it; its value is the account's key.
  public static final String OPEN = "value_brief";

  /// The action of the button that leads to the page.
  public static final String PAGE = "brief_page";

  /// For everything but the asks: two blocks at the beginning, a heading for each of four chapters,
  /// what is left out, two for the Markdown and one for the page.
  private static final int OTHER_BLOCKS = 10;

  /// Bytes for the asks, of the 250 KB that Slack takes.
  private static final int MOST_BYTES = 180_000;

  /// Code points that one sentence or quotation may have.
  private static final int SENTENCE = 400;

  /// Code points of Markdown that are still good to copy from a view. Slack names no limit for
  /// preformatted text; it takes as much from people who paste it.
  private static final int MARKDOWN = 10_000;

  private final SlackRooms rooms;
  private final Briefing briefing;

  BriefModal(SlackRooms rooms) {
    this.rooms = rooms;
    this.briefing = new Briefing(new AccountStore(), rooms.features());
  }

  /// The view for an account.
  ///
  /// @throws heed.platform.Refused NOT_FOUND
  Map<String, Object> of(Voice voice, String account) {
    var brief = rooms.database().read(handle -> briefing.of(handle, account, rooms.today()));
    return Kit.modal(voice, "brief", voice.plain("brief.title"), null, "", blocks(voice, brief));
  }

  private List<Map<String, Object>> blocks(Voice voice, ValueBrief brief) {
    var words = new BriefWords(brief);
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(Kit.header(words.title()));
    blocks.add(Kit.section(Mrkdwn.literal(words.date() + "\n" + words.summary())));
    var left = append(blocks, words);
    if (left > 0) {
      blocks.add(Kit.section(voice.say("brief.left", left)));
    }
    var markdown = MarkdownBrief.of(brief);
    if (Texts.length(markdown) <= MARKDOWN) {
      blocks.add(Kit.section(voice.say("brief.markdown")));
      blocks.add(Kit.preformatted(markdown));
    }
    var address = rooms.triage().addressOfBrief(brief.account().key());
    if (!address.isEmpty()) {
      var spoken = voice.plain("brief.page.spoken", brief.account().name());
      blocks.add(
          Kit.actions(
              "brief", List.of(Kit.link(voice.plain("brief.page"), PAGE, address, spoken))));
    }
    return blocks;
  }

  /// Appends as many asks as fit; gives how many do not.
  private static int append(List<Map<String, Object>> blocks, BriefWords words) {
    var room = Kit.BLOCKS_OF_VIEW - OTHER_BLOCKS;
    var bytes = MOST_BYTES;
    var left = 0;
    for (var chapter : words.chapters()) {
      var shown = new ArrayList<Map<String, Object>>();
      for (var item : chapter.items()) {
        var block = Kit.section(text(item));
        bytes -= Json.bytes(block).length;
        if (room == 0 || bytes < 0) {
          left++;
        } else {
          room--;
          shown.add(block);
        }
      }
      if (!shown.isEmpty()) {
        blocks.add(Kit.header(chapter.heading()));
        blocks.addAll(shown);
      }
    }
    return left;
  }

  private static String text(BriefWords.Item item) {
    var lines = new ArrayList<String>();
    lines.add("*" + Mrkdwn.literal(item.title()) + "*");
    item.sentences().forEach(sentence -> lines.add(shortened(sentence)));
    if (item.quote() != null) {
      lines.add(Mrkdwn.quote(Texts.clip(item.quote(), SENTENCE)));
    }
    if (item.owed() != null) {
      lines.add("*" + Mrkdwn.literal(item.owed()) + "*");
    }
    return String.join("\n", lines);
  }

  private static String shortened(String sentence) {
    return Mrkdwn.literal(Texts.clip(sentence, SENTENCE));
  }
}
