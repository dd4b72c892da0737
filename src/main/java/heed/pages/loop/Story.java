package heed.pages.loop;

import heed.loop.LedgerLine;
import heed.loop.Loop;
import heed.loop.LoopSteps;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.platform.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Puts the story of a loop into words: who told whom, when and how.
final class Story {
  private final Map<String, String> names;
  private final Voice voice;
  private final Phrases says;

  Story(Map<String, String> names, Voice voice) {
    this.names = names;
    this.voice = voice;
    this.says = voice.on("loops");
  }

  String headline(LedgerLine line) {
    var key =
        switch (line.loop().state()) {
          case OWED, SNOOZED -> "story.waits";
          case TOLD -> "story.heard";
          case WAIVED -> "story.waived";
          case SUPERSEDED -> "story.superseded";
        };
    return says.say(key, Spoken.text(line.accountName()), Spoken.text(line.featureTitle()));
  }

  StoryView.Step step(LoopSteps.Step step) {
    return new StoryView.Step(
        voice.moment(step.atMs()), name(step.by()), what(step), more(step.loop()));
  }

  private String what(LoopSteps.Step step) {
    var loop = step.loop();
    return switch (step.action()) {
      case "opened" -> says.say("step.opened." + loop.milestone().word());
      case "reassigned" -> handed(loop);
      case "snoozed" ->
          loop.until() == null
              ? says.say("step.snoozed")
              : says.say("step.snoozed.until", voice.day(loop.until()));
      case "drafted" -> says.say(loop.draft() == null ? "step.ours" : "step.edited");
      case "told" ->
          loop.how() == null
              ? says.say("step.told")
              : says.say("step.told.how", Spoken.text(loop.how()));
      case "woken", "waived", "superseded", "noted" -> says.say("step." + step.action());
      default -> Spoken.text(step.action());
    };
  }

  private String handed(Loop loop) {
    var owner = loop.owner();
    if (owner == null) {
      return says.say("step.back");
    }
    return owner.equals(Loop.POOL) ? says.say("step.pool") : says.say("step.handed", name(owner));
  }

  private List<String> more(Loop loop) {
    var more = new ArrayList<String>();
    if (loop.promisedDate() != null) {
      more.add(says.say("counts-on", voice.day(loop.promisedDate())));
    }
    if (loop.reason() != null) {
      more.add(Spoken.text(loop.reason()));
    }
    if (loop.note() != null && !loop.note().equals(loop.draft())) {
      more.add(Spoken.text(loop.note()));
    }
    if (loop.url() != null) {
      more.add(Spoken.text(loop.url()));
    }
    return more;
  }

  private String name(String actor) {
    return Spoken.text(names.getOrDefault(actor, actor));
  }
}
