package heed.pages;

import heed.pages.LoopsView.Tab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The inbox: what waits for a PM.
///
/// @param trouble why the last act did not work, or null
/// @param fresh new features; null where the page shows another section only
/// @param doubles pairs that may be the same; null likewise
/// @param facts what nobody knows; null likewise
/// @param again declined ones whose day to look again has come; null likewise
public record InboxView(
    String headline,
    @Nullable String trouble,
    List<Tab> tabs,
    @Nullable Section<Fresh> fresh,
    @Nullable Section<Twins> doubles,
    @Nullable Section<Missing> facts,
    @Nullable Section<Again> again) {

  /// Some of what waits.
  ///
  /// @param title says how many there are
  /// @param back what the acts of this section end their addresses with, to come back to it
  /// @param more the address of all of them, or null when all are here
  public record Section<T>(
      String title,
      List<T> items,
      String back,
      @Nullable String more,
      @Nullable String previous,
      @Nullable String next) {}

  /// A feature that nobody has looked at.
  ///
  /// @param act the address that its acts begin with
  /// @param seen its version, to be sent with an act
  /// @param meta when it came, who asks, what it is worth
  /// @param alike what it may be the same as, the likeliest first
  public record Fresh(
      String key,
      String title,
      String address,
      String act,
      String seen,
      @Nullable String description,
      List<String> meta,
      List<Quote> quotes,
      List<Like> alike) {}

  /// What a customer said.
  public record Quote(String words, String by) {}

  /// A feature that may be the same.
  public record Like(String key, String title, String address, String likeness) {}

  /// Two features that may be the same.
  public record Twins(String likeness, Side left, Side right) {}

  /// One of the two.
  ///
  /// @param meta its status, who asks, what it is worth
  /// @param mergeWords what merging it into the other says to who does not see the page
  public record Side(
      String key,
      String title,
      String address,
      String act,
      String seen,
      @Nullable String description,
      List<String> meta,
      List<Quote> quotes,
      String mergeWords) {}

  /// A fact that nobody knows.
  ///
  /// @param what whose fact it is
  /// @param address of the page where it can be filled in
  /// @param could what knowing it could change
  /// @param money between which priorities
  /// @param estimate where an effort is filled in at once, or null
  /// @param seen the feature's version for that
  /// @param ask a letter to whoever may know, or null
  /// @param asked their name
  public record Missing(
      String what,
      String address,
      String could,
      String money,
      @Nullable String estimate,
      String seen,
      @Nullable String ask,
      @Nullable String asked) {}

  /// A declined feature to look at again.
  public record Again(
      String title,
      String address,
      String act,
      String seen,
      String when,
      List<String> meta,
      @Nullable String reason) {}
}
