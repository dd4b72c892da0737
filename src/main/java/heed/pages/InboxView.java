package heed.pages;

import heed.pages.LoopsView.Tab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The inbox: what waits for a PM.
///
/// @param trouble why the last act did not work, or null
/// @param fresh new features; null where the page shows another section only
/// @param again declined ones whose day to look again has come; null likewise
public record InboxView(
    String headline,
    @Nullable String trouble,
    List<Tab> tabs,
    @Nullable Section<Fresh> fresh,
    @Nullable Section<Again> again) {

  /// Some of what waits.
  ///
  /// @param title says how many there are
  /// @param more the address of all of them, or null when all are here
  public record Section<T>(
      String title,
      List<T> items,
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
