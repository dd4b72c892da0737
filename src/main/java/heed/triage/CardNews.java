package heed.triage;

import java.util.List;

/// What happened to a feature since its card last told of it: the facts of one message beneath the
/// card. This is the body of a message in the outbox.
///
/// @param card id of the card's own message
/// @param feature its key
/// @param actor who did the latest of it, as the change log calls them
/// @param askers names of the accounts that began to ask, the latest first; empty unless their
///   number is news
/// @param newAsks how many accounts began to ask, those named among them
public record CardNews(
    String card,
    String feature,
    String actor,
    Situation before,
    Situation now,
    List<String> askers,
    int newAsks) {
  /// The kind of such a message.
  public static final String KIND = "card_news";

  public CardNews {
    askers = List.copyOf(askers);
  }
}
