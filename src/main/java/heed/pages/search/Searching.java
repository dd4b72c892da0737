package heed.pages.search;

import heed.account.Account;
import heed.account.Lifecycle;
import heed.feature.Feature;
import heed.http.Addresses;
import heed.loop.LoopStore;
import heed.pages.frame.Desk;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.pages.search.SearchView.Group;
import heed.pages.search.SearchView.Hit;
import heed.people.Caller;
import heed.people.Person;
import heed.people.Role;
import heed.platform.Phrases;
import heed.platform.Texts;
import heed.ranking.Ranking;
import heed.request.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds everything that one reader may see. A viewer finds features and pages: no customer, no
/// words of a customer and no money is even looked at for them.
final class Searching {
  private static final int ASIDE = 4;

  private record Near(int id, int distance) {}

  private final Desk desk;
  private final SearchIndex index;
  private final Acts acts;
  private final Caller caller;
  private final Voice voice;
  private final Phrases says;
  private final Wanted wanted;
  private final int most;

  /// @param most of each kind
  Searching(
      Desk desk,
      SearchIndex index,
      Acts acts,
      Caller caller,
      Voice voice,
      Wanted wanted,
      int most) {
    this.desk = desk;
    this.index = index;
    this.acts = acts;
    this.caller = caller;
    this.voice = voice;
    this.says = voice.on("search");
    this.wanted = wanted;
    this.most = most;
  }

  SearchView view() {
    var groups = wanted.nothing() ? List.of(acts(Acts.ALL_COUNT)) : groups();
    var shown = groups.stream().filter(group -> !group.hits().isEmpty()).toList();
    var count = shown.stream().mapToInt(group -> group.hits().size()).sum();
    return new SearchView(
        wanted.typed(),
        wanted.nothing() ? says.say("hint") : says.say("found", count),
        shown,
        acts.file(caller, wanted.typed()));
  }

  /// The kind with the closest thing comes first; what is only said in passing comes last.
  private List<Group> groups() {
    var ranking = desk.ranking();
    var entries = index.of(ranking.book());
    var features = features(ranking, entries);
    if (!caller.seesMoney()) {
      return List.of(group("features", features, near -> feature(ranking, near)), acts(most));
    }
    var accounts = accounts(ranking, entries);
    var named = new ArrayList<Group>();
    var feature = group("features", features, near -> feature(ranking, near));
    var account = group("accounts", accounts, near -> account(ranking, near));
    var accountsFirst = closest(accounts) < closest(features);
    named.add(accountsFirst ? account : feature);
    named.add(accountsFirst ? feature : account);
    named.add(new Group("loops", says.say("group.loops"), loops(ranking, features, accounts)));
    named.add(new Group("requests", says.say("group.requests"), requests()));
    named.add(new Group("people", says.say("group.people"), people()));
    var page = acts(most);
    named.add(closest(accounts) > 0 && closest(features) > 0 ? 0 : named.size(), page);
    return named;
  }

  private static int closest(List<Near> found) {
    return found.isEmpty() ? Wanted.NOT_FOUND : found.getFirst().distance;
  }

  private Group group(String kind, List<Near> found, Function<Near, Hit> hit) {
    return new Group(kind, says.say("group." + kind), found.stream().map(hit).toList());
  }

  private Group acts(int limit) {
    return new Group("acts", says.say("group.acts"), acts.find(wanted, caller, says, limit));
  }

  private List<Near> features(Ranking ranking, SearchIndex.Entries entries) {
    var book = ranking.book();
    return near(entries.features(), id -> book.feature(id).mergedInto() != null)
        .sorted(
            Comparator.comparingInt(Near::distance)
                .thenComparingInt(near -> -book.asks(near.id).count())
                .thenComparing(near -> book.feature(near.id).key()))
        .limit(most)
        .toList();
  }

  private List<Near> accounts(Ranking ranking, SearchIndex.Entries entries) {
    var book = ranking.book();
    return near(entries.accounts(), id -> book.account(id).lifecycle() == Lifecycle.CHURNED)
        .sorted(
            Comparator.comparingInt(Near::distance)
                .thenComparingInt(near -> caller.is(book.account(near.id).csm()) ? 0 : 1)
                .thenComparingLong(near -> -book.account(near.id).arrMinor())
                .thenComparing(near -> book.account(near.id).key()))
        .limit(most)
        .toList();
  }

  /// @param aside what is seldom meant
  private Stream<Near> near(SearchIndex.Entry[] entries, java.util.function.IntPredicate aside) {
    return IntStream.range(0, entries.length)
        .mapToObj(id -> {
          var distance = wanted.distance(entries[id]);
          return new Near(
              id, distance != Wanted.NOT_FOUND && aside.test(id) ? distance + ASIDE : distance);
        })
        .filter(near -> near.distance != Wanted.NOT_FOUND);
  }

  private Hit feature(Ranking ranking, Near near) {
    var feature = ranking.book().feature(near.id);
    var rank = ranking.rankOf(near.id);
    var hint =
        Stream.of(
                feature.area() == null ? null : Spoken.text(feature.area()),
                feature.mergedInto() == null ? voice.status(feature.status()) : says.say("merged"),
                rank > 0 ? says.say("rank", voice.place(rank), ranking.count()) : null)
            .filter(Objects::nonNull)
            .toList();
    return new Hit(
        wanted.mark(Spoken.text(feature.title())),
        String.join(" · ", hint),
        Links.feature(feature),
        null);
  }

  private Hit account(Ranking ranking, Near near) {
    var account = ranking.book().account(near.id);
    var decision =
        account.lifecycle() == Lifecycle.CHURNED ? null : ranking.stake(near.id).decision();
    var day = decision == null ? null : decision.date();
    var hint =
        Stream.of(
                account.segment() == null ? null : Spoken.text(account.segment()),
                account.lifecycle() == Lifecycle.CUSTOMER
                    ? null
                    : says.say("lifecycle." + account.lifecycle().word()),
                decision != null && decision.now()
                    ? says.say("decides-now")
                    : day == null ? null : says.say("decides", voice.distance(ranking.asOf(), day)))
            .filter(Objects::nonNull)
            .toList();
    return new Hit(
        wanted.mark(Spoken.text(account.name())),
        String.join(" · ", hint),
        Links.account(account.key()),
        null);
  }

  /// Word that is owed to the accounts, and about the features, that were found by name.
  private List<Hit> loops(Ranking ranking, List<Near> features, List<Near> accounts) {
    var book = ranking.book();
    var owner = caller.may(Role.PM) ? null : String.valueOf(caller.email());
    var filters =
        Stream.concat(
                accounts.stream()
                    .filter(near -> near.distance <= 1)
                    .limit(2)
                    .map(near -> of(owner, book.account(near.id))),
                features.stream()
                    .filter(near -> near.distance <= 1)
                    .limit(2)
                    .map(near -> of(owner, book.feature(near.id))))
            .toList();
    return filters.isEmpty()
        ? List.of()
        : desk.house()
            .database()
            .read(handle ->
                filters.stream()
                    .flatMap(filter ->
                        desk
                            .house()
                            .loops()
                            .page(handle, filter, LoopStore.Cursor.START, most)
                            .stream())
                    .distinct()
                    .limit(most)
                    .map(line ->
                        new Hit(
                            wanted.mark(
                                Spoken.text(line.accountName())
                                    + " · "
                                    + Spoken.text(line.featureTitle())),
                            says.say("owed", voice.day(line.loop().dueDate())),
                            "/loops/" + Addresses.segment(line.loop().id()),
                            null))
                    .toList());
  }

  private static LoopStore.Filter of(@Nullable String owner, Account one) {
    return new LoopStore.Filter(null, true, owner, one.key(), null);
  }

  private static LoopStore.Filter of(@Nullable String owner, Feature one) {
    return new LoopStore.Filter(null, true, owner, null, one.key());
  }

  private List<Hit> requests() {
    var house = desk.house();
    return house
        .database()
        .read(handle -> house.requests().quoting(handle, wanted.longest(), wanted::in, most))
        .stream()
        .map(this::request)
        .toList();
  }

  private Hit request(Request request) {
    var book = desk.ranking().book();
    var account = book.accountId(request.account());
    var feature = book.featureId(request.feature());
    var hint =
        says.say(
            "asks",
            account < 0 ? request.account() : Spoken.text(book.account(account).name()),
            feature < 0 ? request.feature() : Spoken.text(book.feature(feature).title()));
    return new Hit(
        wanted.snippet(Spoken.text(Objects.requireNonNullElse(request.quote(), ""))),
        hint,
        Links.account(request.account()),
        null);
  }

  private List<Hit> people() {
    if (!caller.may(Role.ADMIN)) {
      return List.of();
    }
    return desk.house().database().read(desk.house().people()::all).stream()
        .filter(person -> wanted.distance(entry(person)) != Wanted.NOT_FOUND)
        .sorted(
            Comparator.<Person>comparingInt(person -> wanted.distance(entry(person)))
                .thenComparing(Person::email))
        .limit(most)
        .map(person ->
            new Hit(
                wanted.mark(Spoken.text(person.name())),
                voice.role(person.role()) + " · " + person.email(),
                "/admin/people",
                null))
        .toList();
  }

  private static SearchIndex.Entry entry(Person person) {
    return new SearchIndex.Entry(
        person, Texts.folded(person.email()), Texts.folded(person.name()), "");
  }
}
