package heed.pages.feature;

import heed.pages.frame.Choice;
import heed.pages.frame.InboxPlace;
import heed.pages.frame.Links;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The form in which a PM decides about a feature, and the preview of who will be told what.
///
/// @param address where the form goes
/// @param statuses to choose from
/// @param chosen whether one was already chosen on the page before
/// @param preview null before somebody asked for it
public record DecisionView(
    String address, List<Choice> statuses, boolean chosen, @Nullable Preview preview) {

  /// The same, made from the inbox: it leads back there.
  DecisionView from(InboxPlace place, String key) {
    return place.known()
        ? new DecisionView(Links.triage(key) + "/decide" + place.query(), statuses, chosen, preview)
        : this;
  }

  /// What would happen.
  ///
  /// @param sentence how many customers are owed word, and who is told
  /// @param act what the button says
  /// @param fields the decision, to be sent once more
  /// @param groups who gets which words, by who passes them on
  public record Preview(
      String sentence, String act, Map<String, String> fields, List<Group> groups) {}

  /// The words of one CSM's message.
  public record Group(String to, List<Word> words) {}

  /// The words for one account.
  public record Word(String account, String due, String draft) {}
}
