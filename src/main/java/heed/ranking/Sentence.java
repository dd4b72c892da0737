package heed.ranking;

import heed.account.Lifecycle;
import heed.book.Book;
import heed.feature.Feature;
import heed.platform.Language;
import heed.platform.Phrases;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;

/// Puts an explanation into plain words: who asks, why they count, what it would take to change the
/// place. It names money, so it is not for viewers nor for shared channels.
public final class Sentence {
  private static final int NAMED = 2;

  /// How far ahead a month needs no year to be understood.
  private static final int MONTHS_AHEAD = 11;

  private final Book book;
  private final LocalDate asOf;
  private final Explanation explanation;
  private final List<Contribution> contributions;
  private final Language language;
  private final Phrases says;
  private final Numerals numerals;

  private Sentence(Ranking ranking, Explanation explanation, Language language) {
    this.book = ranking.book();
    this.asOf = ranking.asOf();
    this.explanation = explanation;
    this.contributions = explanation.contributions();
    this.language = language;
    this.says = Phrases.of("ranking", language);
    this.numerals = new Numerals(language);
  }

  /// The explanation in one to three English sentences.
  ///
  /// @param ranking the one that was explained
  public static String of(Ranking ranking, Explanation explanation) {
    return of(ranking, explanation, Language.ENGLISH);
  }

  /// The explanation in one to three sentences of a language.
  ///
  /// @param ranking the one that was explained
  public static String of(Ranking ranking, Explanation explanation, Language language) {
    var sentence = new Sentence(ranking, explanation, language);
    return explanation.rank() == null
        ? sentence.notRanked()
        : sentence.first(sentence.without(sentence.because(explanation.rank())));
  }

  private String because(int rank) {
    var place = capital(numerals.ordinal(rank));
    if (contributions.isEmpty()) {
      return says.say("because.nobody", place);
    }
    if (explanation.score().value() == 0) {
      return says.say("because.nothing", place);
    }
    return says.say("because", place, who(), contributions.size(), work());
  }

  private String notRanked() {
    var feature = book.feature(explanation.feature());
    if (feature.mergedInto() != null) {
      return says.say("not-ranked.merged", standingFor(feature).title());
    }
    var status = Phrases.of("words", language).say("status." + feature.status().word());
    return says.say("not-ranked", status, contributions.isEmpty() ? says.say("who.nobody") : who());
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
    if (named.size() < NAMED) {
      return named.getFirst();
    }
    var others = contributions.size() - NAMED;
    return others > 0
        ? says.say("who.others", named.get(0), named.get(1), others)
        : says.say("who.two", named.get(0), named.get(1));
  }

  private String described(Contribution one) {
    var account = book.account(one.account());
    var about = new ArrayList<String>();
    if (account.lifecycle() == Lifecycle.PROSPECT) {
      about.add(says.say("fact.prospect"));
    }
    if (one.claim().protect() > 0) {
      about.add(says.say("hurts." + one.severity()));
      about.add(decides(one));
    }
    if (one.growth().amount() > 0) {
      about.add(says.say("fact.opportunity", brief(one.growth().expansionArr())));
    }
    return about.stream()
        .reduce((first, next) -> says.say("facts", first, next))
        .map(facts -> says.say("who.about", account.name(), facts))
        .orElse(account.name());
  }

  private String decides(Contribution one) {
    var decision = one.stake().decision();
    if (decision.date() == null) {
      return says.say("decides.unknown");
    }
    var late = one.claim().late() ? ".late" : "";
    if (decision.now()) {
      return says.say("decides.now" + late);
    }
    var day = decision.date();
    if (YearMonth.from(day).equals(YearMonth.from(asOf))) {
      return says.say("decides.this-month" + late);
    }
    var month = day.getMonth().getDisplayName(TextStyle.FULL, language.locale());
    return day.isAfter(asOf.plusMonths(MONTHS_AHEAD))
        ? says.say("decides.year" + late, month, Integer.toString(day.getYear()))
        : says.say("decides.month" + late, month);
  }

  private String work() {
    var divisor = explanation.divisor();
    return divisor.source() == Divisor.Source.ESTIMATE
        ? says.say("work", numerals.personMonths(divisor.effort()))
        : says.say("work.about", numerals.personMonths(Numerals.toHalves(divisor.effort())));
  }

  private String without(String before) {
    var largest = explanation.counterfactuals().largestAccount();
    var then = explanation.counterfactuals().rankWithoutLargest();
    if (largest == null || then == null) {
      return before;
    }
    var key = then.equals(explanation.rank()) ? "without.still" : "without";
    return and(before, says.say(key, book.account(largest).name(), numerals.ordinal(then)));
  }

  private String first(String before) {
    return switch (explanation.counterfactuals().firstPlace()) {
      case FirstPlace.AtEffort(var effort) ->
          and(before, says.say("first", numerals.personMonths(effort)));
      case FirstPlace.Reached _, FirstPlace.OutOfReach _, FirstPlace.NotRanked _ -> before;
    };
  }

  private String and(String before, String next) {
    return says.say("next", before, next);
  }

  /// `$80k`, not `$80.0k`: a round amount reads as one.
  private String brief(double amount) {
    return book.currency().brief(amount).replaceFirst("\\.0+(?=[kMB]$)", "");
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
