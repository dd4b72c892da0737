package heed.pages.inbox;

import heed.pages.frame.InboxPlace;
import heed.pages.frame.Run;
import heed.pages.frame.StatusMark;
import heed.pages.frame.Tab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The inbox: what waits for a PM.
///
/// @param trouble why the last act did not work, or null
/// @param headIds headings that are not shown while their parts are empty
/// @param fresh new features; null where the page shows another section only
/// @param doubles pairs that may be the same; null likewise
/// @param facts what nobody knows; null likewise
/// @param again declined ones whose day to look again has come; null likewise
public record InboxView(
    String headline,
    @Nullable String trouble,
    List<Tab> tabs,
    List<String> headIds,
    @Nullable Section<Fresh> fresh,
    @Nullable Section<Twins> doubles,
    @Nullable Section<Missing> facts,
    @Nullable Section<Again> again) {

  /// Some of what waits.
  ///
  /// @param title says how many there are
  /// @param place where the acts of this section come back to
  /// @param more the address of all of them, or null when all are here
  public record Section<T>(
      String title,
      List<T> items,
      InboxPlace place,
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
  ///
  /// @param merge where it is shown what merging into it would do
  public record Like(String title, String address, String merge, String likeness) {}

  /// Two features that may be the same.
  public record Twins(String likeness, Side left, Side right) {}

  /// One of the two.
  ///
  /// @param named its title with what it shares with the other marked
  /// @param description the same way, or null
  /// @param meta its effort, what it is worth
  /// @param askers who asks for it, the largest first
  /// @param others how many more ask, in words, or null
  /// @param merge where it is shown what merging the other into it would do
  /// @param mergeWords what that says to who does not see the page
  public record Side(
      String key,
      String title,
      List<Run> named,
      String address,
      String act,
      StatusMark status,
      @Nullable List<Run> description,
      List<String> meta,
      String asks,
      List<Asker> askers,
      @Nullable String others,
      List<Quote> quotes,
      String merge,
      String mergeWords) {}

  /// An account that asks for one of the two.
  ///
  /// @param money its ARR, or that it is a prospect
  /// @param exact the same to the cent, or null
  /// @param both whether it asks for the other one too
  public record Asker(
      String name,
      String address,
      String severity,
      String money,
      @Nullable String exact,
      boolean both) {}

  /// A fact that nobody knows.
  ///
  /// @param key of the feature whose effort it is, or null
  /// @param what whose fact it is
  /// @param address of the page where it can be filled in
  /// @param could what knowing it could change
  /// @param money between which priorities
  /// @param estimate where an effort is filled in at once, or null
  /// @param seen the feature's version for that
  /// @param ask a letter to whoever may know, or null
  /// @param asked their name
  public record Missing(
      @Nullable String key,
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
      String key,
      String title,
      String address,
      String act,
      String seen,
      String when,
      List<String> meta,
      @Nullable String reason) {}
}
