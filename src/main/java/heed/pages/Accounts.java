package heed.pages;

import heed.account.Account;
import heed.account.Lifecycle;
import heed.book.Book;
import heed.http.Addresses;
import heed.pages.AccountsView.Row;
import heed.pages.AccountsView.Sort;
import heed.pages.BacklogView.Choice;
import heed.platform.Refused;
import heed.ranking.Decision;
import heed.ranking.Ranking;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
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

  /// @param names of people by address
  /// @param owed how many loops of each account are open
  Accounts(
      Ranking ranking,
      AccountsFilter filter,
      Map<String, String> names,
      Map<String, Integer> owed) {
    this.ranking = ranking;
    this.book = ranking.book();
    this.filter = filter;
    this.names = names;
    this.owed = owed;
  }

  /// An account and its place in the list.
  ///
  /// @param decision that lies ahead; null when unknown, and for whoever has left
  /// @param order smaller stands first; equals by key
  private record Entry(int id, Account account, @Nullable Decision decision, long order) {
    static final Comparator<Entry> ORDER =
        Comparator.comparingLong(Entry::order).thenComparing(entry -> entry.account().key());

    boolean soon() {
      return decision != null && decision.days() != null && decision.days() <= SOON_DAYS;
    }
  }

  AccountsView view() {
    var shown =
        IntStream.range(0, book.accountCount())
            .filter(id -> filter.shows(book.account(id)))
            .mapToObj(this::entry)
            .sorted(Entry.ORDER)
            .toList();
    var rest = filter.after().map(key -> after(shown, key)).orElse(shown);
    var page = rest.subList(0, Math.min(PAGE, rest.size()));
    return new AccountsView(
        headline(shown),
        sentence(shown),
        tabs(),
        filter.own() ? "mine" : "all",
        filters(),
        new Sort(address(filter.sortedByArr(false)), filter.byArr() ? null : "ascending"),
        new Sort(address(filter.sortedByArr(true)), filter.byArr() ? "descending" : null),
        rows(page),
        empty(),
        address(filter.unfiltered()),
        filter.after().isPresent() ? address(filter.fromTheStart()) : null,
        rest.size() > PAGE ? address(filter.after(page.getLast().account().key())) : null);
  }

  /// Where an account's page stands.
  static String addressOf(String key) {
    return "/accounts/" + Addresses.segment(key);
  }

  /// "prospect", "left", or nothing about a customer.
  static Optional<String> lifecycle(Account account) {
    return switch (account.lifecycle()) {
      case PROSPECT -> Optional.of("prospect");
      case CHURNED -> Optional.of("has left");
      case CUSTOMER -> Optional.empty();
    };
  }

  private Entry entry(int id) {
    var account = book.account(id);
    var decision = account.lifecycle() == Lifecycle.CHURNED ? null : ranking.stake(id).decision();
    var day = decision == null ? null : decision.date();
    var order =
        filter.byArr() ? -account.arrMinor() : day == null ? Long.MAX_VALUE : day.toEpochDay();
    return new Entry(id, account, decision, order);
  }

  /// What stands behind an account, wherever that stands now.
  private List<Entry> after(List<Entry> shown, String key) {
    var id = book.accountId(key);
    if (id < 0) {
      throw Refused.field("after", "There is no such page any more; open the accounts again.");
    }
    var last = entry(id);
    return shown.stream().filter(entry -> Entry.ORDER.compare(entry, last) > 0).toList();
  }

  private String headline(List<Entry> shown) {
    if (book.accountCount() == 0) {
      return "No accounts yet";
    }
    if (shown.isEmpty()) {
      return filter.own() && !filter.any() ? "No account is yours yet" : "No account matches";
    }
    var soon = shown.stream().filter(Entry::soon).count();
    var who =
        filter.own()
            ? Spoken.countFirst(soon, "account") + " of yours"
            : Spoken.countFirst(soon, "account");
    return who + (soon == 1 ? " decides" : " decide") + " within " + SOON_DAYS + " days";
  }

  /// How many there are, and what those who are customers pay.
  private String sentence(List<Entry> shown) {
    if (book.accountCount() == 0) {
      return "Accounts are the companies that ask; what they pay and when they renew ranks it all.";
    }
    if (shown.isEmpty()) {
      return "None of " + Spoken.count(book.accountCount(), "account") + ".";
    }
    var minor =
        shown.stream()
            .map(Entry::account)
            .filter(account -> account.lifecycle() == Lifecycle.CUSTOMER)
            .mapToLong(Account::arrMinor)
            .sum();
    return Spoken.count(shown.size(), "account")
        + " with "
        + book.currency().brief(book.currency().major(minor))
        + " ARR as of "
        + Spoken.day(ranking.asOf())
        + (filter.byArr() ? ", the largest first." : ", who decides first on top.");
  }

  private List<LoopsView.Tab> tabs() {
    if (filter.reader().email() == null) {
      return List.of();
    }
    return List.of(
        new LoopsView.Tab("Mine", address(filter.ownOnly(true)), filter.own()),
        new LoopsView.Tab("All", address(filter.ownOnly(false)), !filter.own()));
  }

  private AccountsView.Filters filters() {
    var csms = new TreeSet<String>();
    var segments = new TreeSet<String>();
    for (var id = 0; id < book.accountCount(); id++) {
      var account = book.account(id);
      if (!filter.own()) {
        csms.add(account.csm() == null ? AccountsFilter.NOBODY : account.csm());
      }
      if (account.segment() != null) {
        segments.add(account.segment());
      }
    }
    return new AccountsView.Filters(
        filter.text().orElse(""),
        filter.own() && filter.csm().isEmpty()
            ? List.<Choice>of()
            : Backlog.choices("Any CSM", csms, filter.csm(), this::csm),
        Backlog.choices("Any segment", segments, filter.segment(), word -> word),
        filter.byArr(),
        filter.any());
  }

  private String csm(String address) {
    return address.equals(AccountsFilter.NOBODY)
        ? "Nobody yet"
        : names.getOrDefault(address, Spoken.localPart(address));
  }

  private List<Row> rows(List<Entry> entries) {
    var asks = asks();
    return entries.stream().map(entry -> row(entry, asks[entry.id()])).toList();
  }

  private Row row(Entry entry, int asks) {
    var account = entry.account();
    var decision = entry.decision();
    var day = decision == null ? null : decision.date();
    var now = decision != null && decision.now();
    return new Row(
        Spoken.text(account.name()),
        addressOf(account.key()),
        about(account),
        Amount.of(book.currency(), book.currency().major(account.arrMinor())),
        Spoken.health(account),
        account.health(),
        day == null ? null : now ? "now" : Spoken.distance(ranking.asOf(), day),
        day == null ? null : Spoken.day(day),
        now,
        asks,
        owed.getOrDefault(account.key(), 0));
  }

  private String about(Account account) {
    var about = new ArrayList<String>();
    lifecycle(account).ifPresent(about::add);
    if (account.segment() != null) {
      about.add(Spoken.text(account.segment()));
    }
    if (account.csm() == null) {
      about.add("no CSM");
    } else if (!filter.own()) {
      about.add(Spoken.text(csm(account.csm())));
    }
    return String.join(" · ", about);
  }

  /// How many open features each account asks for.
  private int[] asks() {
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
      return new AccountsView.Empty(
          "No accounts yet",
          "Import a CSV file: bin/heed import accounts FILE.csv, or send them over the API.",
          null,
          "");
    }
    if (filter.any()) {
      return new AccountsView.Empty(
          "Nothing matches these filters",
          "Part of a name, a key or a domain is enough.",
          filter.own() ? "Look among all accounts" : "Show all accounts",
          address(filter.own() ? filter.ownOnly(false) : filter.unfiltered()));
    }
    return new AccountsView.Empty(
        "No account names you as its CSM",
        "An account is yours when its CSM is the address that you sign in with.",
        "Show all accounts",
        address(filter.ownOnly(false)));
  }

  private static String address(AccountsFilter filter) {
    var address = new StringBuilder("/accounts");
    filter
        .query()
        .forEach((name, value) ->
            address
                .append(address.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return address.toString();
  }
}
