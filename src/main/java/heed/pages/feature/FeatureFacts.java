package heed.pages.feature;

import heed.feature.Effort;
import heed.feature.Feature;
import heed.pages.frame.Fact;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.people.Caller;
import heed.platform.Phrases;
import heed.ranking.Ranking;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The facts beside a feature, in words.
final class FeatureFacts {
  private final Ranking ranking;
  private final LocalDate today;
  private final Voice voice;
  private final Phrases says;

  FeatureFacts(Ranking ranking, LocalDate today, Voice voice) {
    this.ranking = ranking;
    this.today = today;
    this.voice = voice;
    this.says = voice.on("feature");
  }

  List<Fact> of(Feature feature, Caller caller) {
    var facts = new ArrayList<Fact>();
    var id = ranking.book().featureId(feature.key());
    var rank = id < 0 ? 0 : ranking.rankOf(id);
    if (rank > 0) {
      add(facts, "rank", says.say("fact.rank.of", rank, ranking.count()));
      if (caller.seesMoney()) {
        var priority = ranking.book().currency().brief(ranking.priority(rank));
        add(facts, "priority", says.say("fact.priority.per", priority));
      }
      add(facts, "asks", Integer.toString(ranking.asks(rank)));
    }
    add(facts, "effort", effort(feature));
    add(facts, "area", text(feature.area()));
    if (feature.targetDate() != null) {
      var day = feature.targetDate();
      add(facts, "target", says.say("fact.day", voice.day(day), voice.distance(today, day)));
    }
    add(facts, "reason", text(feature.reason()));
    add(facts, "workaround", text(feature.workaround()));
    add(facts, "again", feature.revisitDate() == null ? null : voice.day(feature.revisitDate()));
    return facts;
  }

  private String effort(Feature feature) {
    var effort = feature.effort();
    if (effort == null) {
      return says.say("effort.none");
    }
    if (effort.engineeringHundredths() == null
        || effort.designHundredths() == null
        || effort.productHundredths() == null) {
      return says.say("fact.effort.whole", effort.spoken());
    }
    return says.say(
        "fact.effort.parts",
        effort.spoken(),
        Effort.spoken(effort.engineeringHundredths()),
        Effort.spoken(effort.designHundredths()),
        Effort.spoken(effort.productHundredths()));
  }

  private static @Nullable String text(@Nullable String text) {
    return text == null ? null : Spoken.text(text);
  }

  private void add(List<Fact> facts, String name, @Nullable String value) {
    if (value != null) {
      facts.add(new Fact(says.say("fact." + name), value));
    }
  }
}
