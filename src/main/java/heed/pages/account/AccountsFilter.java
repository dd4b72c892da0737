package heed.pages.account;

import heed.account.Account;
import heed.http.Query;
import heed.pages.frame.Spoken;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Refused;
import heed.platform.Texts;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the list of accounts is narrowed to, and its order. All of it stands in the address.
///
/// @param own whether only accounts of the reader are shown
/// @param csm who looks after them; [#NOBODY] for accounts that nobody looks after
/// @param health how they feel: the style of a [Spoken.Health], or [#STALE]
/// @param renews the month in which they renew next
/// @param text part of a name, a key or a domain, in any case
/// @param after key of the last account of the page before, or null
record AccountsFilter(
    Caller reader,
    boolean own,
    Optional<String> csm,
    Optional<String> segment,
    Optional<String> health,
    Optional<YearMonth> renews,
    Optional<String> text,
    AccountsOrder order,
    Optional<String> after) {
  static final String[] KNOWN = {
    "q", "whose", "csm", "segment", "health", "renews", "sort", "after"
  };
  static final String NOBODY = "nobody";
  static final String STALE = "stale";

  private static final Map<String, Boolean> WHOSE =
      new TreeMap<>(Map.of("mine", true, "all", false));

  /// The words of the filter by health, in the order in which they are offered.
  static final Map<String, String> FEELINGS = new LinkedHashMap<>();

  static {
    for (var health : Spoken.Health.values()) {
      FEELINGS.put(health.style(), health.style());
    }
    FEELINGS.put(STALE, STALE);
  }

  /// Reads it from an address. A CSM sees the own accounts unless the address says otherwise.
  static AccountsFilter of(Query query, Caller reader) {
    var csm = query.text("csm");
    var text = query.text("q").map(String::strip).filter(words -> !words.isEmpty());
    var usual = !reader.may(Role.PM) && reader.email() != null && csm.isEmpty();
    return new AccountsFilter(
        reader,
        query.oneOf("whose", WHOSE).orElse(usual),
        csm,
        query.text("segment"),
        query.oneOf("health", FEELINGS),
        query.text("renews").map(AccountsFilter::month),
        text,
        query.oneOf("sort", AccountsOrder.WORDS).orElse(AccountsOrder.USUAL),
        query.text("after"));
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException otherwise) {
      throw Refused.field("renews", "Renews must be a month such as 2027-03.");
    }
  }

  /// Whether it hides more than the choice between own and all does.
  boolean any() {
    return csm.isPresent()
        || segment.isPresent()
        || health.isPresent()
        || renews.isPresent()
        || text.isPresent();
  }

  /// @param renewal when it renews next, or null
  /// @param stale whether its health is too old to be believed
  boolean shows(Account account, @Nullable YearMonth renewal, boolean stale) {
    return (!own || reader.is(account.csm()))
        && csm.stream()
            .allMatch(wanted -> wanted.equals(account.csm() == null ? NOBODY : account.csm()))
        && segment.stream().allMatch(wanted -> wanted.equals(account.segment()))
        && health.stream()
            .allMatch(wanted ->
                wanted.equals(STALE) ? stale : wanted.equals(Spoken.health(account).style()))
        && renews.stream().allMatch(wanted -> wanted.equals(renewal))
        && text.stream().allMatch(wanted -> holds(account, wanted));
  }

  private static boolean holds(Account account, String wanted) {
    var part = Texts.folded(wanted);
    var domain = account.domain();
    return Texts.folded(account.name()).contains(part)
        || Texts.folded(account.key()).contains(part)
        || (domain != null && Texts.folded(domain).contains(part));
  }

  AccountsFilter ownOnly(boolean only) {
    return new AccountsFilter(
        reader,
        only,
        only ? Optional.empty() : csm,
        segment,
        health,
        renews,
        text,
        order,
        Optional.empty());
  }

  AccountsFilter ordered(AccountsOrder other) {
    return new AccountsFilter(
        reader, own, csm, segment, health, renews, text, other, Optional.empty());
  }

  AccountsFilter after(String key) {
    return new AccountsFilter(
        reader, own, csm, segment, health, renews, text, order, Optional.of(key));
  }

  AccountsFilter fromTheStart() {
    return ordered(order);
  }

  AccountsFilter unfiltered() {
    return new AccountsFilter(
        reader,
        own,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        order,
        Optional.empty());
  }

  /// What follows `/accounts` in the address of this list.
  Map<String, String> query() {
    var query = new TreeMap<String, String>();
    query.put("whose", own ? "mine" : "all");
    csm.ifPresent(address -> query.put("csm", address));
    segment.ifPresent(word -> query.put("segment", word));
    health.ifPresent(word -> query.put("health", word));
    renews.ifPresent(month -> query.put("renews", month.toString()));
    text.ifPresent(words -> query.put("q", words));
    if (!order.equals(AccountsOrder.USUAL)) {
      query.put("sort", order.word());
    }
    after.ifPresent(key -> query.put("after", key));
    return query;
  }
}
