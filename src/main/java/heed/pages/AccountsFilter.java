package heed.pages;

import heed.account.Account;
import heed.http.Query;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Texts;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the list of accounts is narrowed to, and its order.
///
/// @param own whether only accounts of the reader are shown
/// @param csm who looks after them; [#NOBODY] for accounts that nobody looks after
/// @param text part of a name, a key or a domain, in any case
/// @param byArr whether the largest stand first; else who decides first
/// @param after key of the last account of the page before, or null
record AccountsFilter(
    Caller reader,
    boolean own,
    Optional<String> csm,
    Optional<String> segment,
    Optional<String> text,
    boolean byArr,
    Optional<String> after) {
  static final String NOBODY = "nobody";

  private static final Map<String, Boolean> WHOSE =
      new TreeMap<>(Map.of("mine", true, "all", false));

  private static final Map<String, Boolean> SORTS =
      new TreeMap<>(Map.of("arr", true, "decision", false));

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
        text,
        query.oneOf("sort", SORTS).orElse(false),
        query.text("after"));
  }

  /// Whether it hides more than the choice between own and all does.
  boolean any() {
    return csm.isPresent() || segment.isPresent() || text.isPresent();
  }

  boolean shows(Account account) {
    return (!own || reader.is(account.csm()))
        && csm.stream()
            .allMatch(wanted -> wanted.equals(account.csm() == null ? NOBODY : account.csm()))
        && segment.stream().allMatch(wanted -> wanted.equals(account.segment()))
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
        reader, only, only ? Optional.empty() : csm, segment, text, byArr, Optional.empty());
  }

  AccountsFilter sortedByArr(boolean sorted) {
    return new AccountsFilter(reader, own, csm, segment, text, sorted, Optional.empty());
  }

  AccountsFilter after(String key) {
    return new AccountsFilter(reader, own, csm, segment, text, byArr, Optional.of(key));
  }

  AccountsFilter fromTheStart() {
    return sortedByArr(byArr);
  }

  AccountsFilter unfiltered() {
    return new AccountsFilter(
        reader, own, Optional.empty(), Optional.empty(), Optional.empty(), byArr, Optional.empty());
  }

  /// What follows `/accounts` in the address of this list.
  Map<String, String> query() {
    var query = new TreeMap<String, String>();
    query.put("whose", own ? "mine" : "all");
    csm.ifPresent(address -> query.put("csm", address));
    segment.ifPresent(word -> query.put("segment", word));
    text.ifPresent(words -> query.put("q", words));
    if (byArr) {
      query.put("sort", "arr");
    }
    after.ifPresent(key -> query.put("after", key));
    return query;
  }
}
