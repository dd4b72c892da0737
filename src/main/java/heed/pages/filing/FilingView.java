package heed.pages.filing;

import heed.pages.frame.Choice;
import heed.pages.frame.Complaints;
import heed.pages.frame.StatusMark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form by which a request is filed.
///
/// @param typed what its fields hold, by name; empty for none
/// @param own names of the reader’s accounts, to choose from
/// @param meant the accounts that were perhaps meant, when it is not clear which
/// @param alike the features that it is perhaps; empty until one was typed
/// @param trouble null unless something has to be mended first
public record FilingView(
    Typed typed,
    List<String> own,
    List<Choice> meant,
    Alikes alike,
    List<Choice> severities,
    Complaints complaints,
    @Nullable String trouble) {

  /// What the fields hold.
  public record Typed(
      String account,
      String feature,
      String description,
      boolean core,
      String expansion,
      String quote,
      String contact,
      String source) {}

  /// Features that may be the same ask.
  ///
  /// @param fresh whether none of them is chosen, so that it is a new feature
  /// @param asked whether it must be said
  public record Alikes(List<Like> likes, boolean fresh, boolean asked) {
    static final Alikes NONE = new Alikes(List.of(), false, false);
  }

  /// One of them.
  public record Like(String key, String title, String about, StatusMark status, boolean chosen) {}
}
