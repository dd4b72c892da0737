package heed.pages.message;

import heed.pages.frame.Tab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of messages: what was sent to whom, or would be.
public record MessagesView(
    String headline, String sentence, List<Tab> tabs, List<Entry> entries, @Nullable String next) {

  /// One message.
  ///
  /// @param problem why it could not be delivered, or null
  /// @param retry whether the reader may try it again
  /// @param notice null for a kind of message that has no words here
  public record Entry(
      String id,
      String to,
      String when,
      String state,
      boolean parked,
      @Nullable String problem,
      boolean retry,
      @Nullable Words notice) {}

  /// What a message says.
  public record Words(String what, String who, List<String> about, List<Item> items) {}

  /// Word owed to one account.
  public record Item(
      String account, String about, @Nullable String quote, @Nullable String draft) {}
}
