package heed.pages;

import heed.account.Account;
import heed.account.Lifecycle;
import heed.book.Asks;
import heed.book.Book;
import heed.http.Addresses;
import heed.loop.LedgerStore;
import heed.loop.LoopStore;
import heed.loop.Promise;
import heed.loop.PromiseState;
import heed.loop.PromiseStore;
import heed.pages.AccountView.Ask;
import heed.pages.AccountView.Vow;
import heed.pages.FeatureView.Fact;
import heed.people.Caller;
import heed.platform.Currency;
import heed.ranking.Ranking;
import heed.ranking.Stake;
import heed.request.Request;
import heed.request.RequestStore;
import heed.request.Severity;
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

/// Puts all that is known about one account into the view of its page.
final class AccountPage {
  /// Of loops and promises each; more of one account than this stand on the Loops page only.
  private static final int MOST = 200;

  /// Requests read at once.
  private static final int BATCH = 500;

  private static final Comparator<Request> NEWEST_FIRST =
      Comparator.comparing(
              Request::filedDate, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))
          .thenComparingLong(Request::place)
          .reversed();

  private final Desk desk;
  private final Caller reader;
  private final Account account;
  private final Map<String, String> names;
  private final Ranking ranking;
  private final Book book;
  private final Currency currency;
  private final LocalDate today;

  AccountPage(Desk desk, Caller reader, Account account) {
    this.desk = desk;
    this.reader = reader;
    this.account = account;
    names = desk.names();
    ranking = desk.ranking();
    book = ranking.book();
    currency = book.currency();
    today = desk.house().today();
  }

  AccountView view(Handle handle) {
    var id = book.accountId(account.key());
    var stake = id < 0 ? null : ranking.stake(id);
    var requests = requests(handle);
    return new AccountView(
        Spoken.text(account.name()),
        Spoken.health(account),
        account.health(),
        stake == null ? "" : AccountWords.stake(account, stake, currency, ranking.asOf()),
        stake == null || stake.arrAtRisk() == 0 ? null : AtStake.line(stake, currency),
        facts(stake),
        id < 0 ? List.of() : open(id, requests),
        id < 0 ? List.of() : closed(id, requests),
        loops(handle),
        heard(handle),
        promises(handle),
        BriefRoutes.address(account.key()));
  }

  private List<Fact> facts(@Nullable Stake stake) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("ARR", currency.exact(currency.major(account.arrMinor()))));
    var decision =
        stake == null || account.lifecycle() == Lifecycle.CHURNED ? null : stake.decision();
    if (decision != null && decision.date() != null) {
      facts.add(
          new Fact(
              "Decides",
              Spoken.day(decision.date())
                  + ", "
                  + (decision.now() ? "deciding now" : Spoken.distance(today, decision.date()))));
    }
    facts.add(new Fact("Renewal", renewal()));
    var csm = account.csm();
    facts.add(
        new Fact(
            "CSM",
            csm == null
                ? "nobody yet"
                : Spoken.text(names.getOrDefault(csm, Spoken.localPart(csm)))));
    facts.add(new Fact("Segment", known(account.segment())));
    facts.add(new Fact("Lifecycle", account.lifecycle().word()));
    if (account.domain() != null) {
      facts.add(new Fact("Domain", Spoken.text(account.domain())));
    }
    facts.add(new Fact("Key", Spoken.text(account.key())));
    return facts;
  }

  private String renewal() {
    var date = account.renewalDate();
    return date == null
        ? "unknown"
        : Spoken.day(date) + (date.isBefore(today) ? ", taken to run on by whole years" : "");
  }

  private static String known(@Nullable String text) {
    return text == null ? "unknown" : Spoken.text(text);
  }

  private List<Ask> open(int id, Map<String, List<Request>> requests) {
    return IntStream.rangeClosed(1, ranking.count())
        .mapToObj(rank -> ask(ranking.feature(rank), id, requests))
        .filter(Objects::nonNull)
        .toList();
  }

  private List<Ask> closed(int id, Map<String, List<Request>> requests) {
    return IntStream.range(0, book.featureCount())
        .map(book::featureByKeyOrder)
        .filter(feature -> ranking.rankOf(feature) == 0)
        .mapToObj(feature -> ask(feature, id, requests))
        .filter(Objects::nonNull)
        .toList();
  }

  private @Nullable Ask ask(int feature, int id, Map<String, List<Request>> requests) {
    var asks = book.asks(feature);
    for (var ask = 0; ask < asks.count(); ask++) {
      if (asks.account(ask) == id) {
        return shown(feature, asks, ask, requests);
      }
    }
    return null;
  }

  private Ask shown(int id, Asks asks, int ask, Map<String, List<Request>> requests) {
    var feature = book.feature(id);
    var rank = ranking.rankOf(id);
    return new Ask(
        Spoken.text(feature.title()),
        Backlog.addressOf(feature),
        rank == 0 ? null : "number " + rank + " of " + ranking.count(),
        Backlog.mark(feature.status()),
        about(asks, ask),
        requests.getOrDefault(feature.key(), List.of()).stream()
            .map(Why::quote)
            .filter(quote -> quote != null)
            .toList());
  }

  private List<String> about(Asks asks, int ask) {
    var about = new ArrayList<String>();
    about.add(Severity.words(asks.severity(ask)) + (asks.core(ask) ? ", core use case" : ""));
    if (asks.expansionMinor(ask) > 0) {
      about.add(
          currency.exact(currency.major(asks.expansionMinor(ask))) + " a year more if it is built");
    }
    var day = asks.filedDay(ask);
    about.add(
        day == Asks.UNKNOWN_DAY
            ? "filing date unknown"
            : "filed " + Spoken.day(LocalDate.ofEpochDay(day)));
    if (asks.requests(ask) > 1) {
      about.add(Spoken.count(asks.requests(ask), "request"));
    }
    return about;
  }

  /// The account's requests by the feature that they count for, newest first.
  private Map<String, List<Request>> requests(Handle handle) {
    var found = new HashMap<String, List<Request>>();
    var filter = new RequestStore.Filter(account.key(), null, null);
    for (var after = 0L; after >= 0; ) {
      var batch = desk.house().requests().page(handle, filter, after, BATCH);
      for (var request : batch) {
        found
            .computeIfAbsent(root(request.value().feature()), _ -> new ArrayList<>())
            .add(request.value());
      }
      after = batch.size() < BATCH ? -1 : batch.getLast().value().place();
    }
    found.values().forEach(requests -> requests.sort(NEWEST_FIRST));
    return found;
  }

  private String root(String key) {
    var root = key;
    for (var id = book.featureId(key); id >= 0; ) {
      var feature = book.feature(id);
      root = feature.key();
      id = feature.mergedInto() == null ? -1 : book.featureId(feature.mergedInto());
    }
    return root;
  }

  private List<LoopsView.Line> loops(Handle handle) {
    var filter = new LoopStore.Filter(null, true, null, account.key(), null);
    var ledger = ledger();
    return desk.house().loops().page(handle, filter, LoopStore.Cursor.START, MOST).stream()
        .sorted(Ledger.ORDER)
        .map(line -> ledger.line(handle, line))
        .toList();
  }

  private List<LoopsView.Line> heard(Handle handle) {
    var ledger = ledger();
    return new LedgerStore()
        .heardBy(handle, account.key(), MOST).stream()
            .map(line -> ledger.line(handle, line))
            .toList();
  }

  private Ledger ledger() {
    return new Ledger(desk.house().drafts(), today, reader, names);
  }

  /// Broken ones that they do not know of first, then what lies ahead, then what is over, each by
  /// day.
  private List<Vow> promises(Handle handle) {
    var filter = new PromiseStore.Filter(null, null, account.key(), null);
    var all = new PromiseStore().page(handle, filter, today, PromiseStore.Cursor.START, MOST);
    return all.stream()
        .sorted(
            Comparator.comparing((Promise promise) -> !owedAnswer(promise))
                .thenComparing(promise -> promise.state(today) != PromiseState.OPEN))
        .map(this::vow)
        .toList();
  }

  private boolean owedAnswer(Promise promise) {
    return promise.state(today) == PromiseState.BROKEN && !promise.heardSince();
  }

  private Vow vow(Promise promise) {
    var by = promise.toldBy();
    return new Vow(
        Spoken.text(promise.featureTitle()),
        "/features/" + Addresses.segment(promise.feature()),
        "for "
            + Spoken.day(promise.promisedDate())
            + ", told on "
            + Spoken.day(promise.toldDate())
            + " by "
            + Spoken.text(names.getOrDefault(by, Spoken.localPart(by))),
        AccountWords.became(promise, today),
        owedAnswer(promise),
        "/loops/" + promise.loop());
  }
}
