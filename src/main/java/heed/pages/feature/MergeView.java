package heed.pages.feature;

import heed.pages.frame.InboxPart;
import heed.pages.frame.InboxPlace;
import heed.pages.frame.Links;
import heed.pages.frame.StatusMark;
import heed.pages.why.WhyView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a merge, or its undoing, would do.
///
/// @param title the question as a sentence
/// @param from the feature that is merged, and `into` the one that stands for it; null while none
///   is chosen
/// @param moves what would move, a sentence each
/// @param choice what it may be merged into; empty once one is chosen
/// @param trouble why what was typed is no choice, or null
/// @param act the address that does it
/// @param fields what is sent there
/// @param leave where to go without doing it
/// @param place the part of the inbox from which it is looked at, if it is
public record MergeView(
    String title,
    Side from,
    @Nullable Side into,
    List<String> moves,
    List<FeatureView.Like> choice,
    @Nullable String trouble,
    String typed,
    String act,
    String button,
    Map<String, String> fields,
    String leave,
    InboxPlace place) {

  /// The same, looked at from the inbox: it leads back there.
  MergeView from(InboxPlace inbox, String key) {
    return inbox.known()
        ? new MergeView(
            title,
            from,
            into,
            moves,
            choice,
            trouble,
            typed,
            into == null ? act : Links.triage(key) + "/merge" + inbox.query(),
            button,
            fields,
            inbox.address(),
            inbox)
        : this;
  }

  /// Whether both stand on the page already.
  public boolean pair() {
    return place.part() == InboxPart.DOUBLES;
  }

  /// One of the two, as it stands today.
  ///
  /// @param facts asks, effort, worth, place
  public record Side(
      String label,
      String title,
      String address,
      StatusMark status,
      @Nullable String description,
      List<String> facts,
      List<WhyView.Quote> quotes) {}
}
