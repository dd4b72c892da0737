package heed.pages.backlog;

import heed.pages.frame.Spoken;
import heed.platform.Currency;
import heed.platform.Phrases;
import heed.ranking.Score;

/// A bar of protect, grow and what lateness took, as widths in percent of the widest bar.
///
/// @param words the same for those who do not see it
/// @param brief the two amounts under it
public record Bar(
    String growAt,
    String lateAt,
    String protectWidth,
    String growWidth,
    String lateWidth,
    String words,
    String brief) {

  /// @param divisor person-months, so that bars are as long as the priority is high
  /// @param widest the widest bar: value and lateness of the first feature, per person-month
  /// @param says the texts of the backlog
  static Bar of(Currency currency, Score score, double divisor, double widest, Phrases says) {
    var scale = widest <= 0 ? 0 : 100 / (divisor * widest);
    var protect = score.protect() * scale;
    var grow = score.grow() * scale;
    var late = score.late() * scale;
    return new Bar(
        percent(protect),
        percent(protect + grow),
        percent(protect),
        percent(grow),
        percent(late),
        says.say(
            score.late() > 0 ? "bar.late" : "bar",
            currency.exact(score.protect()),
            currency.exact(score.grow()),
            currency.exact(score.late())),
        brief(currency, score));
  }

  private static String brief(Currency currency, Score score) {
    if (score.grow() == 0) {
      return currency.brief(score.protect());
    }
    return currency.brief(score.protect()) + " + " + currency.brief(score.grow());
  }

  private static String percent(double width) {
    return Spoken.number(Math.min(100, width), 2) + "%";
  }
}
