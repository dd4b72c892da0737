package heed.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is the loop really closed? Figures of the loops that were opened in a period.
///
/// @param periods which loops are counted
/// @param whose whose figures it shows, with the way back to everybody's; null: all of them
/// @param columns the months of the chart, the earliest first; they stand in a table too
/// @param money whether the reader may see it
public record LoopFiguresView(
    String headline,
    String sentence,
    List<LoopsView.Tab> periods,
    @Nullable String whose,
    List<Column> columns,
    List<Table> tables,
    boolean money,
    List<Silent> silent,
    @Nullable String silentMore,
    List<Debt> oldest) {

  /// A month of the chart, which is as wide as there are months.
  ///
  /// @param rate such as `83 %`
  /// @param x where the column begins, of a height of [#HEIGHT] that grows from the bottom
  /// @param whole its height; 0 when there was nothing to tell
  /// @param words the same for those who do not see it
  public record Column(
      String month,
      String rate,
      int x,
      int middle,
      int whole,
      int toldAt,
      int told,
      int waivedAt,
      int waived,
      String words) {
    /// Of a column with everything in it.
    public static final int HEIGHT = 96;

    /// From one column to the next.
    public static final int STEP = 64;
  }

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
