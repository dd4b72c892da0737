package heed.pages.account;

import heed.account.Account;
import heed.account.Lifecycle;
import heed.book.Book;
import heed.http.Addresses;
import heed.pages.account.AccountsView.Row;
import heed.pages.frame.Amount;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.Tab;
import heed.pages.frame.Voice;
import heed.pages.why.StaleHealth;
import heed.platform.Phrases;
import heed.platform.Refused;
import heed.ranking.Decision;
import heed.ranking.Ranking;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Puts the accounts of a book into the view of their list.
final class Accounts {
  static final int PAGE = 50;

  /// Whoever decides within so many days is in the headline.
  private static final int SOON_DAYS = 90;

  private final Ranking ranking;
  private final Book book;
  private final AccountsFilter filter;
  private final Map<String, String> names;
  private final Map<String, Integer> owed;
  private final StaleHealth stale;
  private final Voice voice;
  private final Phrases says;
  private final int[] asks;

  /// @param names of people by address
  /// @param owed how many loops of each account are open
  Accounts(
      Ranking ranking,
      AccountsFilter filter,
      Map<String, String> names,
      Map<String, Integer> owed,
      StaleHealth stale,
      Voice voice) {
    this.ranking = ranking;
    this.book = ranking.book();
    this.filter = filter;
    this.names = names;
    this.owed = owed;
    this.stale = stale;
    this.voice = voice;
    this.says = voice.on("accounts");
    this.asks = asks(ranking);
  }

  /// An account and what it can be sorted by; an unknown number is none.
  ///
  /// @param decision that lies ahead; null when unknown, and for whoever has left
  record Entry(
      Account account,
      @Nullable Decision decision,
      double stake,
      boolean customer,
      int asks,
      int owed) {
    String name() {
      return heed.platform.Texts.folded(account.name());
    }

    double arr() {
      return account.arrMinor();
    }

    @Nullable Integer health() {
      return account.health();
    }

    double decisionDay() {
      var day = decision == null ? null : decision.date();
      return day == null ? Double.NaN : day.toEpochDay();
    }

    boolean soon() {
      return decision != null && decision.days() != null && decision.days() <= SOON_DAYS;
    }

    @Nullable YearMonth renewal() {
      var renewal = decision == null ? null : decision.nextRenewal();
      return renewal == null ? null : YearMonth.from(renewal);
    }
  }

  AccountsView view() {
    var order = filter.order().comparator();
    var shown =
        IntStream.range(0, book.accountCount())
            .mapToObj(this::entry)
            .filter(
                entry -> filter.shows(entry.account(), entry.renewal(), stale.is(entry.account())))
            .sorted(order)
            .toList();
    var rest = filter.after().map(key -> after(shown, key)).orElse(shown);
    var page = rest.subList(0, Math.min(PAGE, rest.size()));
    var choices = new AccountsChoices(book, filter, names, voice);
    return new AccountsView(
        headline(shown),
        sentence(shown),
        tabs(),
        filter.own() ? "mine" : "all",
        choices.filters(),
        choices.heads(),
        page.stream().map(this::row).toList(),
        empty(),
        address(filter.unfiltered()),
        filter.after().isPresent() ? address(filter.fromTheStart()) : null,
        rest.size() > PAGE ? address(filter.after(page.getLast().account().key())) : null);
  }

  static String address(AccountsFilter filter) {
    var address = new StringBuilder("/accounts");
    filter
        .query()
        .forEach((name, value) ->
            address
                .append(address.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(Addresses.value(value)));
    return address.toString();
  }

  private Entry entry(int id) {
    var account = book.account(id);
    var stake = ranking.stake(id);
    var customer = account.lifecycle() == Lifecycle.CUSTOMER;
    return new Entry(
        account,
        account.lifecycle() == Lifecycle.CHURNED ? null : stake.decision(),
        customer ? stake.amount() : Double.NaN,
        customer,
        asks[id],
        owed.getOrDefault(account.key(), 0));
  }

  /// What stands behind an account, wherever that stands now.
  private List<Entry> after(List<Entry> shown, String key) {
    var id = book.accountId(key);
    if (id < 0) {
      throw Refused.field("after", "There is no such page any more; open the accounts again.");
    }
    var last = entry(id);
    var order = filter.order().comparator();
    return shown.stream().filter(entry -> order.compare(entry, last) > 0).toList();
  }

  private String headline(List<Entry> shown) {
    if (book.accountCount() == 0) {
      return says.say("head.empty");
    }
    if (shown.isEmpty()) {
      return says.say(filter.own() && !filter.any() ? "head.none-own" : "head.none");
    }
    var soon = shown.stream().filter(Entry::soon).count();
    return says.say(filter.own() ? "head.own" : "head", soon, SOON_DAYS);
  }

  /// How many there are, and what those who are customers pay.
  private String sentence(List<Entry> shown) {
    if (book.accountCount() == 0) {
      return says.say("sentence.empty");
    }
    if (shown.isEmpty()) {
      return says.say("sentence.none", book.accountCount());
    }
    var currency = book.currency();
    var customers = shown.stream().filter(Entry::customer).toList();
    var arr = currency.major(customers.stream().mapToLong(each -> each.account().arrMinor()).sum());
    var stake = customers.stream().mapToDouble(Entry::stake).sum();
    return says.say(
        "sentence",
        shown.size(),
        currency.brief(arr),
        currency.brief(stake),
        voice.day(ranking.asOf()));
  }

  private List<Tab> tabs() {
    if (filter.reader().email() == null) {
      return List.of();
    }
    return List.of(
        new Tab(says.say("tab.mine"), address(filter.ownOnly(true)), filter.own()),
        new Tab(says.say("tab.all"), address(filter.ownOnly(false)), !filter.own()));
  }

  private Row row(Entry entry) {
    var account = entry.account();
    var currency = book.currency();
    var decision = entry.decision();
    var day = decision == null ? null : decision.date();
    var now = decision != null && decision.now();
    return new Row(
        Spoken.text(account.name()),
        Links.account(account.key()),
        about(account),
        Amount.of(currency, currency.major(account.arrMinor())),
        entry.customer() ? Amount.of(currency, entry.stake()) : null,
        Spoken.health(account),
        account.health(),
        stale.is(account) ? staleness(account) : null,
        day == null ? null : now ? says.say("now") : voice.distance(ranking.asOf(), day),
        day == null ? null : voice.day(day),
        now,
        entry.asks(),
        entry.owed());
  }

  private String staleness(Account account) {
    var read = stale.dates().get(account.key());
    return read == null
        ? says.say("stale.undated")
        : says.say("stale", voice.distance(ranking.asOf(), read));
  }

  private String about(Account account) {
    var about = new ArrayList<String>();
    lifecycle(account).ifPresent(about::add);
    if (account.segment() != null) {
      about.add(Spoken.text(account.segment()));
    }
    if (account.csm() == null) {
      about.add(says.say("csm.none"));
    } else if (!filter.own()) {
      about.add(Spoken.text(names.getOrDefault(account.csm(), Spoken.localPart(account.csm()))));
    }
    return String.join(" · ", about);
  }

  /// "prospect", "has left", or nothing about a customer.
  private Optional<String> lifecycle(Account account) {
    return account.lifecycle() == Lifecycle.CUSTOMER
        ? Optional.empty()
        : Optional.of(AccountWords.lifecycle(account.lifecycle(), voice.on("account")));
  }

  /// How many open features each account asks for.
  private static int[] asks(Ranking ranking) {
    var book = ranking.book();
    var counts = new int[book.accountCount()];
    for (var rank = 1; rank <= ranking.count(); rank++) {
      var asks = book.asks(ranking.feature(rank));
      for (var ask = 0; ask < asks.count(); ask++) {
        counts[asks.account(ask)]++;
      }
    }
    return counts;
  }

  private AccountsView.Empty empty() {
    if (book.accountCount() == 0) {
      return new AccountsView.Empty(says.say("head.empty"), says.say("empty.words"), null, "");
    }
    if (filter.any()) {
      return new AccountsView.Empty(
          says.say("empty.match"),
          says.say("empty.match.words"),
          says.say(filter.own() ? "empty.among-all" : "empty.all"),
          address(filter.own() ? filter.ownOnly(false) : filter.unfiltered()));
    }
    return new AccountsView.Empty(
        says.say("empty.own"),
        says.say("empty.own.words"),
        says.say("empty.all"),
        address(filter.ownOnly(false)));
  }
}
