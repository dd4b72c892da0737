package heed.pages.account;

import heed.book.Book;
import heed.pages.frame.Choice;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.platform.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What the filters of the accounts are set to and offer, and by what they can be sorted.
final class AccountsChoices {
  private final Book book;
  private final AccountsFilter filter;
  private final Map<String, String> names;
  private final Voice voice;
  private final Phrases says;

  AccountsChoices(Book book, AccountsFilter filter, Map<String, String> names, Voice voice) {
    this.book = book;
    this.filter = filter;
    this.names = names;
    this.voice = voice;
    this.says = voice.on("accounts");
  }

  AccountsView.Filters filters() {
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
            : Choice.of(says.say("any.csm"), csms, filter.csm(), this::csm),
        Choice.of(says.say("any.segment"), segments, filter.segment(), word -> word),
        healths(),
        orders(),
        filter.renews().map(Object::toString).orElse(null),
        filter.any());
  }

  List<AccountsView.Head> heads() {
    var heads = new ArrayList<AccountsView.Head>();
    for (var column : AccountsOrder.Column.values()) {
      var order = filter.order();
      heads.add(
          new AccountsView.Head(
              says.say("column." + column.word()),
              says.say("column." + column.word() + ".title"),
              switch (column) {
                case ARR, STAKE, ASKS, OWED -> true;
                case NAME, HEALTH, DECISION -> false;
              },
              Accounts.address(filter.ordered(order.after(column))),
              column != order.by() ? null : order.descending() ? "descending" : "ascending"));
    }
    return heads;
  }

  private List<Choice> healths() {
    var healths = new ArrayList<Choice>();
    healths.add(new Choice("", says.say("any.health"), filter.health().isEmpty()));
    for (var health : Spoken.Health.values()) {
      healths.add(choice(health.style(), Spoken.capital(voice.health(health))));
    }
    healths.add(choice(AccountsFilter.STALE, says.say("health.stale")));
    return healths;
  }

  private Choice choice(String word, String words) {
    return new Choice(word, words, filter.health().equals(Optional.of(word)));
  }

  /// Each column by its own first direction.
  private List<Choice> orders() {
    var orders = new ArrayList<Choice>();
    var usual = filter.order();
    for (var column : AccountsOrder.Column.values()) {
      var order =
          column == usual.by()
              ? usual
              : AccountsOrder.USUAL.by() == column
                  ? AccountsOrder.USUAL
                  : AccountsOrder.USUAL.after(column);
      orders.add(
          new Choice(
              order.word(),
              says.say("order", says.say("column." + column.word())),
              order.equals(usual)));
    }
    return orders;
  }

  private String csm(String address) {
    return address.equals(AccountsFilter.NOBODY)
        ? says.say("csm.nobody")
        : names.getOrDefault(address, Spoken.localPart(address));
  }
}
