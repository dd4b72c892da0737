package heed.pages.inbox;

import heed.pages.frame.Done;
import heed.pages.frame.InboxPlace;
import heed.pages.inbox.InboxView.Again;
import heed.pages.inbox.InboxView.Fresh;
import heed.pages.inbox.InboxView.Missing;
import heed.pages.inbox.InboxView.Twins;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an act in the inbox answers a script: the row as it stands now, or a line that says what
/// was done in its place, and the counters around it.
///
/// @param done what was done
/// @param about what it was done to
/// @param fresh the row, when it is still a new feature; null otherwise
/// @param twins the row, when it is still a likely pair; null otherwise
/// @param missing the row, when the fact is still unknown; null otherwise
/// @param again the row, when it still waits for another look; null otherwise
/// @param heads the headings that say how many are left
/// @param waiting how many decisions wait
public record InboxAnswer(
    InboxPlace place,
    Done done,
    About about,
    @Nullable Fresh fresh,
    @Nullable Twins twins,
    @Nullable Missing missing,
    @Nullable Again again,
    String headline,
    long waiting,
    List<Head> heads) {

  /// The feature that an act was about.
  ///
  /// @param seen its version now, for its other rows
  /// @param state `gone` when no row is about it any longer, `known` when its effort is, else empty
  public record About(String key, String title, String address, String seen, String state) {}

  /// A heading of a part.
  public record Head(String id, String words) {}
}
