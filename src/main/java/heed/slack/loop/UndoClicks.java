package heed.slack.loop;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.response.Response;
import heed.outbox.Message;
import heed.people.Person;
import heed.platform.Json;
import heed.platform.Refused;
import heed.request.TakingBack;
import heed.slack.message.Receipts;
import heed.slack.rooms.SlackRooms;
import heed.slack.team.Clicking;
import heed.slack.text.LoopButtons;
import heed.slack.text.Place;
import org.jspecify.annotations.Nullable;

/// *Undo* on a receipt. Pressed twice, late or by somebody else it changes nothing and says so.
public final class UndoClicks {
  private final Clicking clicking;
  private final SlackRooms rooms;
  private final TakingBack takingBack;
  private final Refreshing refreshing;

  public UndoClicks(Clicking clicking, SlackRooms rooms, Refreshing refreshing) {
    this.clicking = clicking;
    this.rooms = rooms;
    this.takingBack =
        new TakingBack(rooms.requests(), rooms.features(), rooms.keepingFeatures(), rooms.filing());
    this.refreshing = refreshing;
  }

  public Response undo(BlockActionPayload click) {
    return clicking.press(
        click,
        person -> {
          var receipt = receipt(click.getActions().getFirst().getValue());
          try {
            takeBack(click, receipt, person);
          } finally {
            var target = new LoopButtons.Target("", receipt.id());
            clicking.afterwards(
                "a change in place",
                () -> {
                  refreshing.refresh(Place.of(click), target, person);
                  refreshing.acted(click.getUser().getId());
                });
          }
        });
  }

  /// What was filed stands in the message that we keep; a button says only which message.
  private Message receipt(@Nullable String id) {
    return rooms
        .database()
        .read(handle -> rooms.messages().find(handle, String.valueOf(id)))
        .filter(message -> message.kind().equals(Receipts.KIND))
        .orElseThrow(() -> Refused.because(Refused.Kind.NOT_FOUND, "This button is too old."));
  }

  private void takeBack(BlockActionPayload click, Message receipt, Person person) {
    var facts = Json.read(receipt.body(), Receipts.Facts.class);
    rooms
        .database()
        .writer()
        .write(
            person.email(),
            transaction -> {
              if (clicking.first(transaction, click)) {
                takingBack.takeBack(
                    transaction, facts.request(), facts.newFeature(), person.email());
              }
              return true;
            });
  }
}
