package heed.slack;

import heed.loop.Milestone;
import heed.loop.Notice;
import heed.outbox.Message;
import heed.platform.Json;
import java.util.List;

/// Puts each kind of message into words when it is delivered, with the facts as they are then.
final class Wordings implements SlackCourier.Wording {
  private final SlackRooms rooms;

  Wordings(SlackRooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public SlackCourier.Words of(Message message) {
    if (message.kind().equals(Receipts.KIND)) {
      return Receipts.words(message, rooms);
    }
    if (Milestone.BY_WORD.containsKey(message.kind())) {
      return notice(message);
    }
    var text = "Heed has a message for you that this version cannot show.";
    return new SlackCourier.Words(text, List.of(Kit.section(text)));
  }

  private SlackCourier.Words notice(Message message) {
    var notice = Json.read(message.body(), Notice.class);
    var reader = SlackCourier.isForTriage(message) ? null : message.recipient();
    return rooms
        .database()
        .read(handle ->
            NoticeMessage.words(
                notice,
                new NoticeMessage.Setting(
                    message.id(), reader, rooms.today(), id -> rooms.loops().find(handle, id))));
  }
}
