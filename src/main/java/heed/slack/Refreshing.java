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
      case Place.InMessage(var channel, var timestamp) ->
          rooms
              .database()
              .read(handle -> rooms.messages().find(handle, target.message()))
              .ifPresent(message -> rewrite(message, new SlackCalls.Posted(channel, timestamp)));
      case Place.InAnswer(var responseUrl) -> answerAgain(responseUrl, person);
      case Place.InHome(var userId) -> home.publish(userId);
      case Place.Nowhere() -> {}
    }
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
