package heed.slack.loop;

import heed.loop.LedgerLine;
import heed.loop.WritingDrafts;
import heed.people.Person;
import heed.platform.Json;
import heed.platform.Refused;
import heed.platform.Texts;
import heed.slack.call.SlackCalls;
import heed.slack.filing.Submitted;
import heed.slack.rooms.SlackRooms;
import heed.slack.team.Voices;
import heed.slack.text.Kit;
import heed.slack.text.LoopButtons;
import heed.slack.text.LoopWords;
import heed.slack.text.Place;
import heed.slack.text.Voice;
import java.util.List;
import java.util.Map;

/// The form in which a draft is made one's own, copied, and then marked as told.
public final class DraftForm {
  public static final String CALLBACK = "draft";

  /// The field with the text.

  private static final int NAME = 60;

  private final SlackCalls calls;
  private final SlackRooms rooms;
  private final WritingDrafts drafts;
  private final Voices voices;

  public DraftForm(SlackCalls calls, SlackRooms rooms, WritingDrafts drafts, Voices voices) {
    this.voices = voices;
    this.calls = calls;
    this.rooms = rooms;
    this.drafts = drafts;
  }

  /// Opens it over a loop that is still owed.
  ///
  /// @throws Refused when it is not, with who ended it
  void open(Person person, String trigger, LoopButtons.Target target, Place place) {
    var voice = voices.of(person);
    var line =
        rooms
            .database()
            .read(handle -> rooms.loops().find(handle, target.loop()))
            .orElseThrow(() -> Refused.notFound("loop", target.loop()));
    if (!line.loop().state().open()) {
      throw Refused.because(
          Refused.Kind.CONFLICT, LoopWords.became(voice, line.loop(), line.csm(), null));
    }
    var draft = rooms.database().read(handle -> drafts.of(handle, line, rooms.today()));
    calls.openView(trigger, view(voice, line, draft, target, place));
  }

  private static Map<String, Object> view(
      Voice voice, LedgerLine line, String draft, LoopButtons.Target target, Place place) {
    var memory = place.memory();
    memory.put("target", target.value());
    return Kit.modal(
        voice,
        CALLBACK,
        voice.plain("draft.title", line.accountName()),
        voice.plain("button.told"),
        Json.write(memory),
        List.of(
            Kit.section(
                voice.say(
                    "draft.how",
                    Texts.clip(line.accountName(), NAME),
                    Texts.clip(line.featureTitle(), NAME))),
            Kit.input(
                Submitted.DRAFT,
                voice.plain("draft.text"),
                false,
                Kit.text(Submitted.DRAFT, true, voice.plain("draft.placeholder"), draft))));
  }
}
