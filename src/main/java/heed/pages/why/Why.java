package heed.pages.why;

import heed.account.Lifecycle;
import heed.history.Place;
import heed.history.PlaceStore;
import heed.pages.frame.Desk;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.pages.why.WhyView.Factor;
import heed.pages.why.WhyView.Line;
import heed.platform.Currency;
import heed.platform.Phrases;
import heed.platform.Refused;
import heed.ranking.Contribution;
import heed.ranking.Divisor;
import heed.ranking.Explanation;
import heed.ranking.FirstPlace;
import heed.ranking.Ranking;
import heed.ranking.Sentence;
import heed.request.Request;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts an explanation into the view of a page. For readers who may see money only.
public final class Why {
  private static final int DIGITS = 4;

  private final Ranking ranking;
  private final Explanation explanation;
  private final Currency currency;
  private final Map<String, List<Request>> requests;
  private final List<Place> places;
  private final StaleHealth stale;
  private final Voice voice;
  private final Phrases says;

  /// @param requests behind the feature's asks by account, newest first
  /// @param places where it stood before, the earliest first
  Why(
      Ranking ranking,
      Explanation explanation,
      Map<String, List<Request>> requests,
      List<Place> places,
      StaleHealth stale,
      Voice voice) {
    this.ranking = ranking;
    this.explanation = explanation;
    this.currency = ranking.book().currency();
    this.requests = requests;
    this.places = places;
    this.stale = stale;
    this.voice = voice;
    this.says = voice.on("why");
  }

  /// Why the feature of a key has its place.
  ///
  /// @throws Refused NOT_FOUND
  public static WhyView of(Desk desk, String key, Voice voice) {
    var ranking = desk.ranking();
    var id = ranking.book().featureId(key);
    if (id < 0) {
      throw Refused.notFound("feature", Spoken.text(key));
    }
    var house = desk.house();
    var requests =
        house.database().read(handle -> house.requests().behind(handle, key)).stream()
            .collect(Collectors.groupingBy(Request::account));
    List<Place> places = house.database().read(handle -> new PlaceStore().of(handle, key));
    var stale =
        house.database().read(handle -> StaleHealth.of(handle, ranking.book(), house.today()));
    return new Why(ranking, Explanation.of(ranking, id), requests, places, stale, voice).view();
  }

  WhyView view() {
    var feature = ranking.book().feature(explanation.feature());
    var score = explanation.score();
    return new WhyView(
        Spoken.text(feature.title()),
        Links.feature(feature),
        Spoken.text(Sentence.of(ranking, explanation, voice.language())),
        explanation.contributions().stream().map(this::ask).toList(),
        currency.exact(score.protect()),
        currency.exact(score.grow()),
        currency.exact(score.value()),
        rounding(),
        divisor(),
        currency.exact(score.priority()),
        whatIf(),
        churned(),
        RankHistory.of(places, explanation.rank(), ranking, voice));
  }

  private WhyView.Ask ask(Contribution one) {
    var account = ranking.book().account(one.account());
    return new WhyView.Ask(
        Spoken.text(account.name()),
        Links.account(account.key()),
        Spoken.health(account),
        about(one),
        currency.exact(one.claim().protect()),
        currency.exact(one.growth().amount()),
        exact(shown(one)),
        sums(one),
        requests.getOrDefault(account.key(), List.of()).stream()
            .map(request -> said(request, voice))
            .filter(quote -> quote != null)
            .toList());
  }

  private List<String> about(Contribution one) {
    var account = ranking.book().account(one.account());
    var about = new ArrayList<String>();
    if (account.lifecycle() == Lifecycle.PROSPECT) {
      about.add(says.say("prospect"));
    } else {
      about.add(says.say("arr", currency.brief(one.stake().arr())));
    }
    about.add(severity(one));
    about.add(decides(one));
    if (one.requests() > 1) {
      about.add(says.say("requests", one.requests()));
    }
    return about;
  }

  private String severity(Contribution one) {
    var words = voice.severity(one.severity());
    return one.core() ? says.say("severity.core", words) : words;
  }

  private String decides(Contribution one) {
    var decision = one.stake().decision();
    var late = one.claim().late() ? ".late" : "";
    if (decision.now()) {
      return says.say("decides.now" + late);
    }
    return decision.date() == null
        ? says.say("decides.unknown")
        : says.say("decides.day" + late, voice.distance(ranking.asOf(), decision.date()));
  }

  private List<Line> sums(Contribution one) {
    var lines = new ArrayList<Line>();
    if (one.stake().arrAtRisk() > 0) {
      lines.add(
          new AtStake(currency, voice)
              .line(one.stake(), stale.is(ranking.book().account(one.account()))));
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
    factors.add(money(one.stake().amount(), says.say("factor.stake")));
    factors.add(
        share(
            claim.shareOfStake(),
            one.stake().sumWeights() > 1
                ? says.say(
                    "factor.weight.of",
                    Spoken.number(claim.weight(), DIGITS),
                    Spoken.number(one.stake().sumWeights(), DIGITS))
                : says.say("factor.weight")));
    if (claim.late()) {
      factors.add(plain(claim.lateFactor(), says.say("factor.late")));
    }
    return new Line(says.say("line.protect"), factors, currency.exact(claim.protect()));
  }

  private Line grow(Contribution one) {
    var growth = one.growth();
    var days = growth.daysSinceFiled();
    return new Line(
        says.say("line.grow"),
        List.of(
            money(growth.expansionArr(), says.say("factor.opportunity")),
            share(growth.chance(), says.say("factor.chance")),
            plain(
                growth.cooling(),
                days == null
                    ? says.say("factor.cooling.unknown")
                    : says.say("factor.cooling", days))),
        currency.exact(growth.amount()));
  }

  private String divisor() {
    var divisor = explanation.divisor();
    var months = Spoken.number(divisor.personMonths(), DIGITS);
    if (divisor.floored()) {
      return says.say("divisor.floored", months);
    }
    return switch (divisor.source()) {
      case ESTIMATE -> says.say("divisor", months);
      case MEDIAN -> says.say("divisor.median", months);
      case NONE_KNOWN -> says.say("divisor.none", months);
    };
  }

  private List<String> whatIf() {
    var lines = new ArrayList<String>();
    var then = explanation.counterfactuals();
    if (then.largestAccount() != null && then.rankWithoutLargest() != null) {
      var name = Spoken.text(ranking.book().account(then.largestAccount()).name());
      var same = then.rankWithoutLargest().equals(explanation.rank());
      lines.add(
          says.say(
              same ? "if.without.same" : "if.without", name, then.rankWithoutLargest().toString()));
    }
    switch (then.firstPlace()) {
      case FirstPlace.AtEffort(var effort) ->
          lines.add(says.say("if.effort", Spoken.number(effort, 2)));
      case FirstPlace.OutOfReach() -> lines.add(says.say("if.never"));
      case FirstPlace.Reached _, FirstPlace.NotRanked _ -> {}
    }
    if (explanation.divisor().source() != Divisor.Source.ESTIMATE) {
      lines.add(says.say("if.estimate"));
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
    return left == 0 ? null : says.say("churned", left);
  }

  /// What was said with a request; null when nothing was.
  public static WhyView.@Nullable Quote said(Request request, Voice voice) {
    if (request.quote() == null) {
      return null;
    }
    var who = new ArrayList<String>();
    if (request.contact() != null) {
      who.add(Spoken.text(request.contact()));
    }
    var filed = request.filedDate();
    if (filed != null) {
      who.add(voice.day(filed));
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

  private Factor share(double share, String words) {
    return new Factor(voice.percent(share, 2), words, Double.toString(share));
  }

  private static Factor plain(double factor, String words) {
    return new Factor(Spoken.number(factor, DIGITS), words, Double.toString(factor));
  }
}
