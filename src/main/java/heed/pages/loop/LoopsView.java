package heed.pages.loop;

import heed.pages.frame.Tab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of loops: whom do I owe word?
///
/// @param broken those of customers who were told of a day that no longer holds
/// @param next address of the next page, or null
/// @param telling whether the reader may change how customers are told
/// @param pool by which these loops are handed out; null when they are somebody's
public record LoopsView(
    String headline,
    String sentence,
    List<Tab> tabs,
    List<Tab> owners,
    List<Line> broken,
    List<Line> lines,
    String emptyWords,
    @Nullable String next,
    boolean telling,
    @Nullable PoolView pool) {

  /// A day on which to be reminded.
  ///
  /// @param day as ISO text
  public record Later(String words, String day) {}

  /// One loop.
  ///
  /// @param accountAddress where the account's page stands
  /// @param news what the customer should hear, such as "SSO is planned"
  /// @param when when it is due, or when and how it ended
  /// @param owner who owes it; null when that is the reader
  /// @param note what the customer said when they heard it
  /// @param draft the text ready to send; null once it has ended
  /// @param answerable whether the reader may answer it
  /// @param later days that are meant most often
  /// @param broken what they were told before, when it no longer holds, or null
  /// @param sent the text as it was edited before it was sent, or null
  /// @param edited whether the draft is its owner's own
  /// @param tag of the customer's language
  /// @param noting what the link to writing down what they said is called, or null where the reader
  ///   may not
  public record Line(
      String id,
      String account,
      String accountAddress,
      String feature,
      String featureAddress,
      String news,
      String when,
      boolean late,
      @Nullable String owner,
      @Nullable String note,
      @Nullable String draft,
      boolean answerable,
      @Nullable String snoozeUntil,
      List<Later> later,
      @Nullable String broken,
      @Nullable String sent,
      boolean edited,
      String tag,
      @Nullable String noting) {}
}
