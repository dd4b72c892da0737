package heed.slack.filing;

import heed.account.Account;
import heed.book.Book;
import heed.platform.Texts;
import heed.request.Request;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which account is probably meant before anybody typed: a proposal that stands in the form, never
/// more. An ambiguous name is no guess.
final class GuessingAccount {
  /// Somebody who files again within this many days is probably still at the same customer.
  private static final int DAYS = 7;

  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  /// Words of channel names that say what a channel is for, not which customer it is about.
  private static final Set<String> PURPOSES =
      Set.of(
          "support",
          "ext",
          "external",
          "int",
          "internal",
          "customer",
          "cust",
          "client",
          "account",
          "acct",
          "team",
          "help",
          "shared",
          "csm",
          "cs",
          "success",
          "sales",
          "onboarding",
          "project",
          "proj",
          "feedback",
          "requests",
          "alerts",
          "partner",
          "vip");

  /// Ends of company names that people leave out.
  private static final Set<String> FORMS =
      Set.of(
          "inc",
          "ltd",
          "llc",
          "gmbh",
          "ag",
          "corp",
          "corporation",
          "company",
          "co",
          "sa",
          "plc",
          "limited",
          "group",
          "bv",
          "kg",
          "se");

  private GuessingAccount() {}

  /// The account that a channel such as `acme-support` is named after.
  ///
  /// @param csm who asks: among accounts of one name, their own is meant
  static Optional<Account> fromChannel(Book book, @Nullable String channel, String csm) {
    var name = channel == null ? "" : words(channel, PURPOSES);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    var meant = new ArrayList<Account>();
    for (var id = 0; id < book.accountCount(); id++) {
      var account = book.account(id);
      if (account.counts() && isCalled(account, name)) {
        meant.add(account);
      }
    }
    var own = meant.stream().filter(account -> csm.equals(account.csm())).toList();
    if (own.size() == 1) {
      return Optional.of(own.getFirst());
    }
    return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
  }

  /// The account of the latest filing, when that is recent.
  static Optional<Account> fromFilings(Book book, List<Request> latest, LocalDate today) {
    if (latest.isEmpty()) {
      return Optional.empty();
    }
    var request = latest.getFirst();
    var filed = request.filedDate();
    var id = book.accountId(request.account());
    return filed == null || filed.isBefore(today.minusDays(DAYS)) || id < 0
        ? Optional.empty()
        : Optional.of(book.account(id)).filter(Account::counts);
  }

  private static boolean isCalled(Account account, String name) {
    var domain = account.domain();
    return words(account.key(), Set.of()).equals(name)
        || words(account.name(), Set.of()).equals(name)
        || words(account.name(), FORMS).equals(name)
        || (domain != null && words(domain.split("\\.", 2)[0], Set.of()).equals(name));
  }

  /// A name without its punctuation and without some words, as one word.
  private static String words(String name, Set<String> without) {
    return BETWEEN
        .splitAsStream(Texts.folded(name))
        .filter(word -> !without.contains(word))
        .collect(Collectors.joining());
  }
}
