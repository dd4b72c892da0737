package heed.outbox;

import org.jspecify.annotations.Nullable;

/// One message to one recipient. Its body holds facts; the courier puts them into words when it
/// delivers them.
///
/// @param id stays the same on every attempt, so that a recipient's side can tell a repetition
/// @param place 1, 2, 3 … in the order of writing; a recipient gets messages in this order
/// @param transport which courier carries it
/// @param recipient an e-mail address, or a name that the courier knows, such as `triage`
/// @param kind what it is about, in one word
/// @param body JSON
/// @param attempts deliveries begun so far
/// @param dueAtMs not tried before this instant, epoch milliseconds
/// @param sentTo where the transport put it
/// @param lastProblem why the latest attempt failed, in a sentence
public record Message(
    String id,
    long place,
    String transport,
    String recipient,
    String kind,
    String body,
    MessageState state,
    int attempts,
    long dueAtMs,
    long createdAtMs,
    @Nullable Long sentAtMs,
    @Nullable String sentTo,
    @Nullable String lastProblem) {

  /// What the change log keeps of a message that a person touched: not its body, which stays here.
  record Touched(
      String transport,
      String recipient,
      String kind,
      MessageState state,
      int attempts,
      @Nullable String lastProblem) {}

  Touched touched(MessageState now, int attemptsNow, @Nullable String problem) {
    return new Touched(transport, recipient, kind, now, attemptsNow, problem);
  }
}
