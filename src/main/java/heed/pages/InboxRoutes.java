package heed.pages;

import heed.http.Query;
import heed.http.Route;
import heed.pages.InboxView.Section;
import heed.pages.LoopsView.Tab;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Phrases;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The inbox of those who decide: new features, likely duplicates, what nobody knows, and what was
/// put off until today. It is for PMs and admins; a CSM finds what is theirs on other pages.
final class InboxRoutes {
  private static final int MOST_PAGES = 10_000;

  /// A part of the inbox, with how many stand on the page of all parts and on a page of its own.
  enum Part {
    NEW(5, 20),
    DOUBLES(3, 10),
    FACTS(8, 50),
    AGAIN(10, 50);

    private final int few;
    private final int many;

    Part(int few, int many) {
      this.few = few;
      this.many = many;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static final Map<String, Part> BY_WORD =
        Arrays.stream(values()).collect(Collectors.toMap(Part::word, part -> part));
  }

  private final Desk desk;
  private final InboxFacts.Latest latest = new InboxFacts.Latest();

  InboxRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(desk.get(Inbox.PAGE, Role.PM, this::inbox));
  }

  private void inbox(Context context, Caller caller) {
    show(context, 200, caller, null);
  }

  /// @param trouble why an act did not work, or null
  void show(Context context, int status, Caller caller, @Nullable String trouble) {
    var query = Query.of(context, "show", "page", "at");
    var part = query.oneOf("show", Part.BY_WORD).orElse(null);
    var page = query.whole("page", 1, MOST_PAGES).orElse(1);
    var view = new Reading(desk, latest, context, part, page).view(trouble);
    desk.page(context, status, caller, "inbox", "inbox.jte", view);
  }

  /// Where an act leads back to: the part of the inbox that it was sent from.
  static String back(Context context) {
    var query = Query.of(context, "show", "page", "at");
    return query
        .oneOf("show", Part.BY_WORD)
        .map(part -> address(part, query.whole("page", 1, MOST_PAGES).orElse(1)))
        .or(() -> query.oneOf("at", Part.BY_WORD).map(part -> Inbox.PAGE + "#" + part.word()))
        .orElse(Inbox.PAGE);
  }

  /// The same, for the address of an act.
  static String backQuery(Context context) {
    var query = context.req().getQueryString();
    return query == null ? "" : "?" + query;
  }

  private static String address(Part part, int page) {
    return Inbox.PAGE + query(part, page);
  }

  private static String query(Part part, int page) {
    return "?show=" + part.word() + (page > 1 ? "&page=" + page : "");
  }

  /// One reading of the inbox.
  private static final class Reading {
    private final House house;
    private final Inbox inbox;
    private final InboxDoubles doubles;
    private final InboxFacts facts;
    private final Phrases says;
    private final @Nullable Part only;
    private final int page;
    private final long waiting;

    Reading(Desk desk, InboxFacts.Latest latest, Context context, @Nullable Part only, int page) {
      this.house = desk.house();
      var voice = desk.voice(context);
      var ranking = desk.ranking();
      this.inbox = new Inbox(house, ranking, voice);
      this.doubles = new InboxDoubles(ranking, inbox);
      this.facts = new InboxFacts(latest, house, ranking, voice, desk::names);
      this.says = voice.on("inbox");
      this.waiting = Inbox.waiting(ranking);
      this.only = only;
      this.page = page;
    }

    InboxView view(@Nullable String trouble) {
      return house
          .database()
          .read(handle ->
              new InboxView(
                  says.say("headline", waiting),
                  trouble,
                  tabs(),
                  section(Part.NEW, inbox::fresh, ranks -> inbox.described(handle, ranks)),
                  section(
                      Part.DOUBLES,
                      () -> doubles.all(handle),
                      pairs -> pairs.stream().map(pair -> doubles.twins(handle, pair)).toList()),
                  section(
                      Part.FACTS,
                      facts::all,
                      missing -> missing.stream().map(one -> facts.line(handle, one)).toList()),
                  section(
                      Part.AGAIN,
                      inbox::again,
                      due -> due.stream().map(one -> inbox.again(handle, one)).toList())));
    }

    private List<Tab> tabs() {
      var tabs = new ArrayList<Tab>();
      tabs.add(new Tab(says.say("tab.all"), Inbox.PAGE, only == null));
      for (var part : Part.values()) {
        tabs.add(new Tab(says.say("tab." + part.word()), address(part, 1), part == only));
      }
      return tabs;
    }

    /// On the page of all parts, an empty one is left out; only the first says what would be there.
    private <A, B> @Nullable Section<B> section(
        Part part, Supplier<List<A>> reading, Function<List<A>, List<B>> shown) {
      if (only != null && only != part) {
        return null;
      }
      var all = reading.get();
      if (only == null && all.isEmpty() && part != Part.NEW) {
        return null;
      }
      var most = only == null ? part.few : part.many;
      var from = only == null ? 0 : Math.min(all.size(), (page - 1) * most);
      var to = Math.min(all.size(), from + most);
      return new Section<>(
          says.say(part.word() + ".title", all.size()),
          shown.apply(all.subList(from, to)),
          only == null ? "?at=" + part.word() : query(part, page),
          only == null && to < all.size() ? address(part, 1) : null,
          only != null && page > 1 ? address(part, page - 1) : null,
          only != null && to < all.size() ? address(part, page + 1) : null);
    }
  }
}
