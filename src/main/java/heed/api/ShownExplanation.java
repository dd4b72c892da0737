package heed.api;

import heed.book.Book;
import heed.platform.Currency;
import heed.ranking.Claim;
import heed.ranking.Contribution;
import heed.ranking.Counterfactuals;
import heed.ranking.Divisor;
import heed.ranking.Explanation;
import heed.ranking.FirstPlace;
import heed.ranking.Growth;
import heed.ranking.Ranking;
import heed.ranking.Sentence;
import heed.ranking.StandIn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The whole explanation of one feature's score.
///
/// @param rank null when the feature is not open
/// @param policy version of the policy in force
/// @param sentence the same in one to three sentences
/// @param churned accounts that asked and have left; they count nothing
/// @param accounts what each asking account adds, the largest first
record ShownExplanation(
    Backlog.ShownFeature feature,
    LocalDate asOf,
    long policy,
    @Nullable Integer rank,
    String sentence,
    Backlog.ShownScore score,
    boolean effortEstimated,
    ShownDivisor divisor,
    ShownShipping earliestShip,
    int asks,
    int requests,
    int churned,
    @Nullable BigDecimal largestAccountShare,
    List<ShownContribution> accounts,
    ShownCounterfactuals counterfactuals) {

  /// What the value is divided by, in person-months.
  record ShownDivisor(BigDecimal personMonths, BigDecimal effort, String source, boolean floored) {}

  record ShownShipping(LocalDate date, String source) {}

  record ShownAccount(
      String key, String name, String lifecycle, @Nullable String segment, @Nullable String csm) {}

  /// What one account adds: amount = protect + grow.
  record ShownContribution(
      ShownAccount account,
      int severity,
      boolean coreUseCase,
      int requests,
      BigDecimal amount,
      ShownStake stake,
      ShownClaim protect,
      ShownGrowth grow,
      List<ShownStandIn> standIns) {}

  /// amount = stake × shareOfStake × lateFactor; weight = severityWeight × coreFactor.
  record ShownClaim(
      BigDecimal amount,
      BigDecimal severityWeight,
      BigDecimal coreFactor,
      BigDecimal weight,
      BigDecimal shareOfStake,
      BigDecimal claimed,
      boolean late,
      BigDecimal lateFactor,
      BigDecimal lost) {}

  /// amount = expansionArr × chance × cooling.
  record ShownGrowth(
      BigDecimal amount,
      BigDecimal expansionArr,
      BigDecimal chance,
      @Nullable LocalDate filedDate,
      @Nullable Integer daysSinceFiled,
      BigDecimal cooling) {}

  /// A fact that is unknown and what was used in its place.
  record ShownStandIn(String fact, BigDecimal value) {}

  /// @param effortForFirstPlace the largest effort at which it would be first; null when it is
  ///   first, is not ranked, or no effort would do
  record ShownCounterfactuals(
      @Nullable String largestAccount,
      @Nullable BigDecimal largestAccountShare,
      @Nullable Integer rankWithoutLargestAccount,
      String firstPlace,
      @Nullable BigDecimal effortForFirstPlace) {}

  static ShownExplanation of(Ranking ranking, long policy, Explanation explanation) {
    var book = ranking.book();
    var feature = book.feature(explanation.feature());
    var share = explanation.counterfactuals().largestShare();
    return new ShownExplanation(
        Backlog.shown(feature),
        ranking.asOf(),
        policy,
        explanation.rank(),
        Sentence.of(ranking, explanation),
        Backlog.shown(explanation.score(), book.currency()),
        explanation.divisor().source() == Divisor.Source.ESTIMATE,
        divisor(explanation.divisor()),
        new ShownShipping(explanation.shipping().earliest(), word(explanation.shipping().source())),
        explanation.contributions().size(),
        explanation.contributions().stream().mapToInt(Contribution::requests).sum(),
        explanation.churned(),
        share == null ? null : Backlog.share(share),
        explanation.contributions().stream().map(one -> contribution(one, book)).toList(),
        counterfactuals(explanation.counterfactuals(), book));
  }

  private static ShownDivisor divisor(Divisor divisor) {
    return new ShownDivisor(
        Backlog.share(divisor.personMonths()),
        Backlog.share(divisor.effort()),
        word(divisor.source()),
        divisor.floored());
  }

  private static ShownContribution contribution(Contribution one, Book book) {
    var account = book.account(one.account());
    var currency = book.currency();
    return new ShownContribution(
        new ShownAccount(
            account.key(),
            account.name(),
            account.lifecycle().word(),
            account.segment(),
            account.csm()),
        one.severity(),
        one.core(),
        one.requests(),
        Numbers.computed(currency, one.amount()),
        ShownStake.of(one.stake(), currency),
        claim(one.claim(), currency),
        growth(one.growth(), currency),
        one.standIns().stream().map(ShownExplanation::standIn).toList());
  }

  private static ShownClaim claim(Claim claim, Currency currency) {
    return new ShownClaim(
        Numbers.computed(currency, claim.protect()),
        Backlog.share(claim.severityWeight()),
        Backlog.share(claim.coreFactor()),
        Backlog.share(claim.weight()),
        Backlog.share(claim.shareOfStake()),
        Numbers.computed(currency, claim.amount()),
        claim.late(),
        Backlog.share(claim.lateFactor()),
        Numbers.computed(currency, claim.lost()));
  }

  private static ShownGrowth growth(Growth growth, Currency currency) {
    return new ShownGrowth(
        Numbers.computed(currency, growth.amount()),
        Numbers.computed(currency, growth.expansionArr()),
        Backlog.share(growth.chance()),
        growth.filed(),
        growth.daysSinceFiled(),
        Backlog.share(growth.cooling()));
  }

  private static ShownStandIn standIn(StandIn standIn) {
    return new ShownStandIn(word(standIn.fact()), Backlog.share(standIn.value()));
  }

  private static ShownCounterfactuals counterfactuals(Counterfactuals what, Book book) {
    var largest = what.largestAccount();
    var share = what.largestShare();
    return new ShownCounterfactuals(
        largest == null ? null : book.account(largest).key(),
        share == null ? null : Backlog.share(share),
        what.rankWithoutLargest(),
        switch (what.firstPlace()) {
          case FirstPlace.Reached() -> "reached";
          case FirstPlace.AtEffort(_) -> "at_effort";
          case FirstPlace.OutOfReach() -> "out_of_reach";
          case FirstPlace.NotRanked() -> "not_ranked";
        },
        what.firstPlace() instanceof FirstPlace.AtEffort(var effort)
            ? Backlog.share(effort)
            : null);
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
