package heed.loop;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The facts of one message to one PM: which declined features are to be looked at again now. Never
/// any money. This is the body of a message in the outbox.
///
/// @param more how many further features there are, which stand in the list only
public record Revisit(List<Item> items, int more) {
  /// What such a message is called in the outbox.
  public static final String KIND = "revisit";

  public Revisit {
    items = List.copyOf(items);
  }

  /// A declined feature.
  ///
  /// @param feature its key
  /// @param reason why it was declined, or null
  /// @param revisitDate the day that was set
  /// @param customers how many accounts ask for it
  public record Item(
      String feature,
      String title,
      @Nullable String reason,
      LocalDate revisitDate,
      int customers) {}
}
