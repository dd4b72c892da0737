package heed.pages.backlog;

import heed.feature.Effort;
import heed.feature.Feature;
import heed.feature.Status;
import heed.loop.Adjusted;
import heed.pages.backlog.BacklogView.Decide;
import heed.pages.backlog.BacklogView.Edit;
import heed.pages.backlog.BacklogView.Said;
import heed.pages.frame.Choice;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.platform.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts changes in the rows of the backlog into words.
final class BacklogEdits {
  private final BacklogAsked asked;
  private final Voice voice;
  private final Phrases says;

  BacklogEdits(BacklogAsked asked, Voice voice) {
    this.asked = asked;
    this.voice = voice;
    this.says = voice.on("backlog");
  }

  /// @param begins whether its work can begin without anybody being told
  Edit form(Feature feature, boolean begins, @Nullable String trouble) {
    var address = BacklogEditRoutes.addressOf(feature.key());
    var effort = feature.effort();
    return new Edit(
        asked.with(address),
        asked.with(address),
        effort == null ? "" : effort.spoken(),
        parts(effort),
        statuses(feature.status(), begins),
        Stream.of(Status.PLANNED, Status.SHIPPED, Status.DECLINED)
            .map(status ->
                new Decide(says.say("edit.decide." + status.word()), Links.decide(feature, status)))
            .toList(),
        effort == null ? "" : Integer.toString(effort.totalHundredths()),
        feature.status().word(),
        trouble);
  }

  /// What has become of a row.
  ///
  /// @param undoable false: this was the taking back
  /// @return null when nothing was changed
  @Nullable Said said(Backlog before, Backlog now, Adjusted.Made made, boolean undoable) {
    if (!made.changed()) {
      return null;
    }
    var key = made.now().key();
    var rank = now.rankOf(key);
    var words = undoable ? was(made) : says.say("said.back", stands(made));
    var place = place(before.rankOf(key), rank, now.indexOf(key) < 0);
    return new Said(
        words,
        undoable ? asked.with(BacklogEditRoutes.addressOf(key) + "/undo") : null,
        made.beforeVersion(),
        made.version(),
        place,
        before.indexOf(key) == now.indexOf(key) ? null : now.placeOf(key).orElse(null),
        says.say("said.whole", Spoken.text(made.now().title()), words, place));
  }

  /// "Ben made it 3 pm meanwhile; yours is not saved."
  String meanwhile(Adjusted.Meanwhile meanwhile, Map<String, String> names) {
    var who = Spoken.text(names.getOrDefault(meanwhile.actor(), meanwhile.actor()));
    var now = meanwhile.now();
    return says.say("edit.meanwhile", who, effort(now.effort()), voice.status(now.status()));
  }

  String tells(Feature feature, Status status) {
    return says.say("edit.tells", Spoken.text(feature.title()), voice.status(status));
  }

  private String place(int before, int rank, boolean hidden) {
    if (hidden) {
      return says.say("said.hidden", voice.place(rank));
    }
    return says.say(before == rank ? "said.still" : "said.now", voice.place(rank));
  }

  private String was(Adjusted.Made made) {
    var before = made.before();
    var estimated = !Objects.equals(before.effort(), made.now().effort());
    var moved = before.status() != made.now().status();
    if (estimated && moved) {
      return says.say("said.was.both", effort(before.effort()), voice.status(before.status()));
    }
    return says.say(
        "said.was", estimated ? effort(before.effort()) : voice.status(before.status()));
  }

  /// What it is again after it was taken back.
  private String stands(Adjusted.Made made) {
    var now = made.now();
    var moved = made.before().status() != now.status();
    if (moved && !Objects.equals(made.before().effort(), now.effort())) {
      return says.say("said.both", effort(now.effort()), voice.status(now.status()));
    }
    return moved ? voice.status(now.status()) : effort(now.effort());
  }

  private String effort(@Nullable Effort effort) {
    return effort == null ? says.say("effort.none") : voice.effort(effort.personMonths(), true);
  }

  /// Only what nobody has to be told of, and where it stands now.
  private List<Choice> statuses(Status now, boolean begins) {
    var choices = new ArrayList<Choice>();
    for (var status :
        List.of(Status.NEW, Status.UNDER_REVIEW, Status.PLANNED, Status.IN_PROGRESS)) {
      var quiet = status != Status.PLANNED && (status != Status.IN_PROGRESS || begins);
      if (quiet || status == now) {
        choices.add(new Choice(status.word(), Spoken.capital(voice.status(status)), status == now));
      }
    }
    return choices;
  }

  /// "1.5 engineering, 0.25 design, 0.25 product": gone with a new whole.
  private @Nullable String parts(@Nullable Effort effort) {
    if (effort == null
        || effort.engineeringHundredths() == null
        || effort.designHundredths() == null
        || effort.productHundredths() == null) {
      return null;
    }
    return says.say(
        "edit.parts",
        Effort.spoken(effort.engineeringHundredths()),
        Effort.spoken(effort.designHundredths()),
        Effort.spoken(effort.productHundredths()));
  }
}
