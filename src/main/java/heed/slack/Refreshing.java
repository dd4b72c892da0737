package heed.slack;

import heed.outbox.Message;
import heed.people.Person;

/// Shows what became of a loop where somebody just acted on it.
final class Refreshing {
  private final SlackCalls calls;
  private final SlackRooms rooms;
  private final Wordings wordings;
  private final Voices voices;
  private final OwedList owed;
  private final Home home;

  Refreshing(
      SlackCalls calls,
      SlackRooms rooms,
      Wordings wordings,
      Voices voices,
      OwedList owed,
      Home home) {
    this.calls = calls;
    this.rooms = rooms;
    this.wordings = wordings;
    this.voices = voices;
    this.owed = owed;
    this.home = home;
  }

  /// After a loop was answered. Messages about it are changed by the outbox, in the transaction of
  /// the answer: doing it here as well would only ask Slack twice.
  ///
  /// @param userId who acted
  void answered(Place place, Person person, String userId) {
    switch (place) {
      case Place.InAnswer(var responseUrl) -> answerAgain(responseUrl, person);
      case Place.InHome(_, var pages) -> home.show(userId, pages);
      case Place.InMessage _, Place.Nowhere _ -> {}
    }
    if (!(place instanceof Place.InHome)) {
      home.refresh(userId);
    }
  }

  /// Shows the truth where a button was out of date, or where the outbox knows of no change.
  void refresh(Place place, LoopButtons.Target target, Person person) {
    switch (place) {
      case Place.InMessage(var channel, var timestamp) ->
          rooms
              .database()
              .read(handle -> rooms.messages().find(handle, target.message()))
              .ifPresent(message -> rewrite(message, new SlackCalls.Posted(channel, timestamp)));
      case Place.InAnswer(var responseUrl) -> answerAgain(responseUrl, person);
      case Place.InHome(var userId, var pages) -> home.show(userId, pages);
      case Place.Nowhere() -> {}
    }
  }

  private void rewrite(Message message, SlackCalls.Posted where) {
    var words = wordings.of(message);
    calls.update(where, words.text(), words.blocks());
  }

  private void answerAgain(String responseUrl, Person person) {
    var voice = voices.of(person);
    var owes = owed.of(person);
    calls.respond(
        responseUrl,
        Answers.instead(owed.text(voice, owes), owed.blocks(voice, owes, Commands.LOOPS)));
  }
}
