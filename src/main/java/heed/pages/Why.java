package heed.pages;

import heed.account.Lifecycle;
import heed.pages.WhyView.Factor;
import heed.pages.WhyView.Line;
import heed.platform.Currency;
import heed.ranking.Contribution;
import heed.ranking.Divisor;
import heed.ranking.Explanation;
import heed.ranking.FirstPlace;
import heed.ranking.Ranking;
import heed.ranking.Sentence;
import heed.request.Request;
import heed.request.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts an explanation into the view of a page. For readers who may see money only.
final class Why {
  private static final int DIGITS = 4;

  private final Ranking ranking;
  private final Explanation explanation;
  private final Currency currency;
  private final Map<String, List<Request>> requests;

  /// @param requests behind the feature's asks by account, newest first
  Why(Ranking ranking, Explanation explanation, Map<String, List<Request>> requests) {
    this.ranking = ranking;
    this.explanation = explanation;
    this.currency = ranking.book().currency();
    this.requests = requests;
  }

  WhyView view() {
    var feature = ranking.book().feature(explanation.feature());
    var score = explanation.score();
    return new WhyView(
        Spoken.text(feature.title()),
        Backlog.addressOf(feature),
        Spoken.text(Sentence.of(ranking, explanation)),
        explanation.contributions().stream().map(this::ask).toList(),
        currency.exact(score.protect()),
        currency.exact(score.grow()),
        currency.exact(score.value()),
        rounding(),
        divisor(),
        currency.exact(score.priority()),
        whatIf(),
        churned());
  }

  private WhyView.Ask ask(Contribution one) {
    var account = ranking.book().account(one.account());
    return new WhyView.Ask(
        Spoken.text(account.name()),
        Accounts.addressOf(account.key()),
        Spoken.health(account),
        about(one),
        currency.exact(one.claim().protect()),
        currency.exact(one.growth().amount()),
        exact(shown(one)),
        sums(one),
        requests.getOrDefault(account.key(), List.of()).stream()
            .map(Why::quote)
            .filter(quote -> quote != null)
            .toList());
  }

  private List<String> about(Contribution one) {
    var account = ranking.book().account(one.account());
    var about = new ArrayList<String>();
    if (account.lifecycle() == Lifecycle.PROSPECT) {
      about.add("prospect");
    } else {
      about.add(currency.brief(one.stake().arr()) + " ARR");
    }
    about.add(severity(one));
    about.add(decides(one));
    if (one.requests() > 1) {
      about.add(one.requests() + " requests");
    }
    return about;
  }

  static String severity(Contribution one) {
    var words = Severity.words(one.severity());
    return Character.toLowerCase(words.charAt(0))
        + words.substring(1)
        + (one.core() ? ", core use case" : "");
  }

  private String decides(Contribution one) {
    var decision = one.stake().decision();
    if (decision.now()) {
      return "decides now" + (one.claim().late() ? ", before it ships" : "");
    }
    if (decision.date() == null) {
      return "renewal unknown";
    }
    return "decides "
        + Spoken.distance(ranking.asOf(), decision.date())
        + (one.claim().late() ? ", before it ships" : "");
  }

  private List<Line> sums(Contribution one) {
    var lines = new ArrayList<Line>();
    if (one.stake().arrAtRisk() > 0) {
      lines.add(new AtStake(currency, Voice.usual()).line(one.stake(), false));
      lines.add(protect(one));
    }
    if (one.growth().expansionArr() > 0) {
      lines.add(grow(one));
    }
    return lines;
  }

  private Line protect(Contribution one) {
    var claim = one.claim();
    var factors = new ArrayList<Factor>();
    factors.add(money(one.stake().amount(), "at stake"));
    factors.add(
        share(
            claim.shareOfStake(),
            one.stake().sumWeights() > 1
                ? "this ask's share: weight "
                    + Spoken.number(claim.weight(), DIGITS)
                    + " of "
                    + Spoken.number(one.stake().sumWeights(), DIGITS)
                    + " over all its asks"
                : "weight of this ask"));
    if (claim.late()) {
      factors.add(plain(claim.lateFactor(), "ships after the decision"));
    }
    return new Line("Protect", factors, currency.exact(claim.protect()));
  }

  private Line grow(Contribution one) {
    var growth = one.growth();
    var days = growth.daysSinceFiled();
    return new Line(
        "Grow",
        List.of(
            money(growth.expansionArr(), "opportunity"),
            share(growth.chance(), "chance"),
            plain(
                growth.cooling(),
                days == null
                    ? "filing date unknown, no cooling"
                    : "left after " + Spoken.count(days, "day"))),
        currency.exact(growth.amount()));
  }

  private String divisor() {
    var divisor = explanation.divisor();
    var months = Spoken.number(divisor.personMonths(), DIGITS) + " person-months";
    if (divisor.floored()) {
      return months + ", the least that is reckoned with";
    }
    return switch (divisor.source()) {
      case ESTIMATE -> months;
      case MEDIAN -> months + ", the median, because nobody has estimated it";
      case NONE_KNOWN -> months + " by policy, because nothing is estimated";
    };
  }

  private List<String> whatIf() {
    var lines = new ArrayList<String>();
    var then = explanation.counterfactuals();
    if (then.largestAccount() != null && then.rankWithoutLargest() != null) {
      var name = Spoken.text(ranking.book().account(then.largestAccount()).name());
      var same = then.rankWithoutLargest().equals(explanation.rank());
      lines.add(
          "Without "
              + name
              + (same ? " it would stay number " : " it would be number ")
              + then.rankWithoutLargest()
              + ".");
    }
    switch (then.firstPlace()) {
      case FirstPlace.AtEffort(var effort) ->
          lines.add("At " + Spoken.number(effort, 2) + " person-months it would be first.");
      case FirstPlace.OutOfReach() ->
          lines.add("It would not be first even if it cost next to nothing.");
      case FirstPlace.Reached _, FirstPlace.NotRanked _ -> {}
    }
    if (explanation.divisor().source() != Divisor.Source.ESTIMATE) {
      lines.add("An estimate would make this number firm.");
    }
    return lines;
  }

  /// Rows are rounded one by one, so they may miss the rounded totals by a cent or two.
  private WhyView.@Nullable Rounding rounding() {
    var protect = currency.rounded(explanation.score().protect());
    var grow = currency.rounded(explanation.score().grow());
    var value = currency.rounded(explanation.score().value());
    for (var one : explanation.contributions()) {
      protect = protect.subtract(currency.rounded(one.claim().protect()));
      grow = grow.subtract(currency.rounded(one.growth().amount()));
      value = value.subtract(shown(one));
    }
    return protect.signum() == 0 && grow.signum() == 0 && value.signum() == 0
        ? null
        : new WhyView.Rounding(exact(protect), exact(grow), exact(value));
  }

  /// The sum of the two amounts that stand in the row.
  private BigDecimal shown(Contribution one) {
    return currency.rounded(one.claim().protect()).add(currency.rounded(one.growth().amount()));
  }

  private String exact(BigDecimal amount) {
    return currency.exact(amount.doubleValue());
  }

  private @Nullable String churned() {
    var left = explanation.churned();
    return left == 0
        ? null
        : Spoken.countFirst(left, "account")
            + " that asked "
            + (left == 1 ? "has" : "have")
            + " left and "
            + (left == 1 ? "counts" : "count")
            + " nothing.";
  }

  static WhyView.@Nullable Quote quote(Request request) {
    if (request.quote() == null) {
      return null;
    }
    var who = new ArrayList<String>();
    if (request.contact() != null) {
      who.add(Spoken.text(request.contact()));
    }
    var filed = request.filedDate();
    if (filed != null) {
      who.add(Spoken.day(filed));
    }
    return new WhyView.Quote(
        Spoken.text(request.quote()), String.join(" · ", who), link(request.sourceUrl()));
  }

  /// Only what leads to another page; doors refuse other links, but old data may hold them.
  private static @Nullable String link(@Nullable String url) {
    return url != null && url.matches("(?i)https?://.*") ? url : null;
  }

  private Factor money(double amount, String words) {
    return new Factor(currency.exact(amount), words, Double.toString(amount));
  }

  private static Factor share(double share, String words) {
    return new Factor(Spoken.percent(share, 2), words, Double.toString(share));
  }

  private static Factor plain(double factor, String words) {
    return new Factor(Spoken.number(factor, DIGITS), words, Double.toString(factor));
  }
}
