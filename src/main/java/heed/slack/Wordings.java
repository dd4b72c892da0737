package heed.slack;

import heed.book.LiveBook;
import heed.outbox.Message;
import java.util.List;

/// Puts each kind of message into words when it is delivered, with the facts as they are then.
final class Wordings implements SlackCourier.Wording {
  private final LiveBook book;

  Wordings(SlackRooms rooms) {
    this.book = rooms.book();
  }

  @Override
  public SlackCourier.Words of(Message message, boolean forOneReader) {
    return switch (message.kind()) {
      case Receipts.KIND -> Receipts.words(message.body(), book.now());
      default -> {
        var text = "Heed has a message that this version cannot show.";
        yield new SlackCourier.Words(text, List.of(Kit.section(text)));
      }
    };
  }
}
