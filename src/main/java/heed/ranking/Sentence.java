package heed.ranking;

import heed.account.Account;
import heed.account.Lifecycle;
import heed.book.Book;
import heed.feature.Feature;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Puts an explanation into plain words: who asks, why they count, what it would take to change the
/// place. It names money, so it is not for viewers nor for shared channels.
public final class Sentence {
  private static final int NAMED = 2;

  /// How far ahead a month needs no year to be understood.
  private static final int MONTHS_AHEAD = 11;

  private static final List<String> HURTS =
      List.of("not an important issue", "a nuisance", "work slowed", "work blocked", "on fire");

  private final Book book;
  private final LocalDate asOf;
  private final Explanation explanation;
  private final List<Contribution> contributions;

  private Sentence(Ranking ranking, Explanation explanation) {
    this.book = ranking.book();
    this.asOf = ranking.asOf();
    this.explanation = explanation;
    this.contributions = explanation.contributions();
  }

  /// The explanation in one to three sentences.
  ///
  /// @param ranking the one that was explained
  public static String of(Ranking ranking, Explanation explanation) {
    var sentence = new Sentence(ranking, explanation);
    return explanation.rank() == null
        ? sentence.notRanked()
        : sentence.because(explanation.rank()) + sentence.without() + sentence.first();
  }

  private String because(int rank) {
    var place = capital(Numerals.ordinal(rank)) + " because ";
    if (contributions.isEmpty()) {
      return place + "no account asks for it.";
    }
    if (explanation.score().value() == 0) {
      return place + "nobody who asks has revenue at risk or named an opportunity.";
    }
    return place + who() + (contributions.size() == 1 ? " asks" : " ask") + " for " + work() + ".";
  }

  private String notRanked() {
    var feature = book.feature(explanation.feature());
    if (feature.mergedInto() != null) {
      return "Not ranked because it is merged into "
          + standingFor(feature).title()
          + ", which its requests count for.";
    }
    return "Not ranked because it is "
        + feature.status().spoken()
        + "; "
        + (contributions.isEmpty() ? "no account" : who())
        + " asked for it.";
  }

  private Feature standingFor(Feature merged) {
    var target = merged;
    while (target.mergedInto() != null) {
      target = book.feature(book.featureId(target.mergedInto()));
    }
    return target;
  }

  /// The largest contributions by name, the rest by number.
  private String who() {
    var named = contributions.stream().limit(NAMED).map(this::described).toList();
    var others = contributions.size() - named.size();
    if (others > 0) {
      return String.join(", ", named) + " and " + others + (others == 1 ? " other" : " others");
    }
    return String.join(" and ", named);
  }

  private String described(Contribution one) {
    var account = book.account(one.account());
    var about = new ArrayList<String>();
    if (account.lifecycle() == Lifecycle.PROSPECT) {
      about.add("prospect");
    }
    if (one.claim().protect() > 0) {
      about.add(HURTS.get(one.severity() - 1));
      about.add(decides(one));
    }
    if (one.growth().amount() > 0) {
      about.add(brief(one.growth().expansionArr()) + " opportunity");
    }
    return about.isEmpty()
        ? account.name()
        : account.name() + " (" + String.join(", ", about) + ")";
  }

  private String decides(Contribution one) {
    var decision = one.stake().decision();
    if (decision.date() == null) {
      return "renewal unknown";
    }
    var when = decision.now() ? "decides now" : "decides " + month(decision.date());
    return one.claim().late() ? when + " before it ships" : when;
  }

  private String month(LocalDate day) {
    if (YearMonth.from(day).equals(YearMonth.from(asOf))) {
      return "this month";
    }
    var month = day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    return day.isAfter(asOf.plusMonths(MONTHS_AHEAD))
        ? "in " + month + " " + day.getYear()
        : "in " + month;
  }

  private String work() {
    var divisor = explanation.divisor();
    return divisor.source() == Divisor.Source.ESTIMATE
        ? Numerals.personMonths(divisor.effort()) + " of work"
        : "about " + Numerals.personMonths(Numerals.toHalves(divisor.effort())) + " of work";
  }

  private String without() {
    var largest = explanation.counterfactuals().largestAccount();
    var then = explanation.counterfactuals().rankWithoutLargest();
    if (largest == null || then == null) {
      return "";
    }
    Account account = book.account(largest);
    var still = then.equals(explanation.rank()) ? "still be " : "be ";
    return " Without " + account.name() + " it would " + still + Numerals.ordinal(then) + ".";
  }

  private String first() {
    return switch (explanation.counterfactuals().firstPlace()) {
      case FirstPlace.AtEffort(var effort) ->
          " At " + Numerals.personMonths(effort) + " of work it would be first.";
      case FirstPlace.Reached _, FirstPlace.OutOfReach _, FirstPlace.NotRanked _ -> "";
    };
  }

  /// `$80k`, not `$80.0k`: a round amount reads as one.
  private String brief(double amount) {
    return book.currency().brief(amount).replaceFirst("\\.0+(?=[kMB]$)", "");
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
