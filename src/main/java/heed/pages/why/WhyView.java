package heed.pages.why;

import heed.pages.frame.Spoken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a feature has its place: a sentence, the sum over the accounts that adds up on the page,
/// each account's own sum, and what would change the place.
///
/// @param rounding what the rounded rows lack to the rounded totals; null when they agree
/// @param history where it stood; null when that is not known
/// @param churned a sentence about accounts that left; null when there are none
public record WhyView(
    String title,
    String address,
    String sentence,
    List<Ask> asks,
    String protect,
    String grow,
    String value,
    @Nullable Rounding rounding,
    String divisor,
    String priority,
    List<String> whatIf,
    @Nullable String churned,
    @Nullable History history) {

  /// Where the feature stood from day to day.
  ///
  /// @param path of the line in steps, the better place above; null when it never moved
  /// @param best its best place, and where in the picture that is
  /// @param worst its worst place, and where that is; null when there is no other
  /// @param from, until the days at the ends of the line
  /// @param atX, atY where it stands now in the picture
  /// @param rows the places that were written down, the latest first
  public record History(
      String sentence,
      @Nullable String path,
      String best,
      int bestY,
      @Nullable String worst,
      int worstY,
      String from,
      String until,
      int atX,
      int atY,
      List<Row> rows) {
    public int width() {
      return RankHistory.WIDTH;
    }

    public int height() {
      return RankHistory.HEIGHT;
    }

    /// A place and its first day.
    public record Row(String day, String place, String priority, String exact) {}
  }

  /// A cent or two.
  public record Rounding(String protect, String grow, String value) {}

  /// One account's ask, with its part of the value.
  ///
  /// @param address where the account's page stands
  /// @param sum lines of factors that multiply up to an amount
  public record Ask(
      String account,
      String address,
      Spoken.Health health,
      List<String> about,
      String protect,
      String grow,
      String amount,
      List<Line> sum,
      List<Quote> quotes) {}

  /// `factor × factor × factor = result`.
  public record Line(String name, List<Factor> factors, String result) {}

  /// One factor of a sum.
  ///
  /// @param value as it is multiplied
  /// @param exact all its digits, for whoever checks
  public record Factor(String value, String words, String exact) {}

  /// What a customer said.
  public record Quote(String text, String who, @Nullable String link) {}
}
