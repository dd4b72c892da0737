package heed.pages.inbox;

import heed.feature.Feature;
import heed.pages.frame.Desk;
import heed.pages.frame.Done;
import heed.pages.frame.House;
import heed.pages.frame.InboxPart;
import heed.pages.frame.InboxPlace;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.Tab;
import heed.pages.inbox.InboxAnswer.About;
import heed.pages.inbox.InboxAnswer.Head;
import heed.pages.inbox.InboxView.Section;
import heed.platform.Phrases;
import heed.platform.Refused;
import heed.ranking.Ranking;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// One reading of the inbox, by one reader at one place in it.
final class InboxReading {
  private final House house;
  private final Ranking ranking;
  private final Inbox inbox;
  private final InboxDoubles doubles;
  private final InboxFacts facts;
  private final Phrases says;
  private final InboxPlace place;
  private final long waiting;

  InboxReading(Desk desk, InboxFacts.Latest latest, Context context, InboxPlace place) {
    this.house = desk.house();
    var voice = desk.voice(context);
    this.ranking = desk.ranking();
    this.inbox = new Inbox(house, ranking, voice);
    this.doubles = new InboxDoubles(ranking, new InboxTwins(ranking, inbox, voice));
    this.facts = new InboxFacts(latest, house, ranking, voice, desk::names);
    this.says = voice.on("inbox");
    this.waiting = Desk.waiting(ranking);
    this.place = place;
  }

  /// The page.
  ///
  /// @param trouble why an act did not work, or null
  InboxView view(@Nullable String trouble) {
    return house
        .database()
        .read(handle -> {
          var fresh = section(InboxPart.NEW, inbox::fresh, ranks -> inbox.described(handle, ranks));
          var pairs =
              section(
                  InboxPart.DOUBLES,
                  () -> doubles.all(handle),
                  likely -> likely.stream().map(pair -> doubles.twins(handle, pair)).toList());
          var unknown =
              section(
                  InboxPart.FACTS,
                  facts::all,
                  missing -> missing.stream().map(one -> facts.line(handle, one)).toList());
          var again =
              section(
                  InboxPart.AGAIN,
                  inbox::again,
                  due -> due.stream().map(one -> inbox.again(handle, one)).toList());
          return new InboxView(
              says.say("headline", waiting),
              trouble,
              tabs(),
              shown().stream()
                  .filter(part ->
                      switch (part) {
                        case NEW -> fresh == null;
                        case DOUBLES -> pairs == null;
                        case FACTS -> unknown == null;
                        case AGAIN -> again == null;
                      })
                  .map(InboxReading::head)
                  .toList(),
              fresh,
              pairs,
              unknown,
              again);
        });
  }

  /// What a script gets for an act: the row of the feature as it stands now.
  ///
  /// @param other the other feature of a pair, or null
  InboxAnswer answer(String key, @Nullable String other, Done done) {
    return house
        .database()
        .read(handle -> {
          var feature = feature(handle, key);
          var id = ranking.book().featureId(key);
          var part = place.part();
          return new InboxAnswer(
              place,
              done,
              about(handle, feature),
              part == InboxPart.NEW && feature.fresh()
                  ? inbox.described(handle, List.of(ranking.rankOf(id))).getFirst()
                  : null,
              part == InboxPart.DOUBLES && other != null
                  ? doubles
                      .of(handle, id, ranking.book().featureId(other))
                      .map(pair -> doubles.twins(handle, pair))
                      .orElse(null)
                  : null,
              part == InboxPart.FACTS
                  ? facts.effortOf(id).map(one -> facts.line(handle, one)).orElse(null)
                  : null,
              part == InboxPart.AGAIN && feature.dueAgain(ranking.asOf())
                  ? inbox.again(handle, feature)
                  : null,
              says.say("headline", waiting),
              waiting,
              heads(handle));
        });
  }

  private Feature feature(Handle handle, String key) {
    return house
        .features()
        .find(handle, key)
        .orElseThrow(() -> Refused.notFound("feature", Spoken.text(key)))
        .value();
  }

  private About about(Handle handle, Feature feature) {
    return new About(
        feature.key(),
        Spoken.text(feature.title()),
        Links.feature(feature),
        inbox.seen(handle, feature),
        !feature.open() ? "gone" : feature.effort() == null ? "" : "known");
  }

  private List<InboxPart> shown() {
    var only = place.only();
    return only == null ? Arrays.asList(InboxPart.values()) : List.of(only);
  }

  private List<Head> heads(Handle handle) {
    return shown().stream()
        .map(part -> new Head(head(part), title(part, count(handle, part))))
        .toList();
  }

  private int count(Handle handle, InboxPart part) {
    return switch (part) {
      case NEW -> inbox.fresh().size();
      case DOUBLES -> doubles.all(handle).size();
      case FACTS -> facts.all().size();
      case AGAIN -> inbox.again().size();
    };
  }

  private String title(InboxPart part, int count) {
    return says.say(part.word() + ".title", count);
  }

  private static String head(InboxPart part) {
    return part.word() + "-head";
  }

  private List<Tab> tabs() {
    var tabs = new ArrayList<Tab>();
    tabs.add(new Tab(says.say("tab.all"), Links.INBOX, place.only() == null));
    for (var part : InboxPart.values()) {
      tabs.add(
          new Tab(
              says.say("tab." + part.word()),
              InboxPlace.page(part, 1).address(),
              part == place.only()));
    }
    return tabs;
  }

  /// On the page of all parts, an empty one is left out; only the first says what would be there.
  private <A, B> @Nullable Section<B> section(
      InboxPart part, Supplier<List<A>> reading, Function<List<A>, List<B>> shown) {
    var only = place.only();
    if (only != null && only != part) {
      return null;
    }
    var all = reading.get();
    if (only == null && all.isEmpty() && part != InboxPart.NEW) {
      return null;
    }
    var page = place.page();
    var most = only == null ? part.few : part.many;
    var from = only == null ? 0 : Math.min(all.size(), (page - 1) * most);
    var to = Math.min(all.size(), from + most);
    return new Section<>(
        title(part, all.size()),
        shown.apply(all.subList(from, to)),
        only == null ? InboxPlace.at(part) : place,
        only == null && to < all.size() ? InboxPlace.page(part, 1).address() : null,
        only != null && page > 1 ? InboxPlace.page(part, page - 1).address() : null,
        only != null && to < all.size() ? InboxPlace.page(part, page + 1).address() : null);
  }
}
