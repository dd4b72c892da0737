package heed.pages.inbox;

import heed.http.Addresses;
import heed.pages.frame.House;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.platform.Phrases;
import heed.ranking.MissingFacts;
import heed.ranking.MissingFacts.Missing;
import heed.ranking.Ranking;
import heed.ranking.StandIn.Fact;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What nobody knows, in words: what knowing it could change, and how to find out.
final class InboxFacts {
  /// What is missing for the ranking of today, found once for each: it is the same for all readers.
  static final class Latest {
    private record Found(Ranking ranking, MissingFacts missing) {}

    private volatile @Nullable Found found;

    MissingFacts of(Ranking ranking) {
      var known = found;
      if (known == null || known.ranking() != ranking) {
        known = new Found(ranking, MissingFacts.of(ranking));
        found = known;
      }
      return known.missing();
    }
  }

  private final Latest latest;
  private final House house;
  private final Ranking ranking;
  private final Supplier<Map<String, String>> names;
  private final Voice voice;
  private final Phrases says;
  private @Nullable Map<String, String> known;

  InboxFacts(
      Latest latest,
      House house,
      Ranking ranking,
      Voice voice,
      Supplier<Map<String, String>> names) {
    this.latest = latest;
    this.house = house;
    this.ranking = ranking;
    this.voice = voice;
    this.names = names;
    this.says = voice.on("inbox");
  }

  List<Missing> all() {
    return latest.of(ranking).facts();
  }

  /// The effort of a feature, when nobody knows it and it could change something.
  Optional<Missing> effortOf(int feature) {
    return all().stream()
        .filter(one -> one.fact() == Fact.EFFORT && Objects.equals(one.feature(), feature))
        .findFirst();
  }

  InboxView.Missing line(Handle handle, Missing missing) {
    var csm = csm(missing);
    var key = missing.feature() == null ? null : ranking.book().feature(missing.feature()).key();
    var effort = missing.fact() == Fact.EFFORT;
    return new InboxView.Missing(
        effort ? key : null,
        what(missing),
        address(missing),
        could(missing),
        money(missing),
        effort
            ? Links.triage(ranking.book().feature(Objects.requireNonNull(missing.feature())))
            : null,
        effort && key != null ? seen(handle, key) : "",
        csm == null ? null : letter(csm, missing),
        csm == null ? null : name(csm));
  }

  private String what(Missing missing) {
    return switch (missing.fact()) {
      case EFFORT -> says.say("fact.effort", feature(missing.feature()));
      case HEALTH -> says.say("fact.health", account(missing));
      case RENEWAL -> says.say("fact.renewal", account(missing));
      case FILING_DATE -> says.say("fact.filed", account(missing), feature(missing.feature()));
    };
  }

  private String address(Missing missing) {
    return switch (missing.fact()) {
      case EFFORT, FILING_DATE ->
          Links.feature(ranking.book().feature(Objects.requireNonNull(missing.feature())));
      case HEALTH, RENEWAL -> Links.account(accountKey(missing));
    };
  }

  /// "SSO could be 1st or 6th", and how many others move with it.
  private String could(Missing missing) {
    var swing = missing.most();
    var whose =
        switch (missing.fact()) {
          case EFFORT, FILING_DATE -> "fact.it";
          case HEALTH, RENEWAL -> "fact.feature";
        };
    var how = swing.worst() == swing.best() + 1 ? ".either" : ".between";
    var could =
        says.say(
            whose + how,
            feature(swing.feature()),
            voice.place(swing.best()),
            voice.place(swing.worst()));
    return missing.features() == 1 ? could : says.say("fact.others", could, missing.features() - 1);
  }

  private String money(Missing missing) {
    var currency = ranking.book().currency();
    return says.say(
        "fact.money",
        currency.brief(missing.most().lowest()),
        currency.brief(missing.most().highest()));
  }

  private String feature(@Nullable Integer id) {
    return Spoken.text(ranking.book().feature(Objects.requireNonNull(id)).title());
  }

  private String account(Missing missing) {
    return Spoken.text(ranking.book().account(Objects.requireNonNull(missing.account())).name());
  }

  private String accountKey(Missing missing) {
    return ranking.book().account(Objects.requireNonNull(missing.account())).key();
  }

  private @Nullable String csm(Missing missing) {
    return missing.account() == null ? null : ranking.book().account(missing.account()).csm();
  }

  /// A letter that the PM's own mail program writes; nothing leaves Heed. No money stands in it.
  private String letter(String csm, Missing missing) {
    var page = house.baseUrl().replaceAll("/+$", "") + address(missing);
    return "mailto:"
        + encoded(csm)
        + "?subject="
        + encoded(says.say("letter.subject", what(missing)))
        + "&body="
        + encoded(says.say("letter.body", what(missing), could(missing), page));
  }

  private String name(String csm) {
    if (known == null) {
      known = names.get();
    }
    return Spoken.text(known.getOrDefault(csm, csm));
  }

  private String seen(Handle handle, String key) {
    return house
        .features()
        .find(handle, key)
        .map(stored -> Long.toString(stored.version()))
        .orElse("");
  }

  private static String encoded(String text) {
    return Addresses.segment(text).replace("%40", "@");
  }
}
