package heed.people;

import heed.platform.Fields;
import heed.platform.Refused;
import heed.platform.Texts;

/// A way to look at the backlog that somebody gave a name.
///
/// @param owner the e-mail address of whoever named it
/// @param shared whether everybody sees it
/// @param query what the address of the page asks for: filters and order
public record SavedView(String id, String owner, boolean shared, String name, String query) {
  /// Longest name, in code points: it stands in a row of tabs.
  public static final int NAME = 60;

  /// Longest query, in characters.
  private static final int QUERY = 2000;

  /// Reads a name; complaints stay with the fields.
  public static String name(Fields fields) {
    var name = fields.requiredLine("name", NAME);
    fields.refuseProblems();
    return name;
  }

  public SavedView {
    if (Texts.length(query) > QUERY) {
      throw Refused.because(Refused.Kind.INVALID, "This is narrowed by more than a view can keep.");
    }
  }

  /// The same view under another name.
  SavedView named(String other) {
    return new SavedView(id, owner, shared, other, query);
  }

  /// The same view, for everybody or for its owner only.
  SavedView shared(boolean withAll) {
    return new SavedView(id, owner, withAll, name, query);
  }
}
