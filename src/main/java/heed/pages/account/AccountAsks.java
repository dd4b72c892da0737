package heed.pages.account;

import heed.account.Account;
import heed.book.Asks;
import heed.book.Book;
import heed.pages.account.AccountView.Ask;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.StatusMark;
import heed.pages.frame.Voice;
import heed.pages.why.Why;
import heed.platform.Currency;
import heed.platform.Phrases;
import heed.ranking.Ranking;
import heed.request.Request;
import heed.request.RequestStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What one account asks for, in which words, and what was filed last.
final class AccountAsks {
  /// Requests read at once.
  private static final int BATCH = 500;

  private static final int LAST_FILED = 5;

  private static final Comparator<Request> NEWEST_FIRST =
      Comparator.comparing(
              Request::filedDate, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))
          .thenComparingLong(Request::place)
          .reversed();

  private final Ranking ranking;
  private final Book book;
  private final Currency currency;
  private final Account account;
  private final int id;
  private final Voice voice;
  private final Phrases says;
  private final Map<String, String> names;
  private final Map<String, List<Request>> requests;

  AccountAsks(
      Handle handle,
      RequestStore store,
      Ranking ranking,
      Account account,
      Voice voice,
      Map<String, String> names) {
    this.ranking = ranking;
    this.book = ranking.book();
    this.currency = book.currency();
    this.account = account;
    this.id = book.accountId(account.key());
    this.voice = voice;
    this.says = voice.on("account");
    this.names = names;
    this.requests = requests(handle, store);
  }

  /// What is not decided or not built yet, by rank.
  List<Ask> open() {
    return IntStream.rangeClosed(1, id < 0 ? 0 : ranking.count())
        .mapToObj(rank -> ask(ranking.feature(rank)))
        .filter(Objects::nonNull)
        .toList();
  }

  /// What was shipped or declined.
  List<Ask> closed() {
    return IntStream.range(0, id < 0 ? 0 : book.featureCount())
        .map(book::featureByKeyOrder)
        .filter(feature -> ranking.rankOf(feature) == 0)
        .mapToObj(this::ask)
        .filter(Objects::nonNull)
        .toList();
  }

  /// The latest requests, the newest first.
  List<AccountView.Filing> lastFiled() {
    return requests.values().stream()
        .flatMap(List::stream)
        .sorted(NEWEST_FIRST)
        .limit(LAST_FILED)
        .map(this::filing)
        .toList();
  }

  private AccountView.Filing filing(Request request) {
    var feature = book.featureId(root(request.feature()));
    var filed = request.filedDate();
    var day = filed == null ? says.say("ask.filed.unknown") : voice.day(filed);
    var by = request.filedBy();
    return new AccountView.Filing(
        feature < 0 ? Spoken.text(request.feature()) : Spoken.text(book.feature(feature).title()),
        Links.feature(root(request.feature())),
        voice.severity(request.severity()),
        by == null
            ? day
            : says.say(
                "filings.by", day, Spoken.text(names.getOrDefault(by, Spoken.localPart(by)))));
  }

  private @Nullable Ask ask(int feature) {
    var asks = book.asks(feature);
    for (var ask = 0; ask < asks.count(); ask++) {
      if (asks.account(ask) == id) {
        return shown(feature, asks, ask);
      }
    }
    return null;
  }

  private Ask shown(int featureId, Asks asks, int ask) {
    var feature = book.feature(featureId);
    var rank = ranking.rankOf(featureId);
    return new Ask(
        Spoken.text(feature.title()),
        Links.feature(feature),
        rank == 0 ? null : says.say("ask.place", rank, ranking.count()),
        StatusMark.of(feature.status(), voice),
        about(asks, ask),
        requests.getOrDefault(feature.key(), List.of()).stream()
            .map(request -> Why.said(request, voice))
            .filter(quote -> quote != null)
            .toList());
  }

  private List<String> about(Asks asks, int ask) {
    var about = new ArrayList<String>();
    var severity = Spoken.capital(voice.severity(asks.severity(ask)));
    about.add(asks.core(ask) ? says.say("ask.core", severity) : severity);
    if (asks.expansionMinor(ask) > 0) {
      about.add(
          says.say("ask.expansion", currency.exact(currency.major(asks.expansionMinor(ask)))));
    }
    var day = asks.filedDay(ask);
    about.add(
        day == Asks.UNKNOWN_DAY
            ? says.say("ask.filed.unknown")
            : says.say("ask.filed", voice.day(LocalDate.ofEpochDay(day))));
    if (asks.requests(ask) > 1) {
      about.add(says.say("ask.requests", asks.requests(ask)));
    }
    return about;
  }

  /// The account's requests by the feature that they count for, newest first.
  private Map<String, List<Request>> requests(Handle handle, RequestStore store) {
    var found = new HashMap<String, List<Request>>();
    var filter = new RequestStore.Filter(account.key(), null, null);
    for (var after = 0L; after >= 0; ) {
      var batch = store.page(handle, filter, after, BATCH);
      for (var request : batch) {
        found
            .computeIfAbsent(root(request.value().feature()), _ -> new ArrayList<>())
            .add(request.value());
      }
      after = batch.size() < BATCH ? -1 : batch.getLast().value().place();
    }
    found.values().forEach(each -> each.sort(NEWEST_FIRST));
    return found;
  }

  private String root(String key) {
    var root = key;
    for (var feature = book.featureId(key); feature >= 0; ) {
      var known = book.feature(feature);
      root = known.key();
      feature = known.mergedInto() == null ? -1 : book.featureId(known.mergedInto());
    }
    return root;
  }
}
