package heed.pages.inbox;

import heed.book.Similarity;
import heed.feature.Feature;
import heed.feature.InboxStore;
import heed.pages.frame.House;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.pages.inbox.InboxView.Again;
import heed.pages.inbox.InboxView.Fresh;
import heed.pages.inbox.InboxView.Like;
import heed.pages.inbox.InboxView.Quote;
import heed.platform.Phrases;
import heed.platform.Texts;
import heed.ranking.Ranking;
import heed.request.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/// What waits for a PM's first look, and what waits for another.
final class Inbox {
  private static final int ALIKE = 3;
  private static final int ASKED = 12;
  private static final int QUOTES = 2;
  static final int LONGEST = 600;

  /// From this likeness on, it is worth a look whether two features are the same.
  private static final double LEAST_ALIKE = 0.2;

  private final House house;
  private final Ranking ranking;
  private final Voice voice;
  private final Phrases says;
  private final InboxStore births = new InboxStore();

  Inbox(House house, Ranking ranking, Voice voice) {
    this.house = house;
    this.ranking = ranking;
    this.voice = voice;
    this.says = voice.on("inbox");
  }

  /// The ranks of the new features: what is worth the most is decided first.
  List<Integer> fresh() {
    return IntStream.rangeClosed(1, ranking.count())
        .filter(rank -> ranking.book().feature(ranking.feature(rank)).fresh())
        .boxed()
        .toList();
  }

  /// The declined features whose day has come, the longest due first.
  List<Feature> again() {
    var book = ranking.book();
    return IntStream.range(0, book.featureCount())
        .mapToObj(book::feature)
        .filter(feature -> feature.dueAgain(ranking.asOf()))
        .sorted(Comparator.comparing(Inbox::day).thenComparing(Feature::key))
        .toList();
  }

  List<Fresh> described(Handle handle, List<Integer> ranks) {
    if (ranks.isEmpty()) {
      return List.of();
    }
    var book = ranking.book();
    var keys = ranks.stream().map(rank -> book.feature(ranking.feature(rank)).key()).toList();
    var since = births.since(handle, keys);
    return ranks.stream()
        .map(rank -> {
          var key = book.feature(ranking.feature(rank)).key();
          return fresh(handle, rank, since.getOrDefault(key, 0L));
        })
        .toList();
  }

  private Fresh fresh(Handle handle, int rank, long sinceMs) {
    var feature = ranking.book().feature(ranking.feature(rank));
    var description = feature.description();
    return new Fresh(
        feature.key(),
        Spoken.text(feature.title()),
        Links.feature(feature),
        Links.triage(feature),
        seen(handle, feature),
        description == null ? null : Spoken.text(Texts.clip(description, LONGEST)),
        meta(rank, sinceMs),
        quotes(handle, feature.key()),
        alike(feature));
  }

  private List<String> meta(int rank, long sinceMs) {
    var meta = new ArrayList<String>();
    meta.add(
        says.say(
            "new.came", voice.distance(voice.dayOf(house.clock().millis()), voice.dayOf(sinceMs))));
    meta.add(says.say("new.asks", ranking.asks(rank)));
    meta.addAll(worth(rank));
    return meta;
  }

  List<String> worth(int rank) {
    return ranking.value(rank) > 0
        ? List.of(
            says.say("new.worth", ranking.book().currency().brief(ranking.priority(rank))),
            says.say("new.rank", voice.place(rank), ranking.count()))
        : List.of();
  }

  String likeness(double likeness) {
    return says.say("new.alike.how", voice.percent(likeness, 0));
  }

  List<Quote> quotes(Handle handle, String key) {
    return house.requests().behind(handle, key).stream()
        .filter(request -> request.quote() != null)
        .limit(QUOTES)
        .map(this::quote)
        .toList();
  }

  Quote quote(Request request) {
    var book = ranking.book();
    var account = book.account(book.accountId(request.account()));
    return new Quote(
        Spoken.text(Texts.clip(Objects.requireNonNull(request.quote()), LONGEST)),
        Spoken.text(account.name()));
  }

  private List<Like> alike(Feature feature) {
    var book = ranking.book();
    var description = feature.description();
    var text = feature.title() + (description == null ? "" : "\n" + description);
    return Similarity.of(book).find(book, text, ASKED).stream()
        .filter(match -> match.likeness() >= LEAST_ALIKE)
        .filter(match -> !book.feature(match.feature()).key().equals(feature.key()))
        .limit(ALIKE)
        .map(match -> like(feature, book.feature(match.feature()), match.likeness()))
        .toList();
  }

  private Like like(Feature feature, Feature other, double likeness) {
    return new Like(
        Spoken.text(other.title()),
        Links.feature(other),
        Links.merge(feature, other),
        likeness(likeness));
  }

  Again again(Handle handle, Feature feature) {
    var reason = feature.reason();
    return new Again(
        feature.key(),
        Spoken.text(feature.title()),
        Links.feature(feature),
        Links.triage(feature),
        seen(handle, feature),
        says.say("again.set", voice.day(day(feature))),
        List.of(says.say("new.asks", asks(feature))),
        reason == null ? null : says.say("again.declined", Spoken.text(reason)));
  }

  /// How many accounts ask for a feature that is not ranked.
  private int asks(Feature feature) {
    var book = ranking.book();
    var asks = book.asks(book.featureId(feature.key()));
    return (int)
        IntStream.range(0, asks.count())
            .filter(ask -> book.account(asks.account(ask)).counts())
            .count();
  }

  String seen(Handle handle, Feature feature) {
    return house
        .features()
        .find(handle, feature.key())
        .map(stored -> Long.toString(stored.version()))
        .orElse("");
  }

  private static java.time.LocalDate day(Feature feature) {
    return Objects.requireNonNull(feature.revisitDate());
  }
}
