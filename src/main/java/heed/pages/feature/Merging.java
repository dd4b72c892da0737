package heed.pages.feature;

import heed.account.Account;
import heed.account.AccountStore;
import heed.book.Book;
import heed.feature.Feature;
import heed.loop.LoopStore;
import heed.pages.feature.MergeView.Side;
import heed.pages.frame.House;
import heed.pages.frame.InboxPlace;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.StatusMark;
import heed.pages.frame.Voice;
import heed.pages.why.Why;
import heed.platform.Phrases;
import heed.platform.Refused;
import heed.platform.Texts;
import heed.platform.Versioned;
import heed.ranking.Ranking;
import heed.request.Request;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Says what a merge or its undoing would do, by ranking all facts as they would be then.
final class Merging {
  private static final int QUOTES = 2;
  private static final int LONGEST = 600;
  private static final int MOST_LOOPS = 200;

  private final House house;
  private final Ranking ranking;
  private final Voice voice;
  private final Phrases says;

  Merging(House house, Ranking ranking, Voice voice) {
    this.house = house;
    this.ranking = ranking;
    this.voice = voice;
    this.says = voice.on("feature");
  }

  /// @param into the key of the feature that is to stand for it
  /// @throws Refused as the merge itself would be
  MergeView merge(Handle handle, String key, String into) {
    var from = stored(handle, key);
    var target =
        house
            .features()
            .findRoot(handle, into)
            .orElseThrow(() -> Refused.notFound("feature", Spoken.text(into)))
            .value();
    var then = ranked(handle, from.value().mergedInto(target.key()));
    var title =
        says.say("merge.title", Spoken.text(from.value().title()), Spoken.text(target.title()));
    return new MergeView(
        title,
        side(handle, from.value(), says.say("merge.from")),
        side(handle, target, says.say("merge.into")),
        moves(handle, from.value(), target, then),
        List.of(),
        null,
        "",
        Links.merge(from.value()),
        says.say("merge.act"),
        Map.of("into", target.key(), "seen", Long.toString(from.version())),
        Links.feature(from.value()),
        InboxPlace.NOWHERE);
  }

  MergeView unmerge(Handle handle, String key) {
    var from = stored(handle, key);
    var target = house.features().findRoot(handle, key).orElseThrow().value();
    if (from.value().mergedInto() == null) {
      throw Refused.because(
          Refused.Kind.CONFLICT, says.say("unmerge.not", Spoken.text(from.value().title())));
    }
    var then = ranked(handle, from.value().mergedInto(null));
    var moves = new ArrayList<String>();
    var requests = requestsOf(handle, from.value());
    moves.add(says.say("unmerge.requests", requests.size(), count(requests)));
    moves.add(place(then, from.value(), 0));
    moves.add(place(then, target, rankOf(ranking, target)));
    return new MergeView(
        says.say("unmerge.title", Spoken.text(from.value().title())),
        side(handle, from.value(), says.say("unmerge.from")),
        side(handle, target, says.say("unmerge.into")),
        moves,
        List.of(),
        null,
        "",
        Links.feature(from.value()) + "/unmerge",
        says.say("unmerge.act"),
        Map.of("seen", Long.toString(from.version())),
        Links.feature(from.value()),
        InboxPlace.NOWHERE);
  }

  /// While it is not said what it is to be merged into.
  ///
  /// @param trouble why what was typed is no choice, or null
  MergeView choose(
      Handle handle,
      String key,
      List<FeatureView.Like> choice,
      String typed,
      @Nullable String trouble) {
    var from = stored(handle, key).value();
    return new MergeView(
        says.say("merge.choose", Spoken.text(from.title())),
        side(handle, from, says.say("merge.from")),
        null,
        List.of(),
        choice,
        trouble,
        typed,
        Links.merge(from),
        says.say("merge.see"),
        Map.of(),
        Links.feature(from),
        InboxPlace.NOWHERE);
  }

  private List<String> moves(Handle handle, Feature from, Feature target, Ranking then) {
    var moves = new ArrayList<String>();
    var requests = requestsOf(handle, from);
    var asking = accounts(requests);
    moves.add(says.say("merge.requests", requests.size(), count(requests)));
    var both = new HashSet<>(asking);
    both.retainAll(accounts(house.requests().behind(handle, target.key())));
    if (!both.isEmpty()) {
      moves.add(says.say("merge.both", both.size()));
    }
    var loops = openLoops(handle, from);
    if (loops > 0) {
      moves.add(says.say("merge.loops", loops));
    }
    var others = house.features().mergedInto(handle, from.key()).size();
    if (others > 0) {
      moves.add(says.say("merge.others", others));
    }
    moves.add(place(then, target, rankOf(ranking, target)));
    moves.add(says.say("merge.keeps"));
    return moves;
  }

  /// "Audit log moves from 5th to 3rd, at $12k per person-month."
  private String place(Ranking then, Feature feature, int before) {
    var rank = rankOf(then, feature);
    var title = Spoken.text(feature.title());
    if (rank == 0) {
      return says.say("place.none", title);
    }
    var priority = then.book().currency().brief(then.priority(rank));
    if (before == 0) {
      return says.say("place.new", title, voice.place(rank), priority);
    }
    var was = ranking.book().currency().brief(ranking.priority(before));
    return before == rank
        ? says.say("place.same", title, voice.place(rank), priority, was)
        : says.say("place.moves", title, voice.place(rank), voice.place(before), priority, was);
  }

  private Side side(Handle handle, Feature feature, String label) {
    var requests = requestsOf(handle, feature);
    var facts = new ArrayList<String>();
    facts.add(says.say("side.asks", requests.size(), count(requests)));
    var effort = feature.effort();
    facts.add(effort == null ? says.say("effort.none") : voice.effort(effort.personMonths(), true));
    var rank = rankOf(ranking, feature);
    if (rank > 0) {
      facts.add(says.say("side.rank", voice.place(rank), ranking.count()));
      facts.add(says.say("side.worth", ranking.book().currency().brief(ranking.priority(rank))));
    }
    var description = feature.description();
    return new Side(
        label,
        Spoken.text(feature.title()),
        Links.feature(feature),
        StatusMark.of(feature.status(), voice),
        description == null ? null : Spoken.text(Texts.clip(description, LONGEST)),
        facts,
        requests.stream()
            .map(request -> Why.said(request, voice))
            .filter(Objects::nonNull)
            .limit(QUOTES)
            .toList());
  }

  /// Those behind a feature; of a merged one, those that were filed for it.
  private List<Request> requestsOf(Handle handle, Feature feature) {
    if (feature.mergedInto() == null) {
      return house.requests().behind(handle, feature.key());
    }
    var root = house.features().findRoot(handle, feature.key()).orElseThrow().value().key();
    return house.requests().behind(handle, root).stream()
        .filter(request -> request.feature().equals(feature.key()))
        .toList();
  }

  private static Set<String> accounts(List<Request> requests) {
    return requests.stream().map(Request::account).collect(Collectors.toSet());
  }

  private String count(List<Request> requests) {
    return says.say("accounts", accounts(requests).size());
  }

  private int openLoops(Handle handle, Feature feature) {
    var filter = new LoopStore.Filter(null, true, null, null, feature.key());
    return house.loops().page(handle, filter, LoopStore.Cursor.START, MOST_LOOPS).size();
  }

  private static int rankOf(Ranking ranking, Feature feature) {
    var id = ranking.book().featureId(feature.key());
    return id < 0 ? 0 : ranking.rankOf(id);
  }

  /// The ranking of all facts with one feature as it would be.
  private Ranking ranked(Handle handle, Feature changed) {
    var accounts = new ArrayList<Account>();
    new AccountStore().forEach(handle, row -> accounts.add(row.value()));
    var features = new ArrayList<Feature>();
    house
        .features()
        .forEach(
            handle,
            row -> features.add(row.value().key().equals(changed.key()) ? changed : row.value()));
    var requests = new ArrayList<Request>();
    house.requests().forEach(handle, row -> requests.add(row.value()));
    var book = Book.of(house.currency(), accounts, features, requests);
    return Ranking.of(book, ranking.policy(), ranking.asOf());
  }

  private Versioned<Feature> stored(Handle handle, String key) {
    return house
        .features()
        .find(handle, key)
        .orElseThrow(() -> Refused.notFound("feature", Spoken.text(key)));
  }
}
