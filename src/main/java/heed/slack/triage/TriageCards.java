package heed.slack.triage;

import heed.outbox.Message;
import heed.platform.Json;
import heed.platform.Refused;
import heed.slack.call.InTime;
import heed.slack.call.SlackCalls;
import heed.slack.message.Standing;
import heed.slack.rooms.SlackRooms;
import heed.slack.text.Wording;
import heed.triage.Card;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The cards that stand in the channel: which feature each is about, and showing one anew where
/// somebody just acted on it. The outbox does the same a moment later, whichever door it came
/// through; who pressed need not wait for that.
public final class TriageCards {
  private final SlackCalls calls;
  private final SlackRooms rooms;
  private final Wording wording;
  private final InTime inTime;

  public TriageCards(SlackCalls calls, SlackRooms rooms, Wording wording, InTime inTime) {
    this.calls = calls;
    this.rooms = rooms;
    this.wording = wording;
    this.inTime = inTime;
  }

  /// The feature that a card is about.
  ///
  /// @param card id of its message, as a button or a form says it
  /// @throws Refused NOT_FOUND when there is no such card
  String featureOf(@Nullable String card) {
    return Json.read(message(card).body(), Card.class).feature();
  }

  void refreshLater(String card) {
    inTime.afterwards("a card in place", () -> find(card).ifPresent(this::refresh));
  }

  private Message message(@Nullable String card) {
    return find(card)
        .orElseThrow(
            () -> Refused.because(Refused.Kind.NOT_FOUND, TriageTexts.plain("button.old")));
  }

  private Optional<Message> find(@Nullable String card) {
    return rooms
        .database()
        .read(handle -> rooms.messages().find(handle, String.valueOf(card)))
        .filter(message -> message.kind().equals(Card.KIND));
  }

  private void refresh(Message card) {
    var standing = Standing.of(card);
    if (standing != null) {
      var words = wording.of(card);
      calls.update(standing.where(), words.text(), words.blocks());
    }
  }
}
