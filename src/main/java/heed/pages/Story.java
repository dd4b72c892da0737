package heed.pages;

import heed.loop.LedgerLine;
import heed.loop.Loop;
import heed.loop.LoopSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Puts the story of a loop into words: who told whom, when and how.
final class Story {
  private final Map<String, String> names;

  Story(Map<String, String> names) {
    this.names = names;
  }

  String headline(LedgerLine line) {
    var account = Spoken.text(line.accountName());
    var feature = Spoken.text(line.featureTitle());
    return switch (line.loop().state()) {
      case OWED, SNOOZED -> account + " waits to hear about " + feature;
      case TOLD -> account + " heard about " + feature;
      case WAIVED -> account + " need not hear about " + feature;
      case SUPERSEDED -> account + " is owed newer word about " + feature;
    };
  }

  StoryView.Step step(LoopSteps.Step step) {
    return new StoryView.Step(
        Spoken.moment(step.atMs()), name(step.by()), what(step), more(step.loop()));
  }

  private String what(LoopSteps.Step step) {
    var loop = step.loop();
    return switch (step.action()) {
      case "opened" -> "decided that it " + Ledger.news(loop.milestone());
      case "reassigned" -> handed(loop);
      case "snoozed" ->
          "put it off" + (loop.until() == null ? "" : " until " + Spoken.day(loop.until()));
      case "woken" -> "brought it back";
      case "drafted" ->
          loop.draft() == null ? "took Heed’s words again" : "edited the words to send";
      case "told" ->
          "told the customer" + (loop.how() == null ? "" : " by " + Spoken.text(loop.how()));
      case "waived" -> "decided that nobody needs to tell them";
      case "superseded" -> "decided something newer";
      default -> Spoken.text(step.action());
    };
  }

  private String handed(Loop loop) {
    var owner = loop.owner();
    if (owner == null) {
      return "gave it back to whoever looks after the account";
    }
    return owner.equals(Loop.POOL)
        ? "gave it to nobody in particular"
        : "handed it to " + name(owner);
  }

  private static List<String> more(Loop loop) {
    var more = new ArrayList<String>();
    if (loop.promisedDate() != null) {
      more.add("They count on " + Spoken.day(loop.promisedDate()) + ".");
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
