package heed.slack.loop;

import heed.outbox.Message;
import heed.people.Person;
import heed.slack.call.SlackCalls;
import heed.slack.home.Home;
import heed.slack.home.OwedList;
import heed.slack.message.Standing;
import heed.slack.rooms.SlackRooms;
import heed.slack.team.Voices;
import heed.slack.text.Answers;
import heed.slack.text.LoopButtons;
import heed.slack.text.Place;
import heed.slack.text.Wording;

/// Shows what became of a loop where somebody just acted on it.
public final class Refreshing {
  private final SlackCalls calls;
  private final SlackRooms rooms;
  private final Wording wording;
  private final Voices voices;
  private final OwedList owed;
  private final Home home;

  public Refreshing(
      SlackCalls calls,
      SlackRooms rooms,
      Wording wording,
      Voices voices,
      OwedList owed,
      Home home) {
    this.calls = calls;
    this.rooms = rooms;
    this.wording = wording;
    this.voices = voices;
    this.owed = owed;
    this.home = home;
  }

  /// After a loop was answered. Messages about it are changed by the outbox, by the transaction of
  /// the answer: doing it here as well would only ask Slack twice. But where one stands whose
  /// posting we have not heard of, only the click tells.
  ///
  /// @param userId who acted
  void answered(Place place, LoopButtons.Target target, Person person, String userId) {
    if (!(place instanceof Place.InMessage) || !isKnownToOutbox(target)) {
      refresh(place, target, person);
    }
    if (!(place instanceof Place.InHome)) {
      home.refresh(userId);
    }
  }

  private boolean isKnownToOutbox(LoopButtons.Target target) {
    return rooms
        .database()
        .read(handle -> rooms.messages().find(handle, target.message()))
        .filter(message -> Standing.of(message) != null)
        .isPresent();
  }

  /// Somebody did something elsewhere that their Home shows.
  void acted(String userId) {
    home.refresh(userId);
  }

  /// Shows the truth where a button was out of date, or where the outbox knows of no change.
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
      case Place.InHome(var userId, var pages) -> home.show(userId, pages);
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
    var words = wording.of(message);
    calls.update(where, words.text(), words.blocks());
  }

  private void answerAgain(String responseUrl, Person person) {
    var voice = voices.of(person);
    var owes = owed.of(person);
    calls.respond(
        responseUrl,
        Answers.instead(owed.text(voice, owes), owed.blocks(voice, owes, OwedList.FEW)));
  }
}
