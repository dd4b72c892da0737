package heed.pages.loop;

import heed.pages.chart.Columns;
import heed.pages.frame.Tab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is the loop really closed? Figures of the loops that were opened in a period.
///
/// @param periods which loops are counted
/// @param whose whose figures it shows, with the way back to everybody's; null: all of them
/// @param chart how much of each month’s decisions was told; null when there were none
/// @param money whether the reader may see it
public record LoopFiguresView(
    String headline,
    String sentence,
    List<Tab> periods,
    @Nullable String whose,
    @Nullable Columns chart,
    List<Table> tables,
    boolean money,
    List<Silent> silent,
    @Nullable String silentMore,
    List<Debt> oldest) {

  /// The figures by something.
  ///
  /// @param caption what by
  /// @param head of the first column
  public record Table(String caption, String head, List<Row> rows) {}

  /// One line of them.
  ///
  /// @param address where these loops stand, or null
  /// @param told width of the bar's told part, such as `83%`; what follows it was waived
  /// @param words the bar for those who do not see it
  public record Row(
      String name,
      @Nullable String address,
      String rate,
      String told,
      String waived,
      String words,
      long toldCount,
      long waivedCount,
      long open,
      long overdue,
      String days) {}

  /// An account that should have heard.
  public record Silent(
      String account,
      String address,
      String csm,
      @Nullable String arr,
      String overdue,
      String since) {}

  /// Word that is owed for long.
  public record Debt(
      String account, String address, String news, String csm, String opened, String due) {}
}
