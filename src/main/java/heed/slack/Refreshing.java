package heed.slack;

import heed.outbox.Message;
import heed.people.Person;

/// Shows what became of a loop where somebody just acted on it: the message itself changes.
final class Refreshing {
  private final SlackCalls calls;
  private final SlackRooms rooms;
  private final Wordings wordings;
  private final OwedList owed;
  private final Home home;

  Refreshing(SlackCalls calls, SlackRooms rooms, Wordings wordings, OwedList owed, Home home) {
    this.calls = calls;
    this.rooms = rooms;
    this.wordings = wordings;
    this.owed = owed;
    this.home = home;
  }

  void refresh(Place place, LoopButtons.Target target, Person person) {
    switch (place) {
      case Place.InMessage(var channel, var timestamp) -> {
        var where = new SlackCalls.Posted(channel, timestamp);
        rooms
            .database()
            .read(handle -> rooms.messages().find(handle, target.message()))
            .filter(message -> standsThere(message, where, person))
            .ifPresent(message -> rewrite(message, where));
      }
      case Place.InAnswer(var responseUrl) -> answerAgain(responseUrl, person);
      case Place.InHome(var userId) -> home.publish(userId);
      case Place.Nowhere() -> {}
    }
  }

  /// Whether it is this message that stands there: a button or a form that was tampered with must
  /// not put one message in the place of another. Of a message whose posting we have not heard of,
  /// only the recipient can know.
  private static boolean standsThere(Message message, SlackCalls.Posted where, Person person) {
    var standing = Standing.of(message);
    if (standing != null) {
      return standing.where().equals(where);
    }
    var sentTo = message.sentTo();
    return sentTo == null
        ? message.recipient().equals(person.email())
        : sentTo.equals(where.channel());
  }

  private void rewrite(Message message, SlackCalls.Posted where) {
    var words = wordings.of(message);
    calls.update(where, words.text(), words.blocks());
  }

  private void answerAgain(String responseUrl, Person person) {
    var words = Answers.whispered(owed.text(person), owed.blocks(person, Commands.LOOPS));
    words.put("replace_original", true);
    calls.respond(responseUrl, words);
  }
}
